import { expect, it } from 'vitest';
import { listStuckMail, sendMailAgain } from '../../../api/usecases/stuck-mail.ts';
import type { Database } from '../../../db/database.ts';
import { insertCouncilRole, insertPerson } from '../../../db/people.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const AT = '2026-06-01T09:00:00.000Z';

async function aRegister(open: () => Promise<Database>) {
  const db = await open();
  await seedRegister(db);
  const mail = (id: number, recipient: string, state: string, given: Record<string, string> = {}) =>
    db.query
      .insertInto('outbox')
      .values({
        ...{
          id,
          reference: `r/${id}`,
          recipient,
          kind: 'decision',
          subject: `About venue ${id}`,
          body: 'Words',
        },
        ...{ created_at: AT, due_at: AT, expires_at: AT, state, settled_at: state === 'waiting' ? null : AT },
        last_error: `550 <${recipient}> unknown`,
        ...given,
      })
      .compile();
  await db.writeAll([
    insertPerson(db, { id: 'olu', email: 'olu@example.org', name: 'Olu', at: AT }),
    insertCouncilRole(db, { authorityCode: BARNET, personId: 'olu', role: 'officer', at: AT, by: 'test' }),
    mail(1, 'olu@example.org', 'failed'),
    mail(2, 'camden@example.org', 'unclear'),
    mail(3, 'olu@example.org', 'failed', { kind: 'sign_in_code', body: '' }),
    mail(4, 'olu@example.org', 'sent'),
    mail(5, 'olu@example.org', 'waiting'),
  ]);
  const clock = movableClock('2026-06-10T11:00:00Z');
  const again = (mailId: number) => sendMailAgain({ mailId, actor: 'person/ade', db, clock });
  return { db, again };
}

describeEachEngine('mail that did not go', (open) => {
  it('is listed without what it says, and without the names of people of other authorities', async () => {
    const { db } = await aRegister(open);
    const { counts, mails } = await listStuckMail({ authorityCode: BARNET, db });
    expect(counts).toMatchObject({ waiting: 1, failed: 2, unclear: 1, sent: 1 });
    expect(
      mails.map(({ id, recipient, subject, canBeSent, lastError }) => [
        id,
        recipient,
        subject,
        canBeSent,
        lastError,
      ]),
    ).toEqual([
      [3, 'olu@example.org', 'About venue 3', false, '550 <olu@example.org> unknown'],
      [2, 'c…@example.org', null, true, '550 <c…@example.org> unknown'],
      [1, 'olu@example.org', 'About venue 1', true, '550 <olu@example.org> unknown'],
    ]);
    expect(JSON.stringify(mails)).not.toContain('Words');
  });

  it('is sent again once, and the trail says by whom; what has gone, waits or is wiped is not', async () => {
    const { db, again } = await aRegister(open);
    await again(2);
    const rows = await db.query
      .selectFrom('outbox')
      .select(['id', 'state'])
      .where('state', '=', 'waiting')
      .orderBy('id')
      .execute();
    expect(rows.map(({ id }) => id)).toEqual([2, 5]);
    for (const id of [2, 3, 4, 5, 99])
      await expect(again(id)).rejects.toMatchObject({ code: 'mail.not_stuck', status: 409 });
    const events = await db.query
      .selectFrom('audit_events')
      .select(['authority_code', 'actor', 'subject'])
      .where('action', '=', 'mail.sent_again')
      .execute();
    expect(events).toEqual([{ authority_code: null, actor: 'person/ade', subject: 'mail/2' }]);
  });
});
