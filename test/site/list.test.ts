import { describe, expect, it } from 'vitest';
import { upsertAuthority } from '../../db/areas.ts';
import { everyDay } from '../helpers/builders.ts';
import { openSite } from './open-site.ts';
import { textOf } from './text-of.ts';

async function filledSite() {
  const site = await openSite();
  await site.addHaven({ id: 'aaaaaaaaa', name: 'The Zebra', town: 'North Finchley', kind: 'pub' });
  await site.addHaven({
    id: 'bbbbbbbbb',
    name: 'The Apple',
    town: 'North Finchley',
    schemes: ['ask_for_angela'],
  });
  await site.addHaven({
    id: 'ccccccccc',
    name: 'The Library',
    town: 'Edgware',
    kind: 'library',
    opening: everyDay(['09:00', '17:00']),
  });
  return site;
}

describe('the list', () => {
  it('is by town centre, then by name, with who is open as the page was made', async () => {
    const text = textOf(await (await filledSite()).page('/havens'));
    expect(text).toContain('Places in Barnet');
    expect(text).toContain('3 places, 2 open at 6pm on Wednesday 10 June.');
    const order = [
      'Edgware The Library Closed. Opens at 9am tomorrow',
      'North Finchley The Apple',
      'The Zebra Open day and night',
    ];
    const found = order.map((part) => text.indexOf(part));
    expect(found.every((at) => at > 0)).toBe(true);
    expect(found).toEqual([...found].sort((a, b) => a - b));
  });

  it.each([
    ['scheme=ask_for_angela', ['The Apple']],
    ['kind=pub', ['The Zebra']],
    ['scheme=ask_for_angela&kind=pub', []],
    ['scheme=nobody_knows', []],
  ])('shows only what %s asks for, and keeps the choice', async (query, names) => {
    const html = await (await filledSite()).page(`/havens?${query}`);
    const shown = ['The Apple', 'The Library', 'The Zebra'].filter((name) => html.includes(`>${name}</a>`));
    expect(shown).toEqual(names);
    expect(textOf(html).includes('No place is listed here now.')).toBe(names.length === 0);
    expect(html.includes('<option value="pub" selected="">')).toBe(query.includes('kind=pub'));
  });

  it('offers only the schemes and kinds that its places have', async () => {
    const html = await (await filledSite()).page('/havens');
    const options = [...html.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value);
    expect(options).toEqual(['', 'safe_haven', 'ask_for_angela', '', 'pub', 'cafe', 'library']);
  });

  it('links each place to its own page', async () => {
    const site = await filledSite();
    const html = await site.page('/havens');
    const links = [...html.matchAll(/<h3><a href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(links).toHaveLength(3);
    for (const link of links) expect((await site.request(link)).status).toBe(200);
  });

  it('on a register of several areas asks which, and knows no other', async () => {
    const site = await filledSite();
    await site.db.writeAll([
      upsertAuthority(site.db, { code: 'E09000010', name: 'Enfield' }, '2026-01-01T00:00:00.000Z'),
    ]);
    const html = await site.page('/havens');
    expect(textOf(html)).toContain('Places by area Barnet Enfield');
    expect(textOf(await site.page('/havens?area=E09000003'))).toContain('The Zebra');
    expect(textOf(await site.page('/havens?area=E09000010'))).toContain('No place is listed here now.');
    expect((await site.request('/havens?area=E09000099')).status).toBe(404);
  });

  it('has no place past the end of what is certain about it', async () => {
    const site = await filledSite();
    site.clock.set('2027-03-01T12:00:00Z');
    expect(textOf(await site.page('/havens'))).toContain('No place is listed here now.');
  });
});
