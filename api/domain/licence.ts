import type { LocalDate } from './clock.ts';

/** What a licensing authority's register holds of premises (Licensing Act 2003 s.8); `other` is a kind it names otherwise. */
export const LICENCE_KINDS = ['premises_licence', 'club_premises_certificate', 'other'] as const;
export type LicenceKind = (typeof LICENCE_KINDS)[number];

export const LICENCE_STATUSES = [
  'in_force',
  'under_review',
  'suspended',
  'surrendered',
  'lapsed',
  'revoked',
  'unknown',
] as const;
export type LicenceStatus = (typeof LICENCE_STATUSES)[number];

/** Statuses after which the premises have no licence of this number any more. */
export const ENDED_STATUSES = [
  'surrendered',
  'lapsed',
  'revoked',
] as const satisfies readonly LicenceStatus[];

/** Where alcohol that is sold may be drunk: `on` the premises, `off` them, or both. */
export const ALCOHOL_SALES = ['on', 'off', 'both', 'none', 'unknown'] as const;
export type AlcoholSales = (typeof ALCOHOL_SALES)[number];

/** What a licence says of the premises, and who holds it. Holder and supervisor never reach a public answer. */
export interface LicenceFacts {
  /** Free text, `23/07475/LIPN`: there is no national format. */
  readonly number: string;
  readonly kind: LicenceKind;
  readonly premisesName: string;
  readonly address: string;
  /** As people write it, `N12 0QG`; empty where there is none. */
  readonly postcode: string;
  readonly holder: string;
  /** Designated premises supervisor. */
  readonly supervisor: string;
  readonly status: LicenceStatus;
  /** The status in the register's own words. */
  readonly statusText: string;
  readonly activities: readonly string[];
  readonly alcohol: AlcoholSales;
  readonly lateNightRefreshment: boolean;
  /** As the licence says it; never read as opening hours. */
  readonly hoursText: string;
  readonly issuedOn: LocalDate | null;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  /** http(s), or empty. */
  readonly registerLink: string;
  readonly uprn: string | null;
}

/**
 * What tells the licences of an authority apart: number and postcode. Authorities give one number to several entries to show
 * a licence's history (LGA schema, CaseReference), and sometimes to two premises, which these keep apart.
 */
export function licenceKey(number: string, postcode: string): string {
  return `${number.toUpperCase().replace(/\s+/g, ' ').trim()}@${postcode.replace(/\s+/g, '').toUpperCase()}`;
}

export interface LicenceTerm {
  readonly status: LicenceStatus;
  /** Days, both included; null where the licence names none. */
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}

/** Whether licensable activities may go on under a licence. */
export type LicenceStanding = 'stands' | 'does_not_stand' | 'not_known';

/**
 * Whether a licence stands on a day: it has effect until it is revoked, lapses, is surrendered or its time ends (Licensing
 * Act 2003 s.26 and, for clubs, s.80), but not while it is suspended (s.26(2), s.52, s.55A). A review alone changes nothing
 * until it is decided. What the register does not say is not known, never assumed.
 */
export function licenceStanding(
  { status, startsOn, endsOn }: LicenceTerm,
  today: LocalDate,
): LicenceStanding {
  if (startsOn !== null && startsOn > today) return 'does_not_stand';
  if (endsOn !== null && endsOn < today) return 'does_not_stand';
  if (status === 'unknown') return 'not_known';
  return status === 'in_force' || status === 'under_review' ? 'stands' : 'does_not_stand';
}

/** Whole phrases only: "suspension lifted" is no suspension, "reviewed" no review. */
const STATUS_WORDS: readonly (readonly [RegExp, LicenceStatus])[] = [
  [/^(in (force|effect)|current|active|live|valid|granted|approved|issued)$/, 'in_force'],
  [
    /^suspended( (for |due to |pending )?(non ?payment|unpaid|annual|outstanding|payment)( [a-z]+)*)?$/,
    'suspended',
  ],
  [
    /^((under|in|on|subject to|awaiting|pending) (a )?review|review( (pending|requested|applied for|in progress|under ?way))?)$/,
    'under_review',
  ],
  [/^surrender(ed)?$/, 'surrendered'],
  [/^(lapsed|expired)$/, 'lapsed'],
  [/^revoked$/, 'revoked'],
];

/** The status that a register's own words mean, `Approved`, `Licence Suspended – non-payment`; unknown where they are not known. */
export function licenceStatusOf(words: string): LicenceStatus {
  const plain = plainWords(words)
    .replace(/^(the )?(premises |club )?(licen[cs]e|certificate) (is |has been |was )?/, '')
    .replace(/^(is|currently) /, '')
    .replace(/ (licen[cs]e|certificate)$/, '');
  return STATUS_WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'unknown';
}

/**
 * The kind that a register's words mean, `Premises  licence`; undefined where it is nothing that is kept here: a temporary
 * event notice, or a personal licence, which belongs to a person and no premises.
 */
export function licenceKindOf(words: string): LicenceKind | undefined {
  const plain = plainWords(words);
  if (/\btemporary event|\bten\b|\bpersonal licen[cs]e/.test(plain)) return undefined;
  if (/\bclub\b/.test(plain)) return 'club_premises_certificate';
  return /\bpremises\b/.test(plain) ? 'premises_licence' : 'other';
}

/** Whether two texts name the same person: case, punctuation, title and the order of names do not count. */
export function samePerson(a: string, b: string): boolean {
  return personKey(a) === personKey(b);
}

const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr']);

function personKey(name: string): string {
  const words = plainWords(name).split(' ');
  return words
    .filter((word) => !TITLES.has(word))
    .toSorted()
    .join(' ');
}

function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
