import { randomIds } from '../../api/random-ids.ts';
import { decideAccreditation } from '../../api/usecases/decide-accreditation.ts';
import type { Hours } from '../../api/domain/hours.ts';
import type { Database } from '../../db/database.ts';
import { insertPerson, insertVenueManager, selectPersonByEmail } from '../../db/people.ts';
import { selectPublicHaven } from '../../db/public-havens.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { addVenue, movableClock, seedRegister } from './register.ts';

const YEAR = {
  valid_from: '2026-03-01',
  valid_to: '2027-02-28',
  trained_on: '2026-03-02',
  training_until: '2027-02-28',
};

/** A register with one venue that is shown, and what a test asks of it. The clock is at six on a Wednesday evening. */
export async function aManagedVenue(
  db: Database,
  { opening, schemes = ['safe_haven'] }: { opening?: Hours | null; schemes?: readonly string[] } = {},
) {
  const clock = movableClock('2026-06-10T17:00:00Z');
  await seedRegister(db);
  const venueId = await addVenue(db, opening === undefined ? {} : { opening });
  for (const schemeKey of schemes)
    await decideAccreditation({
      ...{ venueId, schemeKey, to: 'accredited', reason: 'decided', dates: YEAR, actor: 'test', db, clock },
    });

  return {
    db,
    clock,
    ids: randomIds,
    venueId,
    publicOrigin: 'https://havens.example',
    actor: 'person/manager',
    /** What the public sees of it now. */
    shown: () => selectPublicHaven(db, venueId, epochMinutes(clock.now())),
    trail: async () =>
      (
        await db.query
          .selectFrom('audit_events')
          .select(['action', 'actor', 'details'])
          .where('subject', '=', `venue/${venueId}`)
          .orderBy('id')
          .execute()
      ).map(({ details, ...event }) => ({
        ...event,
        details: JSON.parse(details) as Record<string, unknown>,
      })),
    mails: () =>
      db.query.selectFrom('outbox').select(['recipient', 'kind', 'subject', 'body']).orderBy('id').execute(),
    async addManager(email: string, { seen = true } = {}): Promise<{ id: string; email: string }> {
      const at = new Date(clock.now()).toISOString();
      await db.writeAll([insertPerson(db, { id: `p-${email}`, email, name: '', at })]);
      const id = (await selectPersonByEmail(db, email))?.id ?? '';
      await db.writeAll([
        insertVenueManager(db, { venueId, personId: id, at, by: 'test', seenAt: seen ? at : null }),
      ]);
      return { id, email };
    },
    managers: async () =>
      (
        await db.query
          .selectFrom('venue_managers')
          .select('person_id')
          .where('venue_id', '=', venueId)
          .orderBy('person_id')
          .execute()
      ).map(({ person_id }) => person_id),
    state: async (schemeKey = 'safe_haven') =>
      db.query
        .selectFrom('accreditations')
        .select(['state', 'action_deadline'])
        .where('venue_id', '=', venueId)
        .where('scheme_key', '=', schemeKey)
        .executeTakeFirst(),
  };
}
