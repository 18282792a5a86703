import { isLocalDate } from '../../api/domain/calendar.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import type { AlcoholSales } from '../../api/domain/licence.ts';

export type DayReading = { readonly day: LocalDate | null } | { readonly problem: string };

/** A day as the LGA's schema writes it, `25/05/2014` or `25/05/2014 13:45`, or as ISO does; empty is none. */
export function readDay(text: string): DayReading {
  const line = text.trim();
  if (line === '') return { day: null };
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(line);
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(line);
  const day = british
    ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`
    : (iso?.[1] ?? '');
  return isLocalDate(day) ? { day } : { problem: `"${line.slice(0, 30)}" (dd/mm/yyyy is expected)` };
}

/** `true`, `Yes`, `N`; undefined where the cell says nothing, or nothing that can be read. */
export function readFlag(text: string | undefined): boolean | undefined {
  const word = (text ?? '').trim().toLowerCase();
  if (/^(true|yes|y|1)$/.test(word)) return true;
  return /^(false|no|n|0)$/.test(word) ? false : undefined;
}

/**
 * Where alcohol may be drunk, from the three flags of the schema. Undefined where the file says nothing of it; unknown where
 * they do not say where, or contradict one another.
 */
export function readAlcohol(flags: {
  readonly supply: boolean | undefined;
  readonly on: boolean | undefined;
  readonly off: boolean | undefined;
}): AlcoholSales | undefined {
  const { supply, on, off } = flags;
  if (supply === undefined && on === undefined && off === undefined) return undefined;
  const sold = on === true || off === true;
  if (supply === false) return sold ? 'unknown' : 'none';
  if (sold) return on && off ? 'both' : on ? 'on' : 'off';
  return supply === undefined && on === false && off === false ? 'none' : 'unknown';
}
