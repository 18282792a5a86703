import { expect, it } from 'vitest';
import { answerAccessRequest } from '../../../api/usecases/answer-access-request.ts';
import { handOverVenue } from '../../../api/usecases/hand-over-venue.ts';
import { removeManager } from '../../../api/usecases/remove-manager.ts';
import type { Database } from '../../../db/database.ts';
import { insertAccessRequest } from '../../../db/access-requests.ts';
import { insertPerson } from '../../../db/people.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aManagedVenue } from '../../helpers/managed-venue.ts';

const AT = '2026-06-10T16:00:00.000Z';

describeEachEngine('two people who decide on the managers of a venue at once', (open) => {
  it.each([
    ['granted', 'refused'],
    ['refused', 'granted'],
  ] as const)('answer a request once: %s stands before %s', async (first, second) => {
    const venue = await aManagedVenue(await open());
    const { db, venueId } = venue;
    const [mo, bo] = [await venue.addManager('mo@example.org'), await venue.addManager('bo@example.org')];
    await db.writeAll([
      insertPerson(db, { id: 'asker', email: 'asker@example.org', name: '', at: AT }),
      insertAccessRequest(db, { id: 'request01', venueId, personId: 'asker', note: '', askedAt: AT }),
    ]);
    const answer = (by: { id: string }, given: 'granted' | 'refused') =>
      answerAccessRequest({ ...venue, personId: 'asker', answer: given, by });
    await Promise.all([answer(mo, first), answer(bo, second)]);

    const { answer: stored } = await db.query
      .selectFrom('access_requests')
      .select('answer')
      .executeTakeFirstOrThrow();
    expect((await venue.managers()).includes('asker')).toBe(stored === 'granted');
    const answers = (await venue.trail()).filter(({ action }) => action.startsWith('access.'));
    expect(answers.map(({ action }) => action)).toEqual([`access.${stored}`]);
    expect((await venue.mails()).map(({ recipient }) => recipient)).toEqual(['asker@example.org']);
  });

  it('never leave it without one: handed over to somebody who is removed', async () => {
    const venue = await aManagedVenue(await open());
    const [mo, bo] = [await venue.addManager('mo@example.org'), await venue.addManager('bo@example.org')];
    let removed = false;
    const meanwhile: Database = {
      ...venue.db,
      inTurn: (write) => write(),
      async writeAll(writes) {
        if (!removed) {
          removed = true;
          await removeManager({ ...venue, personId: bo.id, actor: 'person/officer' });
        }
        return venue.db.writeAll(writes);
      },
    };
    await expect(
      handOverVenue({ ...venue, db: meanwhile, email: bo.email, manager: mo }),
    ).rejects.toMatchObject({ code: 'venue.changed_meanwhile', status: 409 });
    expect(await venue.managers()).toEqual([mo.id]);
  });
});
