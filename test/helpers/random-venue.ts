import type { Insertable } from 'kysely';
import type { Clock } from '../../api/domain/clock.ts';
import type { Hours } from '../../api/domain/hours.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import { decideAccreditation } from '../../api/usecases/decide-accreditation.ts';
import type { Database } from '../../db/database.ts';
import type { OpeningHoursRow } from '../../db/schema.ts';
import { pick, randomHours, randomInteger } from './random-hours.ts';
import { addVenue } from './register.ts';

/** What was put into the register of a venue, in the plainest form. */
export interface RandomVenue {
  readonly id: string;
  /** Every table of its hours: it can help while all of them say so. */
  readonly hours: readonly Hours[];
  /** Epoch minutes. */
  readonly closures: readonly (readonly [starts: number, ends: number])[];
  /** The first and last day on which all holds, unless it was suspended. */
  readonly accreditations: readonly { scheme: string; from: string; last: string; suspended: boolean }[];
}

const SCHEMES = ['safe_haven', 'ask_for_angela'] as const;
const ENDS = [-1, 0, 1, 2, 5, 7, 60, 300];
const iso = (at: number) => new Date(at * 60_000).toISOString();

/** Adds a venue with all that can end around a day: tables of hours, closures, up to two accreditations. */
export async function addRandomVenue({
  id,
  day,
  random,
  db,
  clock,
}: {
  id: string;
  day: string;
  random: () => number;
  db: Database;
  clock: Clock;
}): Promise<RandomVenue> {
  const within = (from: number, to: number) => addDays(day, randomInteger(random, from, to));
  const table = (): Hours => ({
    ...randomHours(random, { around: day, spread: 9 }),
    ...(random() < 0.25 && { knownUntil: within(-1, 6) }),
  });
  const tables = [
    { purpose: 'opening', hours: random() < 0.9 ? table() : undefined },
    { purpose: 'haven', hours: random() < 0.4 ? table() : undefined },
  ].flatMap(({ purpose, hours }) => (hours ? [{ purpose, hours }] : []));
  const closures = Array.from({ length: randomInteger(random, 0, 2) }, () => {
    const starts = londonInstant(day) + randomInteger(random, -1_440, 8 * 1_440);
    return [starts, starts + randomInteger(random, 1, 3_000)] as const;
  });

  await addVenue(db, { id, lat: 51.56 + random() * 0.1, lon: -0.25 + random() * 0.15, opening: null });
  await db.writeAll([
    ...tables.map(({ purpose, hours }) =>
      db.query
        .insertInto('opening_hours')
        .values(hoursRow(id, purpose, hours))
        .compile(),
    ),
    ...tables.flatMap(({ purpose, hours }) =>
      hours.exceptions.map(({ date, sessions }) =>
        db.query
          .insertInto('hours_exceptions')
          .values({ venue_id: id, purpose, date, sessions: JSON.stringify(sessions) })
          .compile(),
      ),
    ),
    ...closures.map(([starts, ends], n) =>
      db.query
        .insertInto('closures')
        .values({ id: `${id}${n}`, venue_id: id, starts_at: iso(starts), ends_at: iso(ends), reason: '' })
        .compile(),
    ),
  ]);

  const accreditations = [];
  for (const scheme of SCHEMES.filter(() => random() < 0.75)) {
    const [from, trained] = [within(-300, 2), within(-200, 1)];
    const [ends, trainedTo] = [addDays(day, pick(random, ENDS)), addDays(day, pick(random, ENDS))];
    const to = ends < from ? from : ends;
    const decide = (state: 'accredited' | 'suspended', dates = {}) =>
      decideAccreditation({
        venueId: id,
        schemeKey: scheme,
        to: state,
        reason: '',
        dates,
        actor: 't',
        db,
        clock,
      });
    await decide('accredited', {
      valid_from: from,
      valid_to: to,
      trained_on: trained,
      training_until: trainedTo,
    });
    const suspended = random() < 0.2;
    if (suspended) await decide('suspended');
    accreditations.push({
      scheme,
      from: from < trained ? trained : from,
      last: to < trainedTo ? to : trainedTo,
      suspended,
    });
  }
  return { id, hours: tables.map(({ hours }) => hours), closures, accreditations };
}

function hoursRow(venueId: string, purpose: string, hours: Hours): Insertable<OpeningHoursRow> {
  return {
    venue_id: venueId,
    purpose,
    weekly: JSON.stringify(hours.weekly),
    bank_holidays: JSON.stringify(hours.bankHolidays),
    known_until: hours.knownUntil ?? null,
    source: 'test',
    confirmed_on: null,
  };
}
