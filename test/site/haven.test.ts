import { describe, expect, it } from 'vitest';
import { havenSlug } from '../../api/domain/venue.ts';
import { everyDay } from '../helpers/builders.ts';
import { openSite } from './open-site.ts';
import { textOf } from './text-of.ts';

const PAGE = '/havens/the-paper-lantern-k3f9x2m4q';

interface StructuredData {
  '@type': string;
  name: string;
  url: string;
  geo: Record<string, unknown>;
  openingHoursSpecification?: readonly Record<string, unknown>[];
}

function structuredDataOf(html: string): StructuredData {
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  return JSON.parse(json) as StructuredData;
}

describe('the page of a place', () => {
  it.each([
    ['17:00', '22:00', 'Open until 10pm Trained staff are there until then. Doors stay open until 2am.'],
    ['20:00', '23:00', 'Closed. Opens at 8pm The doors are open, but trained staff are not there now.'],
    ['17:00', '02:00', 'Open until 2am Pub'],
  ])('says when doors are open longer than trained help is there, %s to %s', async (from, to, said) => {
    const site = await openSite();
    await site.addPlace('North Finchley');
    await site.addHaven({
      kind: 'pub',
      opening: everyDay(['11:00', '02:00']),
      help: everyDay([from, to]),
    });
    expect(textOf(await site.page(PAGE))).toContain(said);
    expect(textOf(await site.page('/near?place=North+Finchley'))).toContain(
      said.replace('Pub', '1 minute’s walk'),
    );
  });

  it('says whether it is open, what to say, what staff will do, and how to come', async () => {
    const site = await openSite();
    await site.addHaven({
      kind: 'pub',
      age_policy: 'under_16_accompanied',
      schemes: ['safe_haven', 'ask_for_angela'],
      opening: everyDay(['11:00', '15:00'], ['17:00', '02:00']),
    });
    const text = textOf(await site.page(PAGE));
    expect(text).toMatch(/The Paper Lantern Open until 2am Pub 1 Example Street, North Finchley, N12 0QG/);
    expect(text).toContain('Under 16s need an adult with them here.');
    expect(text).toMatch(/What to say here safe_haven Say safe_haven Help/);
    expect(text).toMatch(/ask_for_angela Say ask_for_angela Help/);
    expect(text).toContain('Every day 11am to 3pm, and 5pm to 2am the next day');
    expect(text).toContain('Bank holidays As on the weekday');
    expect(text).toContain('Somewhere to sit');
    expect(text).toContain('Training last checked 2 March 2026');
  });

  it.each([
    ['The Paper Lantern', 'The Paper Lantern'],
    ['Barnet Safe Haven', 'Community centre'],
    ['Women’s Help Point', 'Community centre'],
    ['Havenhurst Hall', 'Community centre'],
    ['Thames Hall', 'Thames Hall'],
  ])('of the name %s has the neutral title %s, and its name as its heading', async (name, title) => {
    const site = await openSite();
    await site.addHaven({ id: 'k3f9x2m4q', name, kind: 'community_centre' });
    const html = await site.page(`/havens/${havenSlug(name, 'k3f9x2m4q')}`);
    expect(html).toContain(`<title>${title} – Nearest place</title>`);
    expect(html).toMatch(new RegExp(`<h1[^>]*>${name}`));
  });

  it('leads from its id and from an old name to its present address', async () => {
    const site = await openSite();
    await site.addHaven();
    for (const old of ['/havens/k3f9x2m4q', '/havens/its-old-name-k3f9x2m4q']) {
      const response = await site.request(old);
      expect(response.status).toBe(301);
      expect(response.headers.get('Location')).toBe(PAGE);
    }
  });

  it('says of a place that is not shown only that it is not listed now', async () => {
    const site = await openSite();
    const id = await site.addHaven();
    await site.decide(id, 'suspended');
    const response = await site.request(PAGE);
    const text = textOf(await response.text());
    expect(response.status).toBe(404);
    expect(text).toContain('This place is not listed now');
    expect(text).not.toMatch(/suspend|Paper Lantern/i);
  });

  it('says that hours are not known, and to call first', async () => {
    const site = await openSite();
    await site.addHaven({ opening: null });
    const html = await site.page(PAGE);
    expect(textOf(html)).toContain('Opening hours not known. Call first');
    expect(structuredDataOf(html)).not.toHaveProperty('openingHoursSpecification');
  });

  it('names the days to come that differ, not those that are past or far off', async () => {
    const site = await openSite();
    const id = await site.addHaven({ opening: everyDay(['09:00', '17:30']) });
    const exception = (date: string, sessions: string) =>
      site.db.query
        .insertInto('hours_exceptions')
        .values({ venue_id: id, purpose: 'opening', date, sessions })
        .compile();
    await site.db.writeAll([
      exception('2026-06-01', '[["10:00","11:00"]]'),
      exception('2026-07-04', '[]'),
      exception('2026-12-25', '[]'),
      exception('2026-07-03', '[["09:00","12:00"]]'),
    ]);
    await site.republish();
    const text = textOf(await site.page(PAGE));
    expect(text).toContain('Friday 3 July 9am to midday Saturday 4 July Closed');
    expect(text).not.toMatch(/1 June|December/);
  });

  it('describes itself to search engines as the right kind of place, with its hours', async () => {
    const site = await openSite();
    await site.addHaven({ kind: 'pub', opening: everyDay(['18:00', '02:00']) });
    const data = structuredDataOf(await site.page(PAGE));
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'BarOrPub',
      name: 'The Paper Lantern',
      url: `https://havens.example${PAGE}`,
      address: { '@type': 'PostalAddress', postalCode: 'N12 0QG', addressCountry: 'GB' },
      geo: { latitude: 51.6135, longitude: -0.1765 },
    });
    expect(data.openingHoursSpecification?.[0]).toMatchObject({ opens: '18:00', closes: '02:00' });
  });
});
