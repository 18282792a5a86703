import type { StaffDuty, TrainingModuleKey } from '../../api/domain/training-modules.ts';
import { randomIds } from '../../api/random-ids.ts';
import { bookPlaces } from '../../api/usecases/book-places.ts';
import { callOffSession } from '../../api/usecases/call-off-session.ts';
import { changeSession } from '../../api/usecases/change-session.ts';
import { planSession, type SessionFacts } from '../../api/usecases/plan-session.ts';
import { takeRegister } from '../../api/usecases/take-register.ts';
import type { Database } from '../../db/database.ts';
import { insertPerson, insertVenueManager } from '../../db/people.ts';
import { insertStaffMember } from '../../db/staff.ts';
import { addVenue, BARNET, movableClock, seedRegister } from './register.ts';

/** A Wednesday at noon. */
export const NOON = '2026-06-10T11:00:00.000Z';
export const OFFICER = 'person/officer001';
const MANAGER = 'person/manager001';

/** A session of two places on the Monday after, at six in the evening. */
export const FACTS: SessionFacts = {
  ...{ moduleKey: 'ask_for_angela', startsAt: '2026-06-15T17:00:00.000Z', minutes: 60 },
  ...{ place: 'Example Hall', trainer: 'Community Safety Team', places: 2, note: '' },
};

/** Somebody on a venue's staff list since January. */
export async function addListed(
  db: Database,
  {
    name,
    venueId,
    leftOn = null,
    duty = null,
  }: { name: string; venueId: string; leftOn?: string | null; duty?: StaffDuty | null },
): Promise<string> {
  const id = randomIds.next();
  await db.writeAll([
    insertStaffMember(db, {
      ...{ id, venueId, name, job: 'Bar staff', email: null, publicFacing: true, duty },
      ...{ joinedOn: '2026-01-01', leftOn, source: 'manager', confirmedAt: null, claimedAt: null },
      ...{ addedBy: MANAGER, at: NOON },
    }),
  ]);
  return id;
}

/** Two venues of a council, each with a manager and three people on its list, and what officers and managers do about sessions. */
export async function openTrainingRoom(db: Database) {
  const clock = movableClock(NOON);
  await seedRegister(db);
  const venues = [await addVenue(db), await addVenue(db, { id: 'secondven', name: 'Paper Bell' })] as const;
  const at = NOON;
  await db.writeAll(
    ['mia', 'max'].flatMap((name, place) => [
      insertPerson(db, { id: `manager-${name}`, email: `${name}@example.org`, name, at }),
      insertVenueManager(db, {
        ...{ venueId: venues[place] ?? '', personId: `manager-${name}`, at, by: 'test', seenAt: at },
      }),
    ]),
  );
  const common = { db, clock, publicOrigin: 'https://havens.example' };

  const addStaff = (
    name: string,
    venueId: string = venues[0],
    given: { leftOn?: string; duty?: StaffDuty } = {},
  ) => addListed(db, { name, venueId, ...given });

  return {
    ...common,
    venues,
    addStaff,
    async plan(facts: Partial<SessionFacts> = {}, sessionId = randomIds.next()) {
      await planSession({
        ...{ sessionId, authorityCode: BARNET, facts: { ...FACTS, ...facts }, actor: OFFICER, ...common },
      });
      return sessionId;
    },
    change: (sessionId: string, facts: Partial<SessionFacts>) =>
      changeSession({ sessionId, facts: { ...FACTS, ...facts }, actor: OFFICER, ...common }),
    callOff: (sessionId: string, because = 'The hall is flooded.') =>
      callOffSession({ sessionId, because, actor: OFFICER, ...common }),
    book: (
      sessionId: string,
      wanted: { book?: readonly string[]; giveUp?: readonly string[] },
      venueId: string = venues[0],
    ) =>
      bookPlaces({
        ...{ sessionId, venueId, wanted: { book: wanted.book ?? [], giveUp: wanted.giveUp ?? [] } },
        ...{ actor: MANAGER, ...common },
      }),
    register: (sessionId: string, came: readonly string[], seen: string | null = null) =>
      takeRegister({ sessionId, register: { came, seen }, actor: OFFICER, ids: randomIds, ...common }),
    async booked(sessionId: string): Promise<readonly string[]> {
      const rows = await db.query
        .selectFrom('session_places')
        .select('staff_id')
        .where('session_id', '=', sessionId)
        .where('given_up_at', 'is', null)
        .execute();
      return rows.map(({ staff_id }) => staff_id).toSorted();
    },
    async takenAt(sessionId: string): Promise<string | null> {
      const row = await db.query
        .selectFrom('training_sessions')
        .select('register_taken_at')
        .where('id', '=', sessionId)
        .executeTakeFirst();
      return row?.register_taken_at ?? null;
    },
    /** Whose training is on record, by module. */
    async trained(moduleKey: TrainingModuleKey = 'ask_for_angela'): Promise<readonly string[]> {
      const rows = await db.query
        .selectFrom('training_records')
        .select('staff_id')
        .where('module_key', '=', moduleKey)
        .where('revoked_at', 'is', null)
        .execute();
      return rows.map(({ staff_id }) => staff_id).toSorted();
    },
    changedVenues: async () =>
      (await db.query.selectFrom('training_changes').select('venue_id').orderBy('venue_id').execute()).map(
        ({ venue_id }) => venue_id,
      ),
    mail: async () =>
      db.query.selectFrom('outbox').select(['recipient', 'subject', 'body']).orderBy('id').execute(),
    trail: async () =>
      (await db.query.selectFrom('audit_events').select('action').orderBy('id').execute()).map(
        ({ action }) => action,
      ),
  };
}
