import type { Insertable } from 'kysely';
import { accreditationsBefore, type HistoryEvent } from '../../api/domain/accreditation-history.ts';
import { STATES, step, type AccreditationState } from '../../api/domain/accreditation.ts';
import { cellOf } from '../../api/domain/cells.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import { assumedAgePolicy } from '../../api/domain/venue.ts';
import type { Database } from '../../db/database.ts';
import { selectReportFrame } from '../../db/reports-frame.ts';
import type { Schema } from '../../db/schema.ts';
import { insertRows } from '../../db/writes.ts';
import { pick, randomHours, randomInteger, seededRandom } from './random-hours.ts';

type Rows = { [Table in keyof Schema]?: Insertable<Schema[Table]>[] };

const TABLES = [
  ...(['wards', 'venues', 'opening_hours', 'closures', 'accreditation_events', 'accreditations'] as const),
  ...(['visits', 'premises_licences', 'staff_members', 'training_records', 'training_checks'] as const),
];
const TOWNS = ['North Finchley', 'Edgware', '=HYPERLINK("x")', ''];
const KINDS = ['pub', 'bar', 'club', 'cafe', 'library', 'pharmacy', 'hotel'] as const;
const SOURCES = ['fhrs', 'fhrs', 'csv', 'open-pubs', 'manager'];
const VENUES_A_WRITE = 500;

/**
 * Fills an authority's register as its reports would find it after a year: venues of every state with the events that led to them,
 * hours, closures, visits, licences, and imported premises that nobody signed up. The same for the same seed, and quick: straight into
 * the tables.
 */
export async function fillReportRegister(
  db: Database,
  {
    authorityCode,
    today,
    venues,
    prospects = Math.ceil(venues / 3),
    seed,
    wards = 6,
  }: {
    authorityCode: string;
    /** The last day on which anything was decided. */
    today: string;
    venues: number;
    prospects?: number;
    seed: number;
    wards?: number;
  },
): Promise<void> {
  const frame = await selectReportFrame(db, authorityCode, today);
  if (!frame) throw new Error(`${authorityCode} is not on this register`);
  const wardRows = someWards(authorityCode, wards);
  const drawn: Drawn = {
    ...{ random: seededRandom(seed), authorityCode, today, schemes: frame.schemes },
    wardCodes: [...wardRows.map(({ code }) => code), null],
  };
  await insert(db, { wards: wardRows });
  for (let from = 0; from < venues + prospects; from += VENUES_A_WRITE) {
    const rows: Rows = {};
    for (let n = from; n < Math.min(from + VENUES_A_WRITE, venues + prospects); n += 1) {
      addDrawnVenue(rows, drawn, `${authorityCode.slice(-3)}${String(n).padStart(6, '0')}`, n >= venues);
    }
    await insert(db, rows);
  }
}

async function insert(db: Database, rows: Rows): Promise<void> {
  await db.writeAll(
    TABLES.flatMap((table) => {
      const some = rows[table] as Insertable<Schema['venues']>[] | undefined;
      return some ? insertRows(db, table as 'venues', some) : [];
    }),
  );
}

interface Drawn {
  readonly random: () => number;
  readonly authorityCode: string;
  readonly today: string;
  readonly schemes: Parameters<typeof accreditationsBefore>[2];
  /** Null: the ward is not known. */
  readonly wardCodes: readonly (string | null)[];
}

function add<Table extends keyof Schema>(
  rows: Rows,
  table: Table,
  ...more: Insertable<Schema[Table]>[]
): void {
  (rows[table] ??= [] as Rows[Table] & object).push(...(more as never[]));
}

function someWards(authorityCode: string, many: number): Insertable<Schema['wards']>[] {
  return Array.from({ length: many }, (_, n) => ({
    code: `W${authorityCode.slice(-3)}${n}`,
    authority_code: authorityCode,
    name: `Ward ${n + 1}`,
    ...{ west: -0.28 + n * 0.03, east: -0.25 + n * 0.03, south: 51.56, north: 51.66 },
    updated_at: '2025-01-01T00:00:00.000Z',
    boundary: '{"type":"Polygon","coordinates":[[[0,51],[0.2,51],[0.2,51.4],[0,51.4],[0,51]]]}',
  }));
}

