import type { Child } from 'hono/jsx';

/**
 * A field's hint, on a page that came back because somebody else saved first: what they saved stands with it where it is not
 * what was typed.
 * @param saved what the register says now; undefined where there was no such conflict
 */
export function meanwhile(hint: Child, saved: string | undefined, typed: string | undefined): Child {
  if (saved === undefined || saved === (typed ?? '').trim()) return hint;
  return (
    <>
      {hint !== undefined && <>{hint} </>}
      <strong>Saved meanwhile: {saved === '' ? 'nothing' : saved}</strong>
    </>
  );
}
