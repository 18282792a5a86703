import { describe, expect, it } from 'vitest';
import { everyDay } from '../helpers/builders.ts';
import { openSite, type Site } from './open-site.ts';
import { textOf } from './text-of.ts';

/** About 330 metres north of North Finchley. */
const NEAR_BY = { lat: 51.6165, lon: -0.1765 };
const FAR = { lat: 51.66, lon: -0.1765 };

async function near(
  site: Site,
  query: Record<string, string> = { place: 'North Finchley' },
): Promise<string> {
  return textOf(await site.page(`/near?${new URLSearchParams(query)}`));
}

describe('nearest places without JavaScript', () => {
  it('shows the open ones first, with what to say there and how to reach them', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    await site.addHaven({ id: 'aaaaaaaaa', name: 'Near but shut', opening: everyDay(['09:00', '12:00']) });
    await site.addHaven({
      id: 'bbbbbbbbb',
      name: 'The Open Door',
      opening: everyDay(['18:00', '02:00']),
      schemes: ['ask_for_angela'],
      ...NEAR_BY,
    });
    const text = await near(site);
    expect(text).toMatch(/Open now near North Finchley 1 place is open within a 15-minute walk\./);
    expect(text).toMatch(
      /The Open Door Open until 2am 6 minutes’ walk · 0\.2 miles 1 Example Street, North Finchley, N12 0QG/,
    );
    expect(text).toMatch(/ask_for_angela: Say ask_for_angela Somewhere to sit Staff trained March 2026/);
    expect(text.indexOf('The Open Door')).toBeLessThan(text.indexOf('Not open now, or hours not known'));
    expect(text).toMatch(/Not open now, or hours not known Near but shut Closed\. Opens at 9am tomorrow/);
    const html = await site.page('/near?place=North+Finchley');
    expect(html).toContain('href="tel:02079460001"');
    expect(html).toContain('travelmode=walking&amp;destination=51.6165,-0.1765" rel="noreferrer"');
  });

  it('says so where nothing is open within a 15-minute walk, with 999 and 101, and still shows what is further', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    await site.addHaven({ ...FAR });
    const html = await site.page('/near?place=North+Finchley');
    expect(textOf(html)).toMatch(
      /No places are open within a 15-minute walk\. The nearest open places are further away\./,
    );
    expect(html).toContain('href="tel:101"');
    expect(textOf(html)).toMatch(/We looked within \d+ miles/);
  });

  it('says how far it looked where there is nothing at all', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    expect(await near(site)).toMatch(/Nothing open near North Finchley .*No listed place within 31 miles/);
  });

  it('does not send anyone first to a door that shuts before she is there', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    await site.addHaven({
      id: 'aaaaaaaaa',
      name: 'Closing',
      opening: everyDay(['09:00', '18:03']),
      ...NEAR_BY,
    });
    await site.addHaven({ id: 'bbbbbbbbb', name: 'Staying', lat: 51.619, lon: -0.1765 });
    const text = await near(site);
    expect(text.indexOf('Staying')).toBeLessThan(text.indexOf('Closing'));
    expect(text).toContain('Open until 6:03pm, 3 minutes left It closes before you could walk there.');
    expect(text).toContain('1 place is open within a 15-minute walk.');
  });

  it('shows places for all ages first to someone under 18, and says what the others ask', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    await site.addHaven({
      id: 'aaaaaaaaa',
      name: 'The Bar',
      kind: 'bar',
      age_policy: 'under_16_accompanied',
    });
    await site.addHaven({ id: 'bbbbbbbbb', name: 'The Library', ...NEAR_BY });
    const anyone = await near(site);
    const under18 = await near(site, { place: 'North Finchley', under18: '1' });
    expect(anyone.indexOf('The Bar')).toBeLessThan(anyone.indexOf('The Library'));
    expect(under18.indexOf('The Library')).toBeLessThan(under18.indexOf('The Bar'));
    expect(under18).toContain('Under 16s need an adult with them here.');
    expect(await site.page('/near?place=North+Finchley&under18=1')).toMatch(
      /name="under18" value="1" checked/,
    );
  });

  it('asks which place is meant where several fit, and takes the one picked', async () => {
    const site = await openSite();
    await site.addPlace('Finchley Central', 'station', NEAR_BY);
    await site.addPlace('Finchley Road', 'station', FAR);
    const html = await site.page('/near?place=finchley&under18=1');
    expect(textOf(html)).toContain('Which place do you mean?');
    const links = [...html.matchAll(/href="(\/near\?[^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(links).toHaveLength(2);
    expect(textOf(await site.page(links[1] ?? ''))).toContain('near Finchley Road station');
    expect(textOf(await site.page('/near?place=finchley&choice=7'))).toContain('Which place do you mean?');
  });

  it('takes a name that fits exactly without asking', async () => {
    const site = await openSite();
    await site.addPlace('Finchley', 'town_centre');
    await site.addPlace('Finchley Road', 'station', FAR);
    expect(await near(site, { place: ' finchley ' })).toContain('near Finchley ');
  });

  it('takes the town centre called so where its station is called nearly so', async () => {
    const site = await openSite();
    await site.addPlace('Finchley Central', 'town_centre');
    await site.addPlace('Finchley Central', 'station', NEAR_BY);
    expect(await near(site, { place: 'finchley central' })).toContain('near Finchley Central ');
    expect(await near(site, { place: 'Finchley Central station' })).toContain(
      'near Finchley Central station ',
    );
  });

  it('offers what a misspelt name is like, also where that is one place, and takes the one picked', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    await site.addHaven();
    const html = await site.page('/near?place=Nort+Finchly&under18=1');
    expect(textOf(html)).toContain(
      'Which place do you mean? We could not find “Nort Finchly”. North Finchley',
    );
    expect(html).toContain('value="Nort Finchly"');
    const [, href = ''] = /href="(\/near\?[^"]+)"/.exec(html) ?? [];
    expect(textOf(await site.page(href.replaceAll('&amp;', '&')))).toContain('Open now near North Finchley');
  });

  it.each([
    ['nothing typed', '', 400, 'Type a postcode, town centre or station.'],
    ['a place nobody knows', 'Atlantis', 404, 'We could not find “Atlantis”.'],
  ])('keeps what was typed and says what to do: %s', async (_, place, status, words) => {
    const site = await openSite();
    const response = await site.request(`/near?${new URLSearchParams({ place })}`);
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(textOf(html)).toContain(words);
    expect(html).toContain(`value="${place}"`);
    expect(html).toContain('aria-invalid="true" aria-describedby="place-error"');
  });

  it('says that times are rough where a place is large', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    await site.addHaven();
    expect(await near(site)).toContain('Walking times are from the middle of North Finchley.');
  });

  it('has no place that was suspended a moment ago', async () => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    const id = await site.addHaven();
    expect(await near(site)).toContain('The Paper Lantern');
    await site.decide(id, 'suspended');
    expect(await near(site)).not.toContain('The Paper Lantern');
  });
});
