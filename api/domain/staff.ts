import type { LocalDate } from './clock.ts';
import { addDays } from './london-time.ts';

/** What tells whether somebody counts among the staff. */
export interface OnTheStaff {
  readonly publicFacing: boolean;
  /** Days; left from there on. */
  readonly joinedOn: LocalDate;
  readonly leftOn: LocalDate | null;
  readonly source: 'manager' | 'link' | 'import';
  /** Instant; null until a manager says that who joined by the link works there. */
  readonly confirmedAt: string | null;
}

/** Works there on a day: has begun, and has not left. */
export function isOnStaff({ joinedOn, leftOn }: OnTheStaff, day: LocalDate): boolean {
  return joinedOn <= day && (leftOn === null || leftOn > day);
}

/** Joined by the link, and no manager has said yet that they work there. */
export function isUnconfirmed({ source, confirmedAt, leftOn }: OnTheStaff): boolean {
  return source === 'link' && confirmedAt === null && leftOn === null;
}

/** As long as a name at work and a job can be. */
export const LONGEST_NAME = 80;
export const LONGEST_JOB = 60;
/** People on the list of one venue, those who left included: far above any bar's, and a page still opens. */
export const MOST_STAFF = 2_000;
/** How many people are on a list; who was erased is on none. */
export function listedIn(staff: readonly { readonly name: string }[]): number {
  return staff.filter(({ name }) => name !== '').length;
}
/** So long ahead somebody's first day can be noted. */
const DAYS_AHEAD = 90;
const FIRST_DAY = '1950-01-01';

/** The first and the last day that can be somebody's first. */
export function joiningDays(today: LocalDate): {
  readonly notBefore: LocalDate;
  readonly notAfter: LocalDate;
} {
  return { notBefore: FIRST_DAY, notAfter: addDays(today, DAYS_AHEAD) };
}

/** Names that differ in letters' size, accents or spaces only are the same to whoever writes a list. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/**
 * Who of those that joined by the link has the name of one who works there, and may be the same person on another phone, or
 * after a long time: ids of whom they may be, by their own. Nobody where a name is not one person's on either side.
 */
export function namesakes(joined: readonly Named[], working: readonly Named[]): ReadonlyMap<string, string> {
  const may = new Map<string, string>();
  for (const { id, name } of joined) {
    const isSame = (other: Named) => nameKey(other.name) === nameKey(name);
    const [one, another] = working.filter(isSame);
    if (one && !another && nameKey(name) !== '' && joined.filter(isSame).length === 1) may.set(id, one.id);
  }
  return may;
}

interface Named {
  readonly id: string;
  readonly name: string;
}
