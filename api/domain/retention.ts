import { monthsAfter } from './calendar.ts';
import { isoInstant, type LocalDate } from './clock.ts';
import { londonInstant } from './london-time.ts';

/** What each authority keeps for a time that it decides itself. */
export const AUTHORITY_KINDS = [
  'closed_concerns',
  'visit_notes',
  'evidence',
  'sign_ups',
  'training_checks',
  'training_records',
  'training_attempts',
  'left_staff',
  'licences',
  'embed_loads',
] as const;
/** What the register keeps as a whole: mail and people belong to no one authority. */
export const REGISTER_KINDS = ['sent_mail', 'people'] as const;
export const RETENTION_KINDS = [...AUTHORITY_KINDS, ...REGISTER_KINDS] as const;

export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];
export type RegisterKind = (typeof REGISTER_KINDS)[number];
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Whole months. */
export interface PeriodLimits {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** How long each kind is kept where nobody has decided, and within which limits anyone may decide. */
export const PERIOD_LIMITS: Readonly<Record<RetentionKind, PeriodLimits>> = {
  closed_concerns: { usual: 24, least: 3, most: 84 },
  // A retest is due within three months of a poor result, and a second failure counts for twelve (its outcome stays).
  visit_notes: { usual: 24, least: 6, most: 84 },
  // What has lapsed has a short way back for 90 days.
  evidence: { usual: 12, least: 6, most: 84 },
  sign_ups: { usual: 6, least: 1, most: 24 },
  // domain.md section 5: at least twelve months.
  training_checks: { usual: 24, least: 12, most: 84 },
  training_records: { usual: 24, least: 12, most: 84 },
  // What a record came from is kept as long as it may be asked for with it.
  training_attempts: { usual: 12, least: 12, most: 84 },
  // A licence condition may ask for the records of twelve months by name.
  left_staff: { usual: 12, least: 12, most: 84 },
  licences: { usual: 12, least: 3, most: 84 },
  // Long enough to compare a year with the one before.
  embed_loads: { usual: 25, least: 1, most: 84 },
  // Longer than 90 days: the reference of a mail that was sent keeps a renewal from being asked for twice.
  sent_mail: { usual: 6, least: 4, most: 24 },
  people: { usual: 12, least: 3, most: 60 },
};

export type Periods<Kind extends RetentionKind> = Readonly<Record<Kind, number>>;

/** The periods in what is stored under the key `retention`: what is missing, or outside the limits, is as usual. */
export function periodsIn<Kind extends RetentionKind>(
  kinds: readonly Kind[],
  stored: unknown,
): Periods<Kind> {
  const known = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const monthsOf = (kind: Kind): number => {
    const months = Object.hasOwn(known, kind) ? known[kind] : undefined;
    const { usual, least, most } = PERIOD_LIMITS[kind];
    return typeof months === 'number' && months >= least && months <= most ? Math.floor(months) : usual;
  };
  return Object.fromEntries(kinds.map((kind) => [kind, monthsOf(kind)])) as Record<Kind, number>;
}

/** What is older than this has had its time. */
export interface Cutoff {
  /** Instant, UTC ISO text: the beginning of the London day. */
  readonly before: string;
  /** The same as a day. */
  readonly beforeDay: LocalDate;
}

export function cutoffOf(months: number, today: LocalDate): Cutoff {
  const beforeDay = monthsAfter(today, -months);
  return { beforeDay, before: isoInstant(londonInstant(beforeDay)) };
}
