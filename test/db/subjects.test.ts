import { expect, it } from 'vitest';
import { selectSubject } from '../../db/subjects.ts';
import { insertPerson } from '../../db/people.ts';
import { describeEachEngine } from '../helpers/databases.ts';
import { addVenue, BARNET, seedRegister } from '../helpers/register.ts';

const AT = '2026-06-01T09:00:00.000Z';

describeEachEngine('whose a sign-up and its evidence are', (open) => {
  it('is its maker’s until it is sent, and the venue’s from then on', async () => {
    const db = await open();
    await seedRegister(db);
    const venueId = await addVenue(db);
    await db.writeAll([
      insertPerson(db, { id: 'mo', email: 'mo@example.org', name: '', at: AT }),
      ...(['open', 'sent'] as const).flatMap((state) => [
        db.query
          .insertInto('sign_ups')
          .values({
            ...{ id: state, person_id: 'mo', venue_id: venueId, authority_code: BARNET, state, version: 1 },
            ...{ created_at: AT, updated_at: AT, sent_at: null },
          })
          .compile(),
        db.query
          .insertInto('evidence')
          .values({
            ...{ id: `e-${state}`, sign_up_id: state, venue_id: state === 'sent' ? venueId : null },
            ...{
              scheme_key: 'safe_haven',
              item: 'cctv',
              kind: 'text',
              file_id: null,
              added_by: 'mo',
              added_at: AT,
            },
            ...{ verdict: null, verdict_by: null, verdict_at: null, removed_at: null },
          })
          .compile(),
      ]),
    ]);
    const whose = async (kind: 'signUpId' | 'evidenceId', id: string) => {
      const subject = await selectSubject(db, kind, id);
      return { owner: subject?.ownerId, venue: subject?.venueId };
    };
    expect(await whose('signUpId', 'open')).toEqual({ owner: 'mo', venue: null });
    expect(await whose('evidenceId', 'e-open')).toEqual({ owner: 'mo', venue: null });
    expect(await whose('signUpId', 'sent')).toEqual({ owner: null, venue: venueId });
    expect(await whose('evidenceId', 'e-sent')).toEqual({ owner: null, venue: venueId });
  });
});
