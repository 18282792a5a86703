import { afterEach, describe, expect, it } from 'vitest';
import { epochMinutes } from '../../api/domain/clock.ts';
import { randomIds } from '../../api/random-ids.ts';
import { publishAll } from '../../api/usecases/publish-snapshots.ts';
import { readVenueTraining } from '../../api/usecases/read-venue-training.ts';
import { refreshTraining } from '../../api/usecases/refresh-training.ts';
import { loadDemo } from '../../db/demo.ts';
import type { Database } from '../../db/database.ts';
import { openMemory } from '../helpers/databases.ts';
import { movableClock } from '../helpers/register.ts';

const DAYS = ['2026-06-10', '2026-11-28', '2027-03-01'];
const publicOrigin = 'https://havens.example';
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function loaded(day: string) {
  const { database: db, close } = openMemory();
  closers.push(close);
  const clock = movableClock(`${day}T12:00:00Z`);
  await loadDemo({ db, clock, ids: randomIds });
  await publishAll({ db, clock });
  return { db, clock, publicOrigin, ids: randomIds };
}

const venuesWithStaff = async (db: Database) =>
  (await db.query.selectFrom('staff_members').select('venue_id').distinct().execute()).map(
    ({ venue_id }) => venue_id,
  );
const shown = async (db: Database, now: number) =>
  (
    await db.query
      .selectFrom('public_havens')
      .select('id')
      .where('until', '>', new Date(now).toISOString())
      .execute()
  ).length;

describe.each(DAYS)('training in the demo of %s', (day) => {
  it('stands as its records say: working it out anew changes nothing', { timeout: 60_000 }, async () => {
    const demo = await loaded(day);
    const venues = await venuesWithStaff(demo.db);
    const before = await shown(demo.db, demo.clock.now());
    expect(venues.length).toBeGreaterThanOrEqual(20);
    const written: Record<string, number> = {};
    for (const venueId of venues) written[venueId] = await refreshTraining({ ...demo, venueId });
    expect(Object.entries(written).filter(([, schemes]) => schemes > 0)).toEqual([]);
    expect(await shown(demo.db, demo.clock.now())).toBe(before);
    expect(before).toBe(67);
  });

  it('holds under each scheme where records decide, and shows a list that is only begun', async () => {
    const demo = await loaded(day);
    const standings = [];
    for (const venueId of await venuesWithStaff(demo.db))
      standings.push(...(await readVenueTraining({ ...demo, venueId })).schemes);
    const decided = standings.filter(({ decides }) => decides);
    const begun = standings.filter(({ decides }) => !decides);
    expect(decided.map(({ trainedOn, trainingUntil }) => [trainedOn, trainingUntil])).toEqual(
      decided.map(({ standing }) => [standing.trainedOn, standing.until]),
    );
    expect(new Set(decided.map(({ standing }) => standing.status))).toEqual(new Set(['current', 'expiring']));
    expect(new Set(begun.map(({ standing }) => standing.status))).toEqual(new Set(['partly_trained']));
    expect(decided.length).toBeGreaterThan(20);
  });

  it('has something on every page: links, a session to come and one held, certificates, somebody to confirm', async () => {
    const { db, clock } = await loaded(day);
    const now = new Date(epochMinutes(clock.now()) * 60_000).toISOString();
    const managed = await db.query.selectFrom('venue_managers').select('venue_id').execute();
    const links = await db.query.selectFrom('join_links').select('venue_id').execute();
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((link) => managed.some((each) => each.venue_id === link.venue_id))).toBe(true);
    const sessions = await db.query
      .selectFrom('training_sessions')
      .selectAll()
      .orderBy('starts_at')
      .execute();
    expect(sessions.map(({ state, starts_at: starts }) => [state, starts > now])).toEqual([
      ['held', false],
      ['planned', true],
    ]);
    const verdicts = await db.query
      .selectFrom('external_certificates')
      .select('verdict')
      .distinct()
      .execute();
    expect(verdicts).toHaveLength(3);
    const unconfirmed = await db.query
      .selectFrom('staff_members')
      .select('id')
      .where('source', '=', 'link')
      .where('confirmed_at', 'is', null)
      .execute();
    expect(unconfirmed.length).toBeGreaterThan(0);
    const ways = await db.query.selectFrom('training_records').select('way').distinct().execute();
    expect(ways.map(({ way }) => way).toSorted()).toEqual(['external', 'in_person', 'online']);
    const ahead = await db.query
      .selectFrom('training_records')
      .select('id')
      .where('trained_on', '>', day)
      .execute();
    expect(ahead).toEqual([]);
  });
});
