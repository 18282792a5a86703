import type { FormValues } from './read-form.ts';

/** Everything that was typed, carried on to the next form: a page that asks to confirm loses nothing. */
export function HiddenValues({ values, except = [] }: { values: FormValues; except?: readonly string[] }) {
  return (
    <>
      {Object.entries(values)
        .filter(([name]) => !except.includes(name))
        .flatMap(([name, value]) =>
          (typeof value === 'string' ? [value] : value).map((each) => [name, each] as const),
        )
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  );
}