function addDrawnVenue(rows: Rows, drawn: Drawn, id: string, prospect: boolean): void {
  const { random, authorityCode, today, schemes } = drawn;
  const kind = pick(random, KINDS);
  const imported = addDays(today, -randomInteger(random, 400, 700));
  const placed = random() < 0.95;
  const point = { lat: 51.57 + random() * 0.08, lon: -0.27 + random() * 0.15 };
  const at = instant(imported, 600);
  add(rows, 'venues', {
    ...{
      id,
      name: `${pick(random, ['The Paper', '=cmd', '@Bar', '-Café'])} ${id}`,
      kind,
      authority_code: authorityCode,
    },
    standing: prospect ? 'prospect' : random() < 0.04 ? 'closed' : 'registered',
    ...{ address: '1 Example Street', town: pick(random, TOWNS), postcode: 'N12 0QG' },
    ...(placed ? { ...point, cell: cellOf(point) } : { lat: null, lon: null, cell: null }),
    ward_code: pick(random, drawn.wardCodes),
    ...{
      phone: '',
      website: '',
      facilities: '[]',
      age_policy: assumedAgePolicy(kind),
      uprn: null,
      fhrsid: null,
    },
    ...{ source: pick(random, SOURCES), source_ref: id, review: '', created_at: at, updated_at: at },
  });
  if (random() < 0.05) addLicence(rows, drawn, id, prospect);
  if (prospect) return;
  addStaff(rows, drawn, id);
  if (random() < 0.92) addHours(rows, drawn, id, 'opening');
  if (random() < 0.2) addHours(rows, drawn, id, 'haven');
  if (random() < 0.08) {
    const starts = instant(addDays(today, -randomInteger(random, 0, 40)), 480);
    const ends = random() < 0.4 ? null : instant(addDays(today, randomInteger(random, -5, 9)), 480);
    if (ends === null || ends > starts) {
      add(rows, 'closures', { id: `${id}c`, venue_id: id, starts_at: starts, ends_at: ends, reason: '' });
    }
  }
  const events = schemes
    .flatMap(({ key }, place) => (place === 0 || random() < 0.4 ? drawHistory(drawn, key) : []))
    .toSorted((a, b) => (a.decidedAt < b.decidedAt ? -1 : 1));
  let from: Record<string, AccreditationState> = {};
  events.forEach(({ schemeKey, to, decidedAt, dates }, n) => {
    add(rows, 'accreditation_events', {
      ...{
        venue_id: id,
        sequence: n + 1,
        scheme_key: schemeKey,
        from_state: from[schemeKey] ?? null,
        to_state: to,
      },
      ...{
        decided_at: decidedAt,
        actor: 'person/private',
        reason: 'Private words',
        facts: JSON.stringify(dates),
      },
    });
    from = { ...from, [schemeKey]: to };
  });
  for (const each of accreditationsBefore(events, '9999', schemes)) {
    const { schemeKey, state, validFrom, validTo, trainedOn, trainingUntil, actionDeadline } = each;
    add(rows, 'accreditations', {
      ...{
        venue_id: id,
        scheme_key: schemeKey,
        scheme_version: 1,
        state,
        valid_from: validFrom,
        valid_to: validTo,
      },
      ...{ trained_on: trainedOn, training_until: trainingUntil, action_deadline: actionDeadline },
      sequence: events.findLastIndex((event) => event.schemeKey === schemeKey) + 1,
      updated_at: at,
    });
    addVisits(rows, drawn, id, schemeKey);
    addChecks(rows, drawn, id, schemeKey);
  }
}

/** People on a list, and what they have learnt: some of them everything, some nothing, and one of them left. */
function addStaff(rows: Rows, { random, today }: Drawn, venueId: string): void {
  for (let n = randomInteger(random, 0, 5); n > 0; n -= 1) {
    const id = `${venueId}s${n}`;
    const joined = addDays(today, -randomInteger(random, 10, 500));
    add(rows, 'staff_members', {
      ...{ id, venue_id: venueId, name: 'Private Person', job: '', email: 'private@example.org' },
      ...{ public_facing: random() < 0.9 ? 1 : 0, duty: null, joined_on: joined, source: 'manager' },
      left_on: random() < 0.1 ? addDays(today, -randomInteger(random, 0, 9)) : null,
      ...{ confirmed_at: null, claimed_at: null, added_by: 'person/private' },
      ...{ added_at: instant(joined), updated_at: instant(joined) },
    });
    for (const module of ['ask_for_angela', 'safe_haven_welcome', 'vulnerability_wave']) {
      if (random() < 0.3) continue;
      const day = addDays(today, -randomInteger(random, 0, 500));
      add(rows, 'training_records', {
        ...{ id: `${id}${module}`, staff_id: id, venue_id: venueId, module_key: module, module_version: 1 },
        ...{ way: 'online', trained_on: day, certificate_code: `${id}${module}` },
        ...{ recorded_by: `staff/${id}`, recorded_at: instant(day, 600) },
        revoked_at: random() < 0.05 ? instant(today) : null,
      });
    }
  }
}

function addChecks(rows: Rows, { random, today }: Drawn, venueId: string, schemeKey: string): void {
  for (let n = randomInteger(random, 0, 2); n > 0; n -= 1) {
    const day = addDays(today, -randomInteger(random, 0, 700));
    const people = randomInteger(random, 2, 9);
    add(rows, 'training_checks', {
      ...{ id: `${venueId}${schemeKey}k${n}`, venue_id: venueId, scheme_key: schemeKey },
      ...{ trained_people: randomInteger(random, 1, people), public_facing: people, trained_on: day },
      ...{ training_until: addDays(day, 364), note: 'Private words', checked_by: 'person/private' },
      checked_at: instant(day, 600),
    });
  }
}

