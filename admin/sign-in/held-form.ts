import type { Context } from 'hono';
import { readEntries } from '../form/body.ts';

export type HeldFields = readonly (readonly [string, string])[];

const PREFIX = 'held.';

/** The fields of a form that must wait, under names that cannot clash with our own. Files are not held. */
export async function holdForm(c: Context): Promise<HeldFields> {
  const entries = await readEntries(c);
  return [
    ...entries.flatMap(([name, value]) =>
      typeof value === 'string' ? ([[PREFIX + name, value]] as const) : [],
    ),
    ['held-action', c.req.path],
  ];
}

/** Held fields as they come back, still under their names. */
export function stillHeld(entries: readonly (readonly [string, unknown])[]): HeldFields {
  return entries.flatMap(([name, value]) =>
    typeof value === 'string' && (name.startsWith(PREFIX) || name === 'held-action')
      ? ([[name, value]] as const)
      : [],
  );
}

/** The form that waited: where it goes and what it held; undefined where none did. */
export function releaseForm(held: HeldFields): { action: string; fields: HeldFields } | undefined {
  const action = held.find(([name]) => name === 'held-action')?.[1];
  if (action === undefined || !/^\/admin\/[^\\\r\n]*$/.test(action)) return undefined;
  const fields = held
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), value] as const);
  return { action, fields };
}
