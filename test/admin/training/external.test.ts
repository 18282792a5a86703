import { describe, expect, it } from 'vitest';
import { addListed } from '../../helpers/training-room.ts';
import { HTML_AS_PNG, PDF, PNG } from '../../helpers/evidence-files.ts';
import { COUNCIL, htmlOf, openFieldwork } from '../../helpers/fieldwork.ts';
import { textOf } from '../../site/text-of.ts';

async function opened() {
  const work = await openFieldwork();
  const ada = await addListed(work.db, { name: 'Ada', venueId: work.venueId });
  const path = `/admin/venues/${work.venueId}/training/external`;
  const send = (
    fields: Record<string, string> = {},
    file?: { name: string; content: Uint8Array<ArrayBuffer> },
  ) => {
    const parts = new FormData();
    const filled = {
      ...{ staff: ada, module: 'vulnerability_wave', provider: 'other', providerName: 'Paper Academy' },
      ...{ 'trainedOn-day': '1', 'trainedOn-month': '5', 'trainedOn-year': '2026', reference: 'P-77' },
      ...fields,
    };
    for (const [name, value] of Object.entries(filled)) parts.set(name, value);
    if (file) parts.set('file', new File([file.content], file.name));
    return work.manager.postParts(`${path}/new`, parts);
  };
  const idOfSent = async () => {
    const html = await htmlOf(work.officer, `${COUNCIL}/training/external`);
    return /\/admin\/training\/external\/(\w+)/.exec(html)?.[1] ?? '';
  };
  return { work, path, send, idOfSent };
}

describe('a certificate of another provider', () => {
  it('is sent by a manager with a picture, seen by an officer, and accepted', async () => {
    const { work, path, send, idOfSent } = await opened();
    const answer = await send({}, { name: 'scan.pdf', content: PDF });
    expect(answer.headers.get('Location')).toBe(`${path}?done=sent`);
    expect(textOf(await htmlOf(work.manager, path))).toContain('Waiting');
    expect(textOf(await htmlOf(work.officer, `${COUNCIL}/training`))).toContain(
      'Certificates of other providers',
    );
    const one = `/admin/training/external/${await idOfSent()}`;
    const page = textOf(await htmlOf(work.officer, one));
    expect(page).toContain('Paper Academy');
    expect(page).toContain('1 May 2026');
    const file = await work.officer.get(`${one}/file`);
    expect(file.headers.get('Content-Disposition')).toMatch(/^attachment; filename="certificate-\w+\.pdf"$/);
    expect(file.headers.get('Content-Security-Policy')).toContain('sandbox');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PDF);
    const decided = await work.officer.post(one, { verdict: 'accepted', note: '' });
    expect(decided.headers.get('Location')).toBe(`${COUNCIL}/training/external?done=decided`);
    expect(textOf(await htmlOf(work.manager, path))).toContain('Accepted');
    const second = await work.approver.post(one, { verdict: 'refused', note: 'I do not know them.' });
    expect(second.status).toBe(409);
    const html = textOf(await second.text());
    expect(html).toContain('This certificate was accepted meanwhile');
    expect(html).toContain('I do not know them.');
  });

  it('has a file that its venue’s managers and its council’s officers see, and nobody else', async () => {
    const { work, send, idOfSent } = await opened();
    await send({}, { name: 'scan.png', content: PNG });
    const path = `/admin/training/external/${await idOfSent()}/file`;
    const other = await work.addHaven({ id: 'otherven1', name: 'Paper Bell' });
    await work.addManager('other@example.org', [other]);
    const stranger = await work.signIn('other@example.org', { 'Test-Client': 'other' });
    expect((await work.manager.get(path)).status).toBe(200);
    expect((await work.officer.get(path)).status).toBe(200);
    expect((await work.partner.get(path)).status).toBe(403);
    expect((await work.tester.get(path)).status).toBe(403);
    expect((await stranger.get(path)).status).toBe(404);
    expect((await work.browser().get(path)).status).toBe(303);
  });

  it('is not sent with a file that is not what it says, or too large; what was typed stays', async () => {
    const { send } = await opened();
    const files = [
      [{ name: 'scan.png', content: HTML_AS_PNG }, 'The file must be a PDF, a JPEG or a PNG'],
      [{ name: 'scan.png', content: new Uint8Array(6 * 1024 * 1024) }, 'The file must be 5 MB or smaller'],
    ] as const;
    for (const [file, words] of files) {
      const answer = await send({}, file);
      const html = await answer.text();
      expect(answer.status).toBe(422);
      expect(textOf(html)).toContain(words);
      expect(html).toContain('Paper Academy');
      expect(html).toContain('P-77');
    }
    const nameless = textOf(await (await send({ providerName: ' ' })).text());
    expect(nameless).toContain('Enter the name of the provider');
    const later = textOf(await (await send({ 'trainedOn-year': '2027' })).text());
    expect(later).toContain('The day of the training must be on or before 10 June 2026');
  });
});
