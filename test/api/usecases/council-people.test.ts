import { expect, it } from 'vitest';
import type { CouncilRole } from '../../../api/domain/people.ts';
import { randomIds } from '../../../api/random-ids.ts';
import { revokeCouncilRole } from '../../../api/usecases/revoke-council-role.ts';
import { stopPerson } from '../../../api/usecases/stop-person.ts';
import { insertCouncilRole, insertPerson, insertVenueManager, selectPerson } from '../../../db/people.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addVenue, BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const AT = '2026-06-01T09:00:00.000Z';
const CAMDEN = 'E09000007';

describeEachEngine('people of a council', (open) => {
  async function aCouncil() {
    const db = await open();
    const clock = movableClock('2026-06-10T12:00:00Z');
    await seedRegister(db);
    const add = async (name: string, role: CouncilRole) => {
      const id = randomIds.next();
      await db.writeAll([
        insertPerson(db, { id, email: `${name}@example.org`, name, at: AT }),
        insertCouncilRole(db, { authorityCode: BARNET, personId: id, role, at: AT, by: 'test' }),
      ]);
      return id;
    };
    const here = (personId: string, by: string) => ({
      ...{ personId, authorityCode: BARNET, by, actor: `person/${by}`, db, clock },
    });
    const administrators = async () =>
      (
        await db.query
          .selectFrom('council_roles as r')
          .innerJoin('people as p', 'p.id', 'r.person_id')
          .select('p.id')
          .where('r.role', '=', 'administrator')
          .where('p.stopped_at', 'is', null)
          .execute()
      ).length;
    const events = async (personId: string) =>
      (
        await db.query
          .selectFrom('audit_events')
          .select('action')
          .where('subject', '=', `person/${personId}`)
          .orderBy('id')
          .execute()
      ).map(({ action }) => action);
    return { db, clock, add, here, administrators, events };
  }

  const take = (given: { personId: string; authorityCode: string; by: string; actor: string } & Shared) =>
    revokeCouncilRole({ ...given, role: 'administrator' });
  const stop = (given: { personId: string; authorityCode: string; by: string; actor: string } & Shared) =>
    stopPerson({ ...given, stopped: true });
  type Shared = Pick<Awaited<ReturnType<typeof aCouncil>>, 'db' | 'clock'>;

  it.each([
    ['take each other’s role away', take, take],
    ['stop each other', stop, stop],
    ['stop and are robbed of the role', stop, take],
  ])('keep one administrator where two %s at once', async (_, one, other) => {
    const { add, here, administrators } = await aCouncil();
    const [ade, bo] = [await add('ade', 'administrator'), await add('bo', 'administrator')];
    const done = await Promise.allSettled([one(here(bo, ade)), other(here(ade, bo))]);
    expect(await administrators()).toBe(1);
    const [refused] = done.filter((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'role.last_administrator', status: 409 });
  });

  it('lose a role once, however often it is taken at the same moment', async () => {
    const { add, here, events } = await aCouncil();
    const [ade, olu] = [await add('ade', 'administrator'), await add('olu', 'officer')];
    const revoke = () => revokeCouncilRole({ ...here(olu, ade), role: 'officer' });
    const done = await Promise.allSettled([revoke(), revoke()]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await events(olu)).toEqual(['role.revoked']);
  });

  it('are not stopped by a council that gave a role to another council’s manager', async () => {
    const { db, add, here } = await aCouncil();
    const [ade, mo] = [await add('ade', 'administrator'), await add('mo', 'partner')];
    const camden = { code: CAMDEN, name: 'Camden', updated_at: AT };
    await db.writeAll([db.query.insertInto('authorities').values(camden).compile()]);
    const venueId = await addVenue(db, { authority_code: CAMDEN });
    await db.writeAll([insertVenueManager(db, { venueId, personId: mo, at: AT, by: 'test', seenAt: AT })]);
    await expect(stop(here(mo, ade))).rejects.toMatchObject({ code: 'person.elsewhere_too', status: 409 });
    expect((await selectPerson(db, mo))?.stoppedAt).toBeNull();
  });
});
