const script = import.meta.url;
/** The folder of the first script; where that stands in a page of ours, the folder it was built to. */
const folder = /\.[jt]s$/.test(new URL(script).pathname) ? script : new URL('/embed/v1/', script);

/**
 * A file that lies beside the first script, fetched when it is wanted and once.
 * @throws where it cannot be had: whoever asks must do without
 */
export function lazily<Module>(name: string): Promise<Module> {
  return import(/* @vite-ignore */ new URL(name, folder).href) as Promise<Module>;
}