function addHours(rows: Rows, { random, today }: Drawn, id: string, purpose: string): void {
  const hours = randomHours(random, { around: addDays(today, 7), spread: 7, step: 30 });
  add(rows, 'opening_hours', {
    ...{ venue_id: id, purpose, weekly: JSON.stringify(hours.weekly), source: 'test', confirmed_on: null },
    ...{
      bank_holidays: JSON.stringify(hours.bankHolidays),
      known_until: random() < 0.1 ? addDays(today, 9) : null,
    },
  });
}

/** A walk along the life cycle, with the dates that its steps would set. */
function drawHistory({ random, today }: Drawn, schemeKey: string): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  let day = addDays(today, -randomInteger(random, 30, 380));
  let state: AccreditationState | null = null;
  for (let n = randomInteger(random, 1, 12); n > 0 && day <= today; n -= 1) {
    const to: AccreditationState =
      state === null ? pick(random, ['draft', 'accredited'] as const) : next(random, state);
    const accredited = to === 'accredited' && state !== 'accredited';
    const until = addDays(day, randomInteger(random, 20, 400));
    events.push({
      ...{ schemeKey, to, decidedAt: instant(day, randomInteger(random, 0, 1_439)) },
      dates: {
        ...(accredited && {
          valid_from: day,
          valid_to: addDays(day, 364),
          trained_on: day,
          training_until: until,
        }),
        ...(to === 'action_required' && { action_deadline: addDays(day, randomInteger(random, 5, 60)) }),
      },
    });
    state = to;
    day = addDays(day, randomInteger(random, 1, 60));
  }
  return events;
}

function next(random: () => number, from: AccreditationState): AccreditationState {
  const steps = STATES.filter((to) => {
    try {
      return step(from, to) === to;
    } catch {
      return false;
    }
  });
  return pick(random, steps.includes('accredited') && random() < 0.5 ? ['accredited'] : steps);
}

function addVisits(
  rows: Rows,
  { random, today, authorityCode }: Drawn,
  venueId: string,
  schemeKey: string,
): void {
  for (let n = randomInteger(random, 0, 2); n > 0; n -= 1) {
    const id = `${venueId}${schemeKey}${n}`;
    const day = addDays(today, -randomInteger(random, 0, 500));
    const done = random() < 0.85;
    add(rows, 'visits', {
      ...{
        id,
        venue_id: venueId,
        scheme_key: schemeKey,
        authority_code: authorityCode,
        due_on: day,
        visitor_id: null,
      },
      ...{
        kind: pick(random, ['mystery', 'mystery', 'inspection', 'advisory']),
        state: done ? 'done' : 'planned',
      },
      ...{
        planned_by: 'person/private',
        planned_at: instant(day),
        brief: 'Private words',
        notes: 'Private words',
      },
      retest_of: n > 1 ? `${venueId}${schemeKey}1` : null,
      ...{
        concern_id: null,
        minutes_to_response: null,
        debriefed_on: null,
        debrief_note: '',
        called_off_because: '',
      },
      visited_at: done ? instant(day, 700) : null,
      ...{
        rubric: done ? '{}' : null,
        outcome: done ? pick(random, ['good', 'good', 'partial', 'poor']) : null,
      },
      ...{ recorded_by: done ? 'person/private' : null, recorded_at: done ? instant(day, 800) : null },
    });
  }
  // The first is there before those that repeat it.
  rows.visits?.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function addLicence(
  rows: Rows,
  { random, authorityCode, today }: Drawn,
  id: string,
  prospect: boolean,
): void {
  add(rows, 'premises_licences', {
    ...{ id: `${id}l`, authority_code: authorityCode, number: `23/${id}`, kind: 'premises_licence' },
    ...{
      premises_name: `Licensed ${id}`,
      holder: 'Private Holder',
      supervisor: 'Private Supervisor',
      ward_code: null,
    },
    ...{
      lat: null,
      lon: null,
      supervisor_since: null,
      status: pick(random, ['in_force', 'in_force', 'lapsed']),
    },
    ...{
      starts_on: null,
      ends_on: null,
      uprn: null,
      source: 'test',
      source_ref: id,
      checked_on: null,
      checked_by: null,
    },
    ...(prospect
      ? { venue_id: null, matched_by: null, matched_at: null }
      : { venue_id: id, matched_by: 'person/private', matched_at: instant(today) }),
    updated_at: instant(today),
  });
}

function instant(day: string, minute = 0): string {
  return new Date(londonInstant(day, minute) * 60_000).toISOString();
}
