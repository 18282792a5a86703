import type { Insertable } from 'kysely';
import { isoInstant, type LocalDate } from '../../api/domain/clock.ts';
import { readCondition } from '../../api/domain/licence-conditions.ts';
import { licenceKey } from '../../api/domain/licence.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import { BARNET } from '../reference/barnet.ts';
import type { LicenceConditionRow, PremisesLicenceRow } from '../schema-licences.ts';
import type { VenueRow } from '../schema.ts';
import { demoWardCode } from './wards.ts';

export interface LicenceRows {
  readonly licences: readonly Insertable<PremisesLicenceRow>[];
  readonly conditions: readonly Insertable<LicenceConditionRow>[];
}

const LICENSED = new Set(['pub', 'bar', 'club', 'restaurant', 'hotel']);
const CONDITION =
  'Staff who serve the public are trained in Ask for Angela before they first work, and again every 6 months. Records are kept for 12 months.';
/** Premises that nobody has signed up: what an officer writes to. */
const NOT_SIGNED_UP = [
  'The Paper Ferret',
  'Crêpe Paper Bar',
  'Origami Crane Inn',
  'The Blotting Pad',
  'Papyrus Lounge',
  'The Paper Round',
];

/** The interval that a condition on the licence of a venue names, in months, by venue. */
export function licenceMonthsOf(
  venues: readonly Pick<VenueRow, 'id' | 'kind'>[],
): ReadonlyMap<string, number> {
  const months = readCondition(CONDITION).refreshMonths;
  const licensed = venues.filter(({ kind }) => LICENSED.has(kind));
  return new Map(
    months === null
      ? []
      : licensed.filter((_, index) => hasCondition(index)).map(({ id }) => [id, months] as const),
  );
}

function hasCondition(index: number): boolean {
  return index % 3 === 0;
}

/** Invented licences: of the demo's licensed venues, and of premises that have not signed up. */
export function licenceRows(
  venues: readonly VenueRow[],
  { officer, today, nextId }: { officer: string; today: LocalDate; nextId: () => string },
): LicenceRows {
  const at = isoInstant(londonInstant(addDays(today, -30), 600));
  const licensed = venues.filter(({ kind }) => LICENSED.has(kind));
  const own = licensed.map((venue, index) =>
    licence(nextId(), index + 1, at, {
      ...{ name: venue.name, address: venue.address, postcode: venue.postcode, town: venue.town },
      ...{ lat: venue.lat, lon: venue.lon },
      // One each of what officers look for, and the rest as they should be.
      status: index === 3 ? 'suspended' : index === 8 ? 'under_review' : 'in_force',
      supervisorSince: index === 5 ? addDays(today, -12) : null,
      match: { venue_id: venue.id, matched_by: officer, matched_at: at },
      checkedOn: addDays(today, -(10 + ((index * 17) % 200))),
    }),
  );
  const others = NOT_SIGNED_UP.map((name, index) => {
    const near = licensed[(index * 5) % licensed.length];
    return licence(nextId(), licensed.length + index + 1, at, {
      ...{ name: `${name} (demo)`, address: `${index + 90} Specimen Lane`, town: near?.town ?? '' },
      ...{ postcode: near?.postcode ?? '', lat: near?.lat ?? null, lon: near?.lon ?? null },
      ...{ status: 'in_force', supervisorSince: null, match: {}, checkedOn: null },
    });
  });
  const conditioned = [...own.filter((_, index) => hasCondition(index)), ...others.slice(0, 2)];
  return {
    licences: [...own, ...others],
    conditions: conditioned.map(({ id }) => {
      const { tags, refreshMonths } = readCondition(CONDITION);
      return {
        ...{ id: nextId(), licence_id: id, position: 1, annex: 2, text: CONDITION },
        ...{ tags: JSON.stringify(tags), refresh_months: refreshMonths, asks_for: 'ask_for_angela' },
        ...{ added_by: officer, added_at: at },
      };
    }),
  };
}

interface Premises {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly town: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly status: string;
  readonly supervisorSince: LocalDate | null;
  readonly match: Partial<Pick<PremisesLicenceRow, 'venue_id' | 'matched_by' | 'matched_at'>>;
  readonly checkedOn: LocalDate | null;
}

function licence(
  id: string,
  order: number,
  at: string,
  premises: Premises,
): Insertable<PremisesLicenceRow> & { id: string } {
  const number = `DEMO/${String(order).padStart(4, '0')}`;
  const { supervisorSince, checkedOn, match } = premises;
  return {
    id,
    authority_code: BARNET.code,
    number,
    kind: 'premises_licence',
    premises_name: premises.name,
    address: premises.address,
    postcode: premises.postcode,
    town: premises.town,
    lat: premises.lat,
    lon: premises.lon,
    ward_code:
      premises.lat === null || premises.lon === null
        ? null
        : demoWardCode({ lat: premises.lat, lon: premises.lon }),
    holder: 'Paper Premises Ltd (demo)',
    supervisor: supervisorSince === null ? 'Sam Sheet (demo)' : 'Nia New (demo)',
    supervisor_before: supervisorSince === null ? '' : 'Sam Sheet (demo)',
    supervisor_since: supervisorSince,
    status: premises.status,
    status_text: premises.status.replace('_', ' '),
    activities: '["Sale of alcohol"]',
    alcohol: 'on',
    late_night_refreshment: order % 2,
    hours_text: 'Monday to Sunday 11:00 to 02:00',
    source: 'demo',
    source_ref: licenceKey(number, premises.postcode),
    checked_on: supervisorSince === null ? checkedOn : null,
    checked_by: supervisorSince === null && checkedOn !== null ? 'job/demo' : null,
    ...match,
    updated_at: at,
  };
}
