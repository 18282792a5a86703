import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRetention } from '../../../api/usecases/apply-retention.ts';
import {
  AUTHORITY_KINDS,
  PERIOD_LIMITS,
  REGISTER_KINDS,
  type RetentionKind,
} from '../../../api/domain/retention.ts';
import type { Database } from '../../../db/database.ts';
import { ERASED_NAME } from '../../../db/erase-people.ts';
import { openMemory } from '../../helpers/databases.ts';
import { CAMDEN, openOldThings, type OldThings } from '../../helpers/old-things.ts';
import { BARNET, movableClock } from '../../helpers/register.ts';

/**
 * Whatever stands on the register, at whatever age and in whatever use: what goes is exactly what has had its time and is in
 * use nowhere. What that means is worked out here a second time, thing by thing, with the calendar of the engine.
 */
const RUNS = 150;
const ENDED = ['declined', 'revoked', 'withdrawn', 'lapsed'];
const STATES = ['draft', 'in_assessment', 'accredited', 'suspended', 'action_required', ...ENDED];
/** Ends of months, a leap day, both clock changes and the day after each. */
const TODAYS = [
  '2026-06-10',
  '2028-02-29',
  '2027-03-31',
  '2026-10-25',
  '2027-03-28',
  '2027-03-29',
  '2027-08-31',
];
const FAR_AHEAD = '2039-01-01';
const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const londonDay = (instant: string): string => LONDON.format(new Date(instant));

/** An instant: so many hours from the midnight that ends the period, or from now. */
interface Age {
  readonly from: 'cutoff' | 'now';
  readonly hours: number;
}
const age: fc.Arbitrary<Age> = fc.oneof(
  fc.record({ from: fc.constant('cutoff' as const), hours: fc.integer({ min: -50, max: 50 }) }),
  fc.record({ from: fc.constant('now' as const), hours: fc.integer({ min: -70_000, max: -1 }) }),
);
const authority = fc.constantFrom(BARNET, CAMDEN);
const state = fc.constantFrom(...STATES);
const flag = fc.boolean();
const thing = fc.oneof(
  fc.record({
    kind: fc.constant('closed_concerns' as const),
    age,
    authority,
    closed: flag,
    plan: fc.constantFrom('none', 'open', 'closed'),
    visit: flag,
  }),
  fc.record({
    kind: fc.constant('visit_notes' as const),
    age,
    authority,
    state: fc.constantFrom('planned', 'done', 'called_off'),
    debriefed: flag,
    plan: fc.constantFrom('none', 'open', 'closed'),
    retest: flag,
  }),
  fc.record({
    kind: fc.constant('evidence' as const),
    age,
    since: age,
    authority,
    state,
    removed: fc.option(age),
  }),
  fc.record({
    kind: fc.constant('sign_ups' as const),
    age,
    authority,
    state: fc.constantFrom('open', 'set_aside', 'sent'),
    evidence: fc.option(age),
  }),
  fc.record({
    kind: fc.constant('training_checks' as const),
    age,
    until: age,
    authority,
    state,
    newer: flag,
  }),
  fc.record({
    kind: fc.constant('licences' as const),
    age,
    updated: age,
    authority,
    extracted: flag,
    matched: fc.option(state),
  }),
  fc.record({ kind: fc.constant('embed_loads' as const), age, authority }),
  fc.record({
    kind: fc.constant('sent_mail' as const),
    age,
    state: fc.constantFrom('sent', 'failed', 'unclear', 'waiting'),
  }),
  fc.record({
    kind: fc.constant('people' as const),
    age,
    left: flag,
    holds: fc.constantFrom('nothing', 'role', 'venue', 'sign-up', 'session'),
  }),
);
type Thing = typeof thing extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const periods = fc.record(
  Object.fromEntries(
    [...AUTHORITY_KINDS, ...REGISTER_KINDS].map((kind) => [
      kind,
      fc.integer({ min: PERIOD_LIMITS[kind].least, max: Math.min(PERIOD_LIMITS[kind].most, 36) }),
    ]),
  ) as Record<RetentionKind, fc.Arbitrary<number>>,
);

/** The day so many months before, its end clamped, by counting. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) - months;
  const lastDay =
    [31, isLeap(Math.floor(total / 12)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][total % 12] ?? 0;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(total / 12)}-${two((total % 12) + 1)}-${two(Math.min(date, lastDay))}`;
}
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** A thing as it was written: whether it is to go, and whether it is still there. */
interface Written {
  readonly goes: boolean;
  readonly stands: () => Promise<boolean>;
  readonly what: Thing;
}

class World {
  readonly things: OldThings;
  readonly db: Database;
  readonly today: string;
  readonly monthsOf: (kind: RetentionKind, authority?: string) => number;

  constructor(things: OldThings, today: string, monthsOf: World['monthsOf']) {
    this.things = things;
    this.db = things.db;
    this.today = today;
    this.monthsOf = monthsOf;
  }

