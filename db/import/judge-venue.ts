import { cellOf } from '../../api/domain/cells.ts';
import type { Hours } from '../../api/domain/hours.ts';
import { assumedAgePolicy } from '../../api/domain/venue.ts';
import { readPosition, type KnownPlaces } from './venue-position.ts';
import type { VenueRecord } from './venue-record.ts';
import { LONGEST, oneLine, readContacts } from './venue-texts.ts';

/** What the register knows that a row is held against. */
export interface VenueContext extends KnownPlaces {
  /** Reads an `opening_hours` text. */
  readonly readHours: (text: string) => HoursReading;
}

export type HoursReading = { readonly hours: Hours } | { readonly unknown: string };

/** A row fit for the register, by its column. Null where the file does not state it: then what is known is kept. */
export interface JudgedVenue {
  readonly source: string;
  readonly ref: string;
  readonly name: string;
  readonly kind: string | null;
  readonly age_policy: string | null;
  readonly address: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly cell: string | null;
  readonly authority_code: string | null;
  readonly ward_code: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  /** JSON. */
  readonly facilities: string | null;
  /** Empty where the file has the column but knows none. */
  readonly uprn: string | null;
  readonly fhrsid: string | null;
  /** Why an officer should look. */
  readonly review: string;
  /** 0 where the file says nothing of opening hours; 1 with null hours where they are not known. */
  readonly hours_stated: 0 | 1;
  readonly weekly: string | null;
  readonly bank_holidays: string | null;
  readonly known_until: string | null;
  /** JSON, `[["2026-12-25",[]],…]` by date. */
  readonly exceptions: string;
}

/** What an import will write of a venue; the other columns of `venues` are the same for every row. */
export const VENUE_FACTS = [
  'name',
  'kind',
  'age_policy',
  'address',
  'town',
  'postcode',
  'lat',
  'lon',
  'cell',
  'authority_code',
  'ward_code',
  'phone',
  'website',
  'facilities',
  'uprn',
  'fhrsid',
  'review',
] as const satisfies readonly (keyof JudgedVenue)[];

export type Judgement = { readonly refused: string } | { readonly venue: JudgedVenue };

const LONGEST_HOURS = 1_000;

/** Whether a row is fit for the register, and what it says there. */
export function judgeVenue(record: VenueRecord, context: VenueContext): Judgement {
  const texts = {
    name: oneLine(record.name),
    ref: oneLine(record.ref),
    address: record.address === undefined ? null : oneLine(record.address),
    town: record.town === undefined ? null : oneLine(record.town),
  };
  const unfit = record.problem ?? problemOf(texts);
  if (unfit) return { refused: unfit };
  const position = readPosition(record, context);
  if ('refused' in position) return position;
  const contacts = readContacts(record);
  const hours = readHours(record.openingHours, context);
  const { kind } = record;
  const { point, located } = position;
  return {
    venue: {
      source: record.source,
      ...texts,
      kind: kind ?? null,
      age_policy: kind ? assumedAgePolicy(kind) : null,
      postcode: position.postcode,
      lat: point?.lat ?? null,
      lon: point?.lon ?? null,
      cell: point ? cellOf(point) : null,
      authority_code: located.authorityCode,
      ward_code: located.wardCode,
      ...contacts.values,
      review: [...(record.notes ?? []), ...position.notes, ...contacts.notes, ...hours.notes].join('; '),
      ...hours.values,
    },
  };
}

function problemOf(texts: Readonly<Record<keyof typeof LONGEST, string | null>>): string | undefined {
  if (texts.ref === '') return 'has no key';
  if (texts.name === '') return 'has no name';
  for (const [field, most] of Object.entries(LONGEST)) {
    const length = texts[field as keyof typeof LONGEST]?.length ?? 0;
    if (length > most) return `its ${field} has ${length} characters, more than ${most}`;
  }
  return undefined;
}

type HoursValues = Pick<
  JudgedVenue,
  'hours_stated' | 'weekly' | 'bank_holidays' | 'known_until' | 'exceptions'
>;

const NOT_KNOWN: HoursValues = {
  hours_stated: 1,
  weekly: null,
  bank_holidays: null,
  known_until: null,
  exceptions: '[]',
};

function readHours(
  text: string | undefined,
  context: VenueContext,
): { values: HoursValues; notes: readonly string[] } {
  if (text === undefined) return { values: { ...NOT_KNOWN, hours_stated: 0 }, notes: [] };
  const line = oneLine(text);
  if (line === '') return { values: NOT_KNOWN, notes: [] };
  const reading: HoursReading =
    line.length > LONGEST_HOURS
      ? { unknown: `more than ${LONGEST_HOURS} characters` }
      : context.readHours(line);
  if ('unknown' in reading) {
    return { values: NOT_KNOWN, notes: [`its opening hours were left out: ${reading.unknown}`] };
  }
  return { values: hoursValues(reading.hours), notes: [] };
}

/** Texts of hours that many rows share. */
const written = new WeakMap<Hours, HoursValues>();

function hoursValues(hours: Hours): HoursValues {
  const known = written.get(hours);
  if (known) return known;
  const { weekly, bankHolidays, exceptions, knownUntil } = hours;
  const byDate = exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const values: HoursValues = {
    hours_stated: 1,
    weekly: JSON.stringify(weekly),
    bank_holidays: JSON.stringify(bankHolidays),
    known_until: knownUntil ?? null,
    exceptions: JSON.stringify(byDate.map(({ date, sessions }) => [date, sessions])),
  };
  written.set(hours, values);
  return values;
}
