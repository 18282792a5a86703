import { VENUE_FACTS, type JudgedVenue } from './judge-venue.ts';

type Fact = (typeof VENUE_FACTS)[number];
export type VenueFactValues = Readonly<Record<Fact, string | number | null>>;

/** Opening hours as the register or a file holds them, in JSON texts of one spelling. */
export interface HoursTexts {
  readonly weekly: string | null;
  readonly bank_holidays: string | null;
  readonly known_until: string | null;
  readonly exceptions: string;
}

/** The venue that already has a row's key. */
export interface KnownVenue {
  readonly standing: string;
  readonly facts: VenueFactValues;
  readonly hours: HoursTexts;
  /** Who gave its opening hours; null where they are not known. */
  readonly hoursSource: string | null;
}

/** What a row means for the register. */
export type VenueChange =
  | { readonly outcome: 'unchanged' }
  | {
      readonly outcome: 'added' | 'updated';
      readonly facts: VenueFactValues;
      readonly hours: HoursTexts | undefined;
    }
  /** Of a venue that is no prospect only the review changes. */
  | { readonly outcome: 'noted'; readonly review: string };

/** What a new venue gets where its file does not say. */
export interface NewVenueDefaults {
  readonly kind: string;
  readonly agePolicy: string;
}

/** Judged anew for every row, so that a file which no longer places a venue is believed. */
const JUDGED: ReadonlySet<Fact> = new Set(['lat', 'lon', 'cell', 'authority_code', 'ward_code', 'review']);
/** Empty text in a file, null in the register. */
const NULLABLE: ReadonlySet<Fact> = new Set(['uprn', 'fhrsid']);
/** Hours that a person gave stand above those of a file. */
const FROM_FILES: ReadonlySet<string | null> = new Set(['osm', 'csv', null]);

/**
 * Holds a row against the venue that has its key. A prospect becomes what the file says, but keeps what the file has no
 * column for. Any other venue keeps its public facts, and what the file says otherwise goes into its review.
 */
export function mergeVenue(
  row: JudgedVenue,
  known: KnownVenue | undefined,
  defaults: NewVenueDefaults,
): VenueChange {
  if (!known)
    return { outcome: 'added', facts: newFacts(row, defaults), hours: row.weekly === null ? undefined : row };
  const facts = mergedFacts(row, known.facts);
  const newHours =
    row.hours_stated === 1 && FROM_FILES.has(known.hoursSource) && !sameHours(row, known.hours);
  if (known.standing !== 'prospect') {
    const review = reviewOf(known, facts, newHours);
    return review === known.facts.review ? { outcome: 'unchanged' } : { outcome: 'noted', review };
  }
  const same = !newHours && VENUE_FACTS.every((fact) => facts[fact] === known.facts[fact]);
  return same ? { outcome: 'unchanged' } : { outcome: 'updated', facts, hours: newHours ? row : undefined };
}

function newFacts(row: JudgedVenue, { kind, agePolicy }: NewVenueDefaults): VenueFactValues {
  return factsFrom((fact) => {
    if (JUDGED.has(fact)) return row[fact];
    if (NULLABLE.has(fact)) return row[fact] || null;
    if (fact === 'kind') return row.kind ?? kind;
    if (fact === 'age_policy') return row.age_policy ?? agePolicy;
    return row[fact] ?? (fact === 'facilities' ? '[]' : '');
  });
}

function mergedFacts(row: JudgedVenue, known: VenueFactValues): VenueFactValues {
  return factsFrom((fact) => {
    if (JUDGED.has(fact)) return row[fact];
    const stated = row[fact];
    if (stated === null) return known[fact];
    return NULLABLE.has(fact) ? stated || null : stated;
  });
}

function factsFrom(valueOf: (fact: Fact) => string | number | null): VenueFactValues {
  const facts = {} as Record<Fact, string | number | null>;
  for (const fact of VENUE_FACTS) facts[fact] = valueOf(fact);
  return facts;
}

function sameHours(a: HoursTexts, b: HoursTexts): boolean {
  return (
    a.weekly === b.weekly &&
    a.bank_holidays === b.bank_holidays &&
    a.known_until === b.known_until &&
    a.exceptions === b.exceptions
  );
}

/** Some 50 metres: nearer than that, two pins are one door. */
const SAME_PIN_DEGREES = 0.0005;
const NOTE = 'The import says: ';

/** One note of ours, kept up to date; a note of a person is left alone and added to. */
function reviewOf({ facts: known }: KnownVenue, facts: VenueFactValues, otherHours: boolean): string {
  const said = [
    ...(['name', 'address', 'postcode'] as const).flatMap((fact) =>
      facts[fact] === known[fact] ? [] : `${fact} "${facts[fact]}"`,
    ),
    ...(isElsewhere(facts, known) ? [`position ${facts.lat}, ${facts.lon}`] : []),
    ...(otherHours ? ['other opening hours'] : []),
  ].join('; ');
  const before = String(known.review);
  if (before === '' || before.startsWith(NOTE)) return said === '' ? '' : NOTE + said;
  return said === '' || before.includes(said) ? before : `${before} ${NOTE}${said}`;
}

function isElsewhere(a: VenueFactValues, b: VenueFactValues): boolean {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return false;
  const apart = (x: string | number, y: string | number) => Math.abs(Number(x) - Number(y));
  return apart(a.lat, b.lat) > SAME_PIN_DEGREES || apart(a.lon, b.lon) > SAME_PIN_DEGREES;
}