  cutoff(kind: RetentionKind, whose?: string): string {
    return monthsBefore(this.today, this.monthsOf(kind, whose));
  }

  at({ from, hours }: Age, kind: RetentionKind, whose?: string): string {
    const base = from === 'now' ? `${this.today}T11:00:00Z` : `${this.cutoff(kind, whose)}T00:00:00Z`;
    return new Date(Date.parse(base) + hours * 3_600_000).toISOString();
  }

  async has(
    table: 'concerns' | 'evidence' | 'sign_ups' | 'training_checks' | 'premises_licences',
    id: string,
  ): Promise<boolean> {
    return (await this.db.query.selectFrom(table).select('id').where('id', '=', id).execute()).length === 1;
  }

  async write(what: Thing): Promise<Written> {
    const { things, db } = this;
    const whose = 'authority' in what ? what.authority : undefined;
    const at = this.at(what.age, what.kind, whose);
    const isOld = (instant: string): boolean => londonDay(instant) < this.cutoff(what.kind, whose);
    const old = isOld(at);
    const of = whose === undefined ? {} : { authority: whose };
    if (what.kind === 'closed_concerns') {
      const venue = await things.venue({ state: 'accredited', since: at, ...of });
      const id = await things.concern({ venue, closed: what.closed ? at : null, ...of });
      if (what.plan !== 'none')
        await things.plan({ venue, concern: id, closed: what.plan === 'open' ? null : at });
      if (what.visit)
        await things.visit({ venue, state: 'planned', at: `${FAR_AHEAD}T00:00:00Z`, concern: id });
      const goes = old && what.closed && what.plan !== 'open' && !what.visit;
      return { what, goes, stands: () => this.has('concerns', id) };
    }
    if (what.kind === 'visit_notes') {
      const venue = await things.venue({ state: 'accredited', since: at, ...of });
      const { state: stage, debriefed } = what;
      const id = await things.visit({ venue, state: stage as 'done', at, debriefed, ...of });
      if (what.plan !== 'none')
        await things.plan({ venue, visit: id, closed: what.plan === 'open' ? null : at });
      if (what.retest)
        await things.visit({ venue, state: 'planned', at: `${FAR_AHEAD}T00:00:00Z`, retestOf: id });
      // A visit's day is kept as a day of its own: here the UTC day of the same instant.
      const dayIsOld = at.slice(0, 10) < this.cutoff(what.kind, whose);
      const over = stage === 'called_off' || (stage === 'done' && debriefed);
      return {
        what,
        goes: old && dayIsOld && over && what.plan !== 'open' && !what.retest,
        stands: async () => {
          const row = await db.query
            .selectFrom('visits')
            .select(['brief', 'state', 'outcome'])
            .where('id', '=', id)
            .executeTakeFirstOrThrow();
          if (row.state !== stage || (row.outcome === null) === (stage === 'done'))
            throw new Error('the result went');
          return row.brief !== '';
        },
      };
    }
    if (what.kind === 'evidence') {
      const since = this.at(what.since, what.kind, whose);
      const removed = what.removed && this.at(what.removed, what.kind, whose);
      const venue = await things.venue({ state: what.state, since, ...of });
      const id = await things.evidence({ venue, at, removed });
      const over = (ENDED.includes(what.state) && isOld(since)) || (removed !== null && isOld(removed));
      return {
        what,
        goes: old && over,
        stands: async () => {
          const isThere = await this.has('evidence', id);
          const file = await db.query
            .selectFrom('file_parts')
            .select('content')
            .where('file_id', '=', `file-of-${id}`)
            .execute();
          if ((file.length === 1) !== isThere) throw new Error('the file and its evidence part');
          return isThere;
        },
      };
    }
    if (what.kind === 'sign_ups') {
      const id = await things.signUp({ state: what.state as 'open', at, ...of });
      const given = what.evidence && this.at(what.evidence, what.kind, whose);
      if (given) await things.evidence({ signUp: id, at: given });
      const goes = old && what.state !== 'sent' && (given === null || isOld(given));
      return { what, goes, stands: () => this.has('sign_ups', id) };
    }
    if (what.kind === 'training_checks') {
      const until = this.at(what.until, what.kind, whose).slice(0, 10);
      const venue = await things.venue({ state: what.state, since: at, ...of });
      const id = await things.trainingCheck({ venue, at, until });
      if (what.newer)
        await things.trainingCheck({ venue, at: `${FAR_AHEAD}T00:00:00.000Z`, until: FAR_AHEAD });
      const stoodOn = !what.newer && !ENDED.includes(what.state);
      const goes = old && until < this.cutoff(what.kind, whose) && !stoodOn;
      return { what, goes, stands: () => this.has('training_checks', id) };
    }
    if (what.kind === 'licences') {
      const updated = this.at(what.updated, what.kind, whose);
      const extracted = what.extracted ? at.slice(0, 10) : null;
      const venue =
        what.matched === null ? null : await things.venue({ state: what.matched, since: at, ...of });
      const id = await things.licence({ extracted, updated, venue, ...of });
      const inUse = what.matched !== null && !ENDED.includes(what.matched);
      const goes =
        extracted !== null && extracted < this.cutoff(what.kind, whose) && isOld(updated) && !inUse;
      return { what, goes, stands: () => this.has('premises_licences', id) };
    }
    if (what.kind === 'embed_loads') {
      const day = at.slice(0, 10);
      const id = await things.embedLoads({ day, ...of });
      const stands = async () => {
        const kept = db.query.selectFrom('embed_loads').select('day').where('site_id', '=', id);
        return (await kept.execute()).length === 1;
      };
      return { what, goes: day < this.cutoff(what.kind, whose), stands };
    }
    if (what.kind === 'sent_mail') {
      const waits = what.state === 'waiting';
      const id = await things.mail({ settled: waits ? null : at, state: what.state });
      const stands = async () =>
        (await db.query.selectFrom('outbox').select('id').where('reference', '=', id).execute()).length === 1;
      return { what, goes: old && !waits, stands };
    }
    const id = await things.leaver({ left: what.left ? at : null });
    await this.hold(id, what.holds);
    return {
      what,
      goes: what.left && old && what.holds === 'nothing',
      stands: async () => {
        const [row] = await db.query.selectFrom('people').select('name').where('id', '=', id).execute();
        return row !== undefined && row.name !== ERASED_NAME;
      },
    };
  }

