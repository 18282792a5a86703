import { describe, expect, it } from 'vitest';
import { accreditationsBefore } from '../../../api/domain/accreditation-history.ts';
import type { AccreditationState } from '../../../api/domain/accreditation.ts';
import { DomainError } from '../../../api/domain/errors.ts';
import { addDays, londonInstant } from '../../../api/domain/london-time.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { readChanges, readReport } from '../../../api/usecases/read-report.ts';
import { openMemory } from '../../helpers/databases.ts';
import { selectReportEvents } from '../../../db/reports-events.ts';
import { chooseSeed, pick, randomInteger, seededRandom } from '../../helpers/random-hours.ts';
import { addVenue, BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const SCHEMES = ['safe_haven', 'ask_for_angela'] as const;
const STATES: readonly AccreditationState[] = [
  'draft',
  'submitted',
  'in_assessment',
  'training_required',
  'ready_for_decision',
  'accredited',
  'accredited',
  'renewal_due',
  'action_required',
  'suspended',
  'lapsed',
  'withdrawn',
];
const STEPS = 400;
const VENUES = 6;

const seed = chooseSeed();

/** A register with a second version of each scheme's rules, in force from a later day. */
async function aRegister() {
  const { database: db, close } = openMemory();
  await seedRegister(db);
  const versions = await db.query.selectFrom('scheme_versions').selectAll().execute();
  await db.writeAll(
    versions.map((row) =>
      db.query
        .insertInto('scheme_versions')
        .values({
          ...row,
          version: 2,
          effective_from: '2026-05-01',
          rules: JSON.stringify({ ...(JSON.parse(row.rules) as object), shownWhileActionRequired: false }),
        })
        .compile(),
    ),
  );
  for (let n = 0; n < VENUES; n += 1) await addVenue(db, { id: `venue${n}` });
  return { db, close };
}

describe('the register of an earlier day', () => {
  it(`is put together from events exactly as it stood then (HOURS_SEED=${seed})`, async () => {
    const random = seededRandom(seed);
    const { db, close } = await aRegister();
    let day = '2026-01-10';
    const clock = movableClock(`${day}T12:00:00Z`);
    const asItWas = new Map<string, unknown>();
    for (let n = 0; n < STEPS; n += 1) {
      if (random() < 0.5) {
        asItWas.set(day, await figuresOf(day));
        day = addDays(day, randomInteger(random, 1, 3));
      }
      clock.set(new Date((londonInstant(day) + randomInteger(random, 0, 1_438)) * 60_000).toISOString());
      const dates = {
        valid_from: addDays(day, -randomInteger(random, 0, 30)),
        valid_to: addDays(day, randomInteger(random, 0, 90)),
        trained_on: addDays(day, -randomInteger(random, 0, 30)),
        training_until: addDays(day, randomInteger(random, 0, 90)),
        action_deadline: random() < 0.5 ? null : addDays(day, randomInteger(random, 0, 30)),
      };
      const some = Object.fromEntries(Object.entries(dates).filter(() => random() < 0.6));
      const to = pick(random, STATES);
      await decideAccreditation({
        ...{ venueId: `venue${randomInteger(random, 0, VENUES - 1)}`, schemeKey: pick(random, SCHEMES), to },
        ...{ reason: 'private', dates: to === 'accredited' ? dates : some, actor: 'test', db, clock },
      }).catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
      });
    }
    // As it stands now: the same as the register's own rows.
    const { venues, frame } = await readReport({ authorityCode: BARNET, on: day, db, clock });
    const events = await selectReportEvents(db, BARNET);
    for (const { id, accreditations } of venues) {
      expect(accreditationsBefore(events.get(id) ?? [], '9999', frame.schemes)).toEqual(accreditations);
    }
    expect(venues.length).toBeGreaterThan(3);
    // As it was at the end of each earlier day.
    clock.set(`${addDays(day, 400)}T12:00:00Z`);
    for (const [earlier, figures] of asItWas)
      expect([earlier, await figuresOf(earlier)]).toEqual([earlier, figures]);
    expect(asItWas.size).toBeGreaterThan(50);
    close();

    async function figuresOf(on: string) {
      const before = clock.now();
      if (before < londonInstant(addDays(on, 1)) * 60_000) {
        clock.set(new Date((londonInstant(addDays(on, 1)) - 1) * 60_000).toISOString());
      }
      const { cases, places } = await readReport({ authorityCode: BARNET, on, db, clock });
      return {
        cases: cases.map(({ venue, ...each }) => ({ id: venue.id, ...each })),
        shown: places.map(({ haven }) => [haven.id, haven.schemes, haven.until]),
      };
    }
  });

  it('changes between two days by what is newly shown and what is gone, and no more', async () => {
    const random = seededRandom(seed);
    const { db, close } = await aRegister();
    const clock = movableClock('2026-01-10T12:00:00Z');
    const days = Array.from({ length: 60 }, (_, n) => addDays('2026-01-10', n));
    for (const day of days) {
      clock.set(`${day}T12:00:00Z`);
      const to = pick(random, ['accredited', 'suspended', 'withdrawn', 'submitted'] as const);
      const dates = {
        ...{ valid_from: day, valid_to: addDays(day, 20), trained_on: day, training_until: addDays(day, 12) },
      };
      await decideAccreditation({
        ...{ venueId: `venue${randomInteger(random, 0, VENUES - 1)}`, schemeKey: 'safe_haven', to },
        ...{ reason: 'private', dates: to === 'accredited' ? dates : {}, actor: 'test', db, clock },
      }).catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
      });
    }
    let changed = 0;
    for (let n = 0; n < 40; n += 1) {
      const [since, on] = [pick(random, days), pick(random, days)].toSorted() as [string, string];
      const asked = { authorityCode: BARNET, db, clock };
      const { changes } = await readChanges({ ...asked, since, on });
      const shownOn = async (day: string) => {
        const { cases } = await readReport({ ...asked, on: day });
        return cases.flatMap(({ group, venue }) => (group === 'shown' ? [venue.id] : []));
      };
      const [then, later] = [await shownOn(addDays(since, -1)), await shownOn(on)];
      const said = (gone: boolean) =>
        changes.flatMap(({ kind, venue }) => ((kind === 'gone') === gone ? [venue.id] : []));
      expect(said(false)).toEqual(later.filter((id) => !then.includes(id)));
      expect(said(true).toSorted()).toEqual(then.filter((id) => !later.includes(id)).toSorted());
      for (const { kind, because, on: turned } of changes) {
        expect(because === undefined).toBe(kind !== 'gone');
        expect(turned === undefined || (turned >= since && turned <= on)).toBe(true);
      }
      changed += changes.length;
    }
    expect(changed).toBeGreaterThan(20);
    close();
  });
});
