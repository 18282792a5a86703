import { expect, it } from 'vitest';
import {
  certificateToPrint,
  checkCertificate,
  checkCertificateName,
} from '../../../api/usecases/check-certificate.ts';
import { revokeTraining } from '../../../api/usecases/revoke-training.ts';
import { describeEachEngine, type OpenDatabase } from '../../helpers/databases.ts';
import { aBarWithStaff } from '../../helpers/bar-with-staff.ts';

const CODE = 'k3f9x2m4qk3f9x2m4q';

async function aBar(open: OpenDatabase) {
  const bar = await aBarWithStaff(await open(), { schemes: ['safe_haven'] });
  const { db } = bar;
  await bar.hireAll();
  await bar.confirm();
  await bar.train();
  const { id: recordId } = await db.query
    .selectFrom('training_records')
    .select('id')
    .where('staff_id', '=', 'Ada')
    .executeTakeFirstOrThrow();
  await db.writeAll([
    db.query
      .updateTable('training_records')
      .set({ certificate_code: CODE })
      .where('id', '=', recordId)
      .compile(),
  ]);
  const asking = { ...bar, code: CODE, client: 'somebody', seal: (text: string) => `sealed ${text}` };
  return {
    ...bar,
    recordId,
    check: (given: Partial<typeof asking> = {}) => checkCertificate({ ...asking, ...given }),
    name: (name: string, given: Partial<typeof asking> = {}) =>
      checkCertificateName({ ...asking, ...given, name }),
    print: (name: string) => certificateToPrint({ ...asking, name }),
    revoke: (because = 'They had help with the questions.', given = {}) =>
      revokeTraining({ ...bar, recordId, because, ...given }),
    revoked: async () =>
      (await bar.trail()).filter(({ action }) => action === 'training.revoked').map(({ details }) => details),
  };
}

describeEachEngine('a certificate', (open) => {
  it('says what was learnt, when, and until when it can count, and not by whom or where', async () => {
    const bar = await aBar(open);
    expect(await bar.check({ code: 'K3F9X2 M4QK3F 9X2M4Q' })).toEqual({
      ...{ code: CODE, moduleName: 'Welcoming someone to a Safe Haven', trainedOn: '2026-06-10' },
      ...{ countsUntil: '2027-06-09', state: 'counts', revokedAt: null },
    });
    expect(JSON.stringify(await bar.check())).not.toMatch(/Ada|Lantern/);
  });

  it('is of whoever is named on it, and is printed for who knows that name', async () => {
    const bar = await aBar(open);
    expect(await bar.name(' ADA')).toMatchObject({ matches: true });
    expect(await bar.name('Bo')).toMatchObject({ matches: false });
    expect(await bar.print('ada')).toMatchObject({
      ...{ name: 'Ada', code: CODE, countsUntil: '2027-06-09' },
      address: `https://havens.example/certificates/${CODE}`,
    });
    await expect(bar.print('Bo')).rejects.toMatchObject({ code: 'certificate.other_name', status: 409 });
  });

  it('with a code that nobody has, or of somebody who was erased, is not there', async () => {
    const bar = await aBar(open);
    await expect(bar.check({ code: 'nothing' })).rejects.toMatchObject({ status: 404 });
    await bar.db.writeAll([
      bar.db.query
        .updateTable('staff_members')
        .set({ name: '', erased_at: '2026-06-10T17:00:00.000Z' })
        .where('id', '=', 'Ada')
        .compile(),
    ]);
    await expect(bar.check()).rejects.toMatchObject({ code: 'certificate.not_found', status: 404 });
  });

  it('cannot be guessed: codes and names are limited, by who asks and by certificate', async () => {
    const bar = await aBar(open);
    for (let n = 0; n < 20; n += 1) await bar.name(`Guess ${n}`, { client: `client ${n}` });
    await expect(bar.name('Ada', { client: 'another' })).rejects.toMatchObject({ status: 429 });
    expect(await bar.check()).toMatchObject({ state: 'counts' });
    for (let n = 0; n < 59; n += 1) await bar.check().catch(() => undefined);
    await expect(bar.check()).rejects.toMatchObject({ code: 'attempts.too_many', status: 429 });
    expect(await bar.check({ client: 'another' })).toMatchObject({ state: 'counts' });
  });

  it('that was taken back says so at once, is not printed, and the reason is no one else’s', async () => {
    const bar = await aBar(open);
    await bar.revoke();
    expect(await bar.check()).toMatchObject({ state: 'revoked', revokedAt: '2026-06-10T17:00:00.000Z' });
    await expect(bar.print('Ada')).rejects.toMatchObject({ code: 'certificate.not_counting' });
    expect(await bar.revoked()).toEqual([
      {
        ...{ record: bar.recordId, staff: 'Ada', module: 'safe_haven_welcome' },
        ...{ way: 'online', trainedOn: '2026-06-10' },
      },
    ]);
    const { revoked_because, revoked_by } = await bar.db.query
      .selectFrom('training_records')
      .select(['revoked_because', 'revoked_by'])
      .where('id', '=', bar.recordId)
      .executeTakeFirstOrThrow();
    expect({ revoked_because, revoked_by }).toEqual({
      revoked_because: 'They had help with the questions.',
      revoked_by: 'person/manager',
    });
  });

  it('taken back is one fewer who is trained: the venue’s standing follows in the same request', async () => {
    const bar = await aBar(open);
    const before = (await bar.checks()).at(-1);
    // Ada is the lead: without her the rule is not met.
    await bar.revoke();
    expect((await bar.checks()).at(-1)).toMatchObject({
      trained_people: (before?.trained_people ?? 0) - 1,
    });
    expect((await bar.accreditation()).state).toBe('action_required');
  });

  it('is taken back once, with a reason, and by its own venue only', async () => {
    const bar = await aBar(open);
    await expect(bar.revoke('  ')).rejects.toMatchObject({ code: 'training.because_missing', status: 400 });
    await expect(bar.revoke('Why', { venueId: 'elsewhere' })).rejects.toMatchObject({ status: 404 });
    const tried = await Promise.allSettled([bar.revoke(), bar.revoke()]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(bar.revoke()).rejects.toMatchObject({ code: 'training.revoked_already', status: 409 });
    expect(await bar.revoked()).toHaveLength(1);
  });
});