  private async hold(person_id: string, holds: string): Promise<void> {
    const { query } = this.db;
    const at = '2019-01-01T00:00:00.000Z';
    if (holds === 'role') {
      const role = { authority_code: BARNET, person_id, role: 'partner', granted_at: at, granted_by: 'test' };
      await this.db.writeAll([query.insertInto('council_roles').values(role).compile()]);
    } else if (holds === 'venue') {
      const venue_id = await this.things.venue({ state: 'lapsed', since: at });
      const manager = { venue_id, person_id, added_at: at, added_by: 'test' };
      await this.db.writeAll([query.insertInto('venue_managers').values(manager).compile()]);
    } else if (holds === 'sign-up') {
      const id = await this.things.signUp({ state: 'open', at: `${this.today}T10:00:00.000Z` });
      const given = { person_id, version: 2 };
      await this.db.writeAll([query.updateTable('sign_ups').set(given).where('id', '=', id).compile()]);
    } else if (holds === 'session') {
      const times = {
        expires_at: at,
        created_at: at,
        updated_at: at,
        begun_at: at,
        seen_at: at,
        fresh_at: at,
      };
      const session = { id: person_id, person_id, token: person_id, ...times };
      await this.db.writeAll([query.insertInto('sessions').values(session).compile()]);
    }
  }
}

describe('retention', () => {
  it(
    'never deletes what is younger than its period or in use, and deletes all else',
    { timeout: 300_000 },
    async () => {
      let went = 0;
      let stayed = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...TODAYS),
          periods,
          fc.array(thing, { minLength: 8, maxLength: 24 }),
          async (today, own, drawn) => {
            const { database: db, close } = openMemory();
            try {
              const things = await openOldThings(db);
              const { sent_mail, people, ...barnets } = own;
              const by = { updated_at: 'x', updated_by: 'test' };
              await db.writeAll([
                db.query
                  .insertInto('authority_settings')
                  .values({ authority_code: BARNET, key: 'retention', value: JSON.stringify(barnets), ...by })
                  .compile(),
                db.query
                  .insertInto('register_settings')
                  .values({ key: 'retention', value: JSON.stringify({ sent_mail, people }), ...by })
                  .compile(),
              ]);
              // The newest extract of each register, which holds none of the licences drawn.
              for (const each of [BARNET, CAMDEN])
                await things.licence({
                  extracted: FAR_AHEAD,
                  updated: `${FAR_AHEAD}T00:00:00Z`,
                  authority: each,
                });
              const world = new World(things, today, (kind, whose) =>
                whose === CAMDEN ? PERIOD_LIMITS[kind].usual : own[kind],
              );
              const written: Written[] = [];
              for (const what of drawn) written.push(await world.write(what));
              const clock = movableClock(`${today}T11:00:00Z`);
              await applyRetention({ db, clock });
              for (const { what, goes, stands } of written)
                expect({ what, stands: await stands() }).toEqual({ what, stands: !goes });
              went += written.filter(({ goes }) => goes).length;
              stayed += written.filter(({ goes }) => !goes).length;
              expect(await applyRetention({ db, clock })).toEqual({});
            } finally {
              close();
            }
          },
        ),
        { numRuns: RUNS, seed: 20_261_128 },
      );
      // Both happened, or nothing would have been tried.
      expect(went).toBeGreaterThan(RUNS);
      expect(stayed).toBeGreaterThan(RUNS);
    },
  );
});
