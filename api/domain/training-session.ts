import { monthsAfter } from './calendar.ts';
import { epochMinutes, type LocalDate } from './clock.ts';
import { londonDate } from './london-time.ts';
import type { TrainingModuleKey } from './training-modules.ts';

export const SESSION_STATES = ['planned', 'held', 'called_off'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** Teaching in a room, of one module. Instants are UTC ISO text, actors `person/…`. */
export interface TrainingSession {
  readonly id: string;
  readonly authorityCode: string;
  readonly moduleKey: TrainingModuleKey;
  readonly startsAt: string;
  readonly minutes: number;
  /** An address in words. */
  readonly place: string;
  /** By role or organisation; empty where it is not said. */
  readonly trainer: string;
  readonly places: number;
  readonly note: string;
  readonly state: SessionState;
  readonly calledOffBecause: string;
  readonly registerTakenAt: string | null;
}

export const SESSION_LIMITS = { minutes: { least: 15, most: 480 }, places: { least: 1, most: 500 } } as const;

/** Nobody plans further ahead: an accreditation lasts a year. */
const FURTHEST_MONTHS = 12;
/** People are ticked off as they come in. */
const REGISTER_OPENS_MS = 30 * 60_000;
/** A register is put right while those who were there remember. */
const REGISTER_CLOSES_MS = 28 * 24 * 60 * 60_000;

/** The last day for which a session can be planned. */
export function furthestSessionDay(today: LocalDate): LocalDate {
  return monthsAfter(today, FURTHEST_MONTHS);
}

/** The London day of a session: what those who came were trained on. */
export function sessionDay({ startsAt }: Pick<TrainingSession, 'startsAt'>): LocalDate {
  return londonDate(epochMinutes(Date.parse(startsAt)));
}

/** Whether places can still be booked or given up, and the session changed: until it begins. */
export function isToCome(
  { state, startsAt }: Pick<TrainingSession, 'state' | 'startsAt'>,
  nowMs: number,
): boolean {
  return state === 'planned' && Date.parse(startsAt) > nowMs;
}

export type RegisterStanding = 'not_yet' | 'open' | 'closed' | 'none';

/**
 * Whether the register of a session can be taken or put right: from half an hour before it begins until 28 days after.
 * `none` where it was called off.
 */
export function registerStanding(
  { state, startsAt }: Pick<TrainingSession, 'state' | 'startsAt'>,
  nowMs: number,
): RegisterStanding {
  if (state === 'called_off') return 'none';
  const begins = Date.parse(startsAt);
  if (nowMs < begins - REGISTER_OPENS_MS) return 'not_yet';
  return nowMs < begins + REGISTER_CLOSES_MS ? 'open' : 'closed';
}

/** Whether somebody came, where that is news. */
export interface AttendanceChange {
  readonly staffId: string;
  readonly venueId: string;
  readonly attended: boolean;
}

/**
 * What a register that was filled in says that is not on record yet. Who gave their place up and did not come is nobody's news.
 */
export function attendanceChanges({
  places,
  walkIns,
  came,
}: {
  places: readonly {
    readonly staffId: string;
    readonly venueId: string;
    readonly givenUp: boolean;
    readonly attended: boolean | null;
  }[];
  walkIns: readonly { readonly staffId: string; readonly venueId: string }[];
  came: readonly string[];
}): readonly AttendanceChange[] {
  const present = new Set(came);
  return [
    ...places.flatMap(({ staffId, venueId, givenUp, attended: before }) => {
      const attended = present.has(staffId);
      if (attended === before || (givenUp && !attended && before === null)) return [];
      return [{ staffId, venueId, attended }];
    }),
    ...walkIns.map(({ staffId, venueId }) => ({ staffId, venueId, attended: true })),
  ];
}
