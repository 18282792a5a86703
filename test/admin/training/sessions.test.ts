import { describe, expect, it } from 'vitest';
import { addListed } from '../../helpers/training-room.ts';
import { COUNCIL, htmlOf, openFieldwork } from '../../helpers/fieldwork.ts';
import { textOf } from '../../site/text-of.ts';

const SESSIONS = `${COUNCIL}/training/sessions`;
/** In half an hour from the moment at which the tests begin. */
const FORM = {
  ...{ module: 'ask_for_angela', 'startsOn-day': '10', 'startsOn-month': '6', 'startsOn-year': '2026' },
  ...{ startsTime: '6:20pm', minutes: '60', place: 'Example Hall', places: '2', trainer: '', note: '' },
};

async function opened() {
  const work = await openFieldwork();
  const ada = await addListed(work.db, { name: 'Ada', venueId: work.venueId });
  const ben = await addListed(work.db, { name: 'Ben', venueId: work.venueId });
  const answer = await work.officer.post(`${SESSIONS}/new`, FORM);
  const path = (answer.headers.get('Location') ?? '').replace(/\?.*/, '');
  const booking = `/admin/venues/${work.venueId}/training/sessions/${path.split('/').at(-1)}`;
  return { work, ada, ben, path, booking };
}

describe('a training session', () => {
  it('is planned by an officer, and comes back with what was typed where something is wrong', async () => {
    const { work, path } = await opened();
    expect(textOf(await htmlOf(work.officer, path))).toContain('6:20pm on Wednesday 10 June, 60 minutes');
    expect(textOf(await htmlOf(work.officer, SESSIONS))).toContain('0 of 2');
    const wrong = await work.officer.post(`${SESSIONS}/new`, { ...FORM, startsTime: '', places: '0' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(textOf(html)).toContain('Enter the time at which it begins');
    expect(html).toContain('Example Hall');
    const past = await work.officer.post(`${SESSIONS}/new`, { ...FORM, startsTime: '5pm' });
    expect(textOf(await past.text())).toContain('The session must begin in the future');
  });

  it('is seen by a partner without who comes', async () => {
    const { work, path, ada, booking } = await opened();
    await work.manager.post(booking, { staff: ada });
    const html = await htmlOf(work.partner, SESSIONS);
    expect(textOf(html)).toContain('1 of 2');
    expect(html).not.toContain(path);
    expect((await work.partner.get(path)).status).toBe(403);
  });

  it('is booked by a manager, and what a colleague booked meanwhile stays', async () => {
    const { work, ada, ben, booking, path } = await opened();
    const form = await htmlOf(work.manager, booking);
    expect(textOf(form)).toContain('not trained in this yet');
    await work.manager.post(booking, { staff: ada });
    // From the form as it was before: nobody had a place.
    await work.manager.post(booking, { staff: ben });
    expect(textOf(await htmlOf(work.officer, path))).toContain('2 of 2');
    const answer = await work.manager.post(booking, { had: ada });
    expect(answer.status).toBe(303);
    expect(textOf(await htmlOf(work.officer, path))).toContain('1 of 2');
  });

  it('that is full says how many places are left, and keeps who was ticked', async () => {
    const { work, ada, ben, booking, path } = await opened();
    const cay = await addListed(work.db, { name: 'Cay', venueId: work.venueId });
    const answer = await work.manager.post(booking, { staff: [ada, ben, cay] });
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(textOf(html)).toContain('Only 2 places are left, so nothing was booked.');
    expect(html.match(/checked/g)).toHaveLength(3);
    expect(textOf(await htmlOf(work.officer, path))).toContain('0 of 2');
  });

  it('has a register: with those who booked, and others by their venue; ticks stay', async () => {
    const { work, ada, booking, path } = await opened();
    const other = await work.addHaven({ id: 'otherven1', name: 'Paper Bell' });
    const dot = await addListed(work.db, { name: 'Dot', venueId: other });
    await work.manager.post(booking, { staff: ada });
    work.clock.set('2026-06-10T17:05:00Z');
    const register = `${path}/register`;
    expect(textOf(await htmlOf(work.officer, register))).toContain('Ada');
    const asked = await work.officer.post(register, { came: ada, add: other, step: 'add' });
    const html = await asked.text();
    expect(textOf(html)).toContain('Dot');
    expect(html).toContain(`value="${ada}" checked`);
    const saved = await work.officer.post(register, { came: [ada, dot] });
    expect(saved.headers.get('Location')).toBe(`${path}?done=register`);
    expect(textOf(await htmlOf(work.officer, path))).toContain('2, by the register of 10 June 2026');
    const stale = await work.officer.post(register, { came: ada });
    expect(stale.status).toBe(409);
    expect(textOf(await stale.text())).toContain('Somebody else saved this register');
    const trained = textOf(await htmlOf(work.manager, booking));
    expect(trained).toContain('Ada');
    expect(trained).not.toContain('Dot');
  });

  it('that is called off says why', async () => {
    const { work, ada, booking, path } = await opened();
    await work.manager.post(booking, { staff: ada });
    expect((await work.officer.post(`${path}/call-off`, { because: ' ' })).status).toBe(422);
    await work.officer.post(`${path}/call-off`, { because: 'The hall is flooded.' });
    expect(textOf(await htmlOf(work.manager, booking))).toContain('The hall is flooded.');
    const answer = await work.manager.post(booking, { had: ada });
    expect(textOf(await answer.text())).toContain('This session was called off');
  });

  it('of another council cannot be looked at', async () => {
    const { work, path } = await opened();
    const id = path.split('/').at(-1) ?? '';
    await work.db.writeAll([
      work.db.query
        .insertInto('authorities')
        .values({ code: 'E09000007', name: 'Camden', updated_at: '2026' })
        .compile(),
      work.db.query
        .updateTable('training_sessions')
        .set({ authority_code: 'E09000007' })
        .where('id', '=', id)
        .compile(),
    ]);
    expect((await work.officer.get(path)).status).toBe(404);
    expect((await work.manager.get(`/admin/venues/${work.venueId}/training/sessions/${id}`)).status).toBe(
      404,
    );
  });
});
