import { expect, it } from 'vitest';
import { randomIds } from '../../../api/random-ids.ts';
import { judgeCertificate } from '../../../api/usecases/judge-certificate.ts';
import { listCertificates, listVenueCertificates } from '../../../api/usecases/list-certificates.ts';
import { readCertificateFile } from '../../../api/usecases/read-certificate-file.ts';
import { sendCertificate, type GivenCertificate } from '../../../api/usecases/send-certificate.ts';
import type { Database } from '../../../db/database.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { PNG } from '../../helpers/evidence-files.ts';
import { BARNET } from '../../helpers/register.ts';
import { OFFICER, openTrainingRoom } from '../../helpers/training-room.ts';

const MANAGER = 'manager-mia';

async function opened(db: Database) {
  const room = await openTrainingRoom(db);
  const ada = await room.addStaff('Ada');
  const common = { ...room, ids: randomIds };
  return {
    ...room,
    ada,
    async send(given: Partial<GivenCertificate> = {}, certificateId = randomIds.next()) {
      const certificate: GivenCertificate = {
        ...{ staffId: ada, moduleKey: 'vulnerability_wave', provider: 'WAVE', trainedOn: '2026-05-01' },
        ...{ reference: 'W-1', file: null },
        ...given,
      };
      const venueId = room.venues[0];
      await sendCertificate({
        ...common,
        certificateId,
        venueId,
        given: certificate,
        person: { id: MANAGER },
      });
      return certificateId;
    },
    judge: (certificateId: string, verdict: 'accepted' | 'refused', note = '', actor = OFFICER) =>
      judgeCertificate({ ...common, certificateId, verdict, note, actor }),
    waiting: async () =>
      (await listCertificates({ db, authorityCode: BARNET, list: 'waiting', page: 1 })).certificates,
  };
}

describeEachEngine('certificates of other providers', (open) => {
  it('are sent once by a form that is sent twice, for somebody on the venue’s own list', async () => {
    const room = await opened(await open());
    const id = await room.send();
    await room.send({}, id);
    expect((await room.waiting()).map((each) => [each.id, each.staffName, each.venueName])).toEqual([
      [id, 'Ada', 'The Paper Lantern'],
    ]);
    const other = await room.addStaff('Cay', room.venues[1]);
    for (const staffId of [other, 'nobody'])
      await expect(room.send({ staffId })).rejects.toMatchObject({ code: 'certificate.unknown_staff' });
    for (const trainedOn of ['2026-06-11', '2023-06-09'])
      await expect(room.send({ trainedOn })).rejects.toMatchObject({
        fields: { trainedOn: expect.any(String) },
      });
    await expect(room.send({ staffId: await room.addStaff('Ben') }, id)).rejects.toMatchObject({
      code: 'certificate.id_taken',
    });
    expect(await room.trained('vulnerability_wave')).toEqual([]);
  });

  it('that are accepted make one record of the day of the training, and are told of once', async () => {
    const room = await opened(await open());
    const id = await room.send();
    expect(await room.judge(id, 'accepted')).toBe(true);
    expect(await room.judge(id, 'accepted')).toBe(false);
    const records = await room.db.query.selectFrom('training_records').selectAll().execute();
    expect(records).toMatchObject([
      { staff_id: room.ada, way: 'external', trained_on: '2026-05-01', external_id: id },
    ]);
    // Where the venue stands was worked out at once.
    expect(await room.changedVenues()).toEqual([]);
    const mail = await room.mail();
    expect(mail.map(({ recipient }) => recipient)).toEqual(['mia@example.org']);
    expect(mail[0]?.body).not.toContain('Ada');
    expect(await room.waiting()).toEqual([]);
    const trail = (await room.trail()).filter((action) => action !== 'audit.begun');
    expect(trail).toEqual(['certificate.sent', 'certificate.accepted', 'training.recorded']);
  });

  it('that are refused say why, and make no record', async () => {
    const room = await opened(await open());
    const id = await room.send();
    await expect(room.judge(id, 'refused')).rejects.toMatchObject({ fields: { note: expect.any(String) } });
    expect(await room.judge(id, 'refused', 'It names somebody else.')).toBe(false);
    const { certificates } = await listVenueCertificates({ db: room.db, venueId: room.venues[0] });
    expect(certificates).toMatchObject([{ verdict: 'refused', verdictNote: 'It names somebody else.' }]);
    expect((await room.mail())[0]?.body).toContain('> It names somebody else.');
    expect(await room.trained('vulnerability_wave')).toEqual([]);
  });

  it('are decided once: the second of two officers hears of the first', async () => {
    const room = await opened(await open());
    const id = await room.send();
    const both = await Promise.allSettled([
      room.judge(id, 'accepted'),
      room.judge(id, 'refused', 'It has ended.', 'person/another01'),
    ]);
    const [refused] = both.filter((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'certificate.judged', status: 409 });
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await room.mail()).toHaveLength(1);
    const again = room.judge(id, 'accepted', '', 'person/third00001');
    await expect(again).rejects.toMatchObject({ code: 'certificate.judged' });
  });

  it('keep their file as it was sent, under a name of ours', async () => {
    const room = await opened(await open());
    const id = await room.send({ file: { name: '../../evil.png', type: 'image/png', content: PNG } });
    const file = await readCertificateFile({ certificateId: id, db: room.db });
    expect(file).toEqual({ type: 'image/png', name: `certificate-${id}.png`, content: PNG });
    const without = await room.send();
    const none = readCertificateFile({ certificateId: without, db: room.db });
    await expect(none).rejects.toMatchObject({ code: 'certificate.no_file' });
  });
});
