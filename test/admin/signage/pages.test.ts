import { describe, expect, it } from 'vitest';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { htmlOf, openFieldwork, type Fieldwork } from '../../helpers/fieldwork.ts';
import { readPdf } from '../../helpers/read-pdf.ts';
import { textOf } from '../../site/text-of.ts';

function addresses({ venueId }: Fieldwork) {
  const signs = `/admin/venues/${venueId}/signs`;
  const of = `${signs}/safe_haven`;
  return { signs, make: `${of}/make`, giveBack: `${of}/return`, print: `${of}/print` };
}

describe('the signs of a venue', () => {
  it('are made, printed and given back by its manager', async () => {
    const work = await openFieldwork();
    const { signs, make, giveBack, print } = addresses(work);
    expect(textOf(await htmlOf(work.manager, signs))).toContain('No signs were made yet');
    expect(textOf(await htmlOf(work.manager, make))).toContain('Polish (Polski)');
    const made = await work.manager.post(make, { languages: 'pl' });
    expect(made.headers.get('Location')).toBe(`${signs}?done=made`);
    const page = textOf(await htmlOf(work.manager, `${signs}?done=made`));
    expect(page).toContain('The signs are made.');
    expect(page).toMatch(/Made on 10 June 2026, valid until .*, in English and Polish\./);

    const answer = await work.manager.get(`${print}/poster-a4?for=press`);
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /attachment; filename="safe_haven-poster-a4-.*\.pdf"/,
    );
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const { pages } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pages.map(({ trim }) => trim)).toEqual([{ width: 210, height: 297 }]);
    const all = await work.manager.get(`${print}/all`);
    expect((await readPdf(new Uint8Array(await all.arrayBuffer()))).pages).toHaveLength(6);

    await work.manager.post(giveBack, { note: 'Destroyed' });
    const after = textOf(await htmlOf(work.manager, `${signs}?done=returned`));
    expect(after).toMatch(/Given back or destroyed on 10 June 2026: Destroyed/);
    expect(after).not.toContain('PDF with bleed');
  });

  it('cannot be printed once the venue is suspended: the page says to take them down, and the file is refused', async () => {
    const work = await openFieldwork();
    const { signs, make, print } = addresses(work);
    await work.manager.post(make);
    await decideAccreditation({
      ...{ ...work, schemeKey: 'safe_haven', to: 'suspended', reason: 'licence suspended', actor: 'test' },
    });
    expect(textOf(await htmlOf(work.manager, signs))).toMatch(
      /Take these signs down today, .* It is suspended: the public does not see it\./,
    );
    expect(textOf(await htmlOf(work.manager, `/admin/venues/${work.venueId}`))).toContain(
      'Take the signs down',
    );
    const refused = await work.manager.get(`${print}/sticker`);
    expect(refused.status).toBe(409);
    expect(textOf(await refused.text())).toContain('Signs are made only while the public is shown');
    expect(textOf(await htmlOf(work.manager, make))).toContain('No signs can be made now');
    expect((await work.manager.post(make, { languages: 'pl' })).status).toBe(409);
    expect(textOf(await htmlOf(work.officer, work.venuePath))).toMatch(/Signs .*Take them down/);
  });

  it('in too many languages are refused with what was chosen kept', async () => {
    const work = await openFieldwork();
    const { make } = addresses(work);
    const languages = ['cy', 'pl', 'ro', 'fa', 'ar', 'gu', 'tr', 'pt', 'es'];
    const answer = await work.manager.post(make, { languages });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(textOf(html)).toContain('Choose 8 languages or fewer');
    expect(html.match(/checked/g)).toHaveLength(9);
  });

  it('that are unknown, or of a scheme that the venue is not in, are not there', async () => {
    const work = await openFieldwork();
    const { signs, make, print } = addresses(work);
    await work.manager.post(make);
    for (const path of [`${print}/mug`, `${signs}/ask_for_angela/make`, `${signs}/nothing/return`])
      expect((await work.manager.get(path)).status).toBe(404);
    expect((await work.manager.get(`${signs}/nothing/print/sticker`)).status).toBe(409);
  });

  it('are seen on the council’s page of the venue, and made by an officer but not by a partner', async () => {
    const work = await openFieldwork();
    const { signs, make } = addresses(work);
    expect(textOf(await htmlOf(work.officer, work.venuePath))).toContain('No signs are out.');
    await work.officer.post(make, { languages: 'ar' });
    expect(textOf(await htmlOf(work.officer, work.venuePath))).toMatch(/English and Arabic .*In use/);
    expect(textOf(await htmlOf(work.partner, work.venuePath))).toMatch(/English and Arabic/);
    expect((await work.partner.get(signs)).status).toBe(403);
  });
});
