const script = import.meta.url;
/** The folder of the first script; where that stands in a page of ours, the folder it was built to. */
const folder = /\.[jt]s$/.test(new URL(script).pathname) ? script : new URL('/embed/v1/', script);

let again = 0;

/**
 * A file that lies beside the first script, fetched when it is wanted and once. One quiet retry, since a phone on the move
 * loses single requests; under another address, since browsers never again ask for a module that they could not have.
 * @throws where it cannot be had: whoever asks must do without
 */
export function lazily<Module>(name: string): Promise<Module> {
  const load = (address: string) =>
    import(/* @vite-ignore */ new URL(address, folder).href) as Promise<Module>;
  return load(name).catch(() => load(`${name}?${++again}`));
}
