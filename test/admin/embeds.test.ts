import { describe, expect, it } from 'vitest';
import { countEmbedLoad, MOST_LOADS_A_DAY } from '../../api/usecases/count-embed-load.ts';
import { openOffice } from '../helpers/office.ts';

const SITES = '/admin/councils/E09000003/embeds';

async function anOffice() {
  const office = await openOffice();
  await office.addOfficer('ola@example.org', ['officer']);
  await office.addOfficer('pat@example.org', ['partner']);
  const browser = await office.signIn('ola@example.org');
  /** Adds a website as the page does, and gives its id. */
  const add = async (name: string): Promise<string> => {
    const key = /name="key" value="(\w+)"/.exec(await (await browser.get(SITES)).text())?.[1] ?? '';
    const answer = await browser.post(SITES, { key, name });
    expect(answer.headers.get('Location')).toBe(`${SITES}/${key}?done=added`);
    return key;
  };
  const load = (id: string, part = 'finder', client = 'a phone') =>
    office.send(`/embed/loads/${id}/${part}`, '', { 'Test-Client': client });
  const counted = () => office.db.query.selectFrom('embed_loads').select(['day', 'part', 'loads']).execute();
  return { office, browser, add, load, counted };
}

describe('websites that are counted', () => {
  it('get an id from an officer, which the builder writes and the trail tells', async () => {
    const { office, browser, add } = await anOffice();
    const id = await add('Council website');
    const page = await (await browser.get(`${SITES}/${id}?done=added`)).text();
    expect(page).toContain('The website has its id');
    expect(page).toContain(`href="/embed?site=${id}"`);
    expect(await office.page(`/embed?site=${id}`)).toContain(`site=&quot;${id}&quot;`);
    const trail = await office.db.query
      .selectFrom('audit_events')
      .select(['action', 'details'])
      .where('subject', '=', `embed_site/${id}`)
      .execute();
    expect(trail).toEqual([{ action: 'embed_site.added', details: '{"name":"Council website"}' }]);
  });

  it('are asked for by name', async () => {
    const { browser } = await anOffice();
    const answer = await browser.post(SITES, { name: ' ' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Enter the name of the website');
  });

  it('sent twice by the same form are one', async () => {
    const { office, browser, add } = await anOffice();
    const key = await add('Council website');
    expect((await browser.post(SITES, { key, name: 'Council website' })).status).toBe(303);
    expect((await browser.post(SITES, { key, name: 'Another' })).status).toBe(409);
    expect(await office.db.query.selectFrom('embed_sites').select('name').execute()).toHaveLength(1);
  });

  it('show what was loaded each day, and in four weeks', async () => {
    const { office, add, load } = await anOffice();
    const id = await add('Council website');
    for (const part of ['finder', 'finder', 'badge']) expect((await load(id, part)).status).toBe(204);
    office.clock.set('2026-06-11T09:00:00Z');
    await load(id, 'frame');
    const later = await office.signIn('ola@example.org', { 'Test-Client': 'later' });
    const page = await (await later.get(`${SITES}/${id}`)).text();
    const rows = [...page.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(rows).toContain('Thursday 11 June 0 0 1');
    expect(rows).toContain('Wednesday 10 June 2 1 0');
    expect(await (await later.get(SITES)).text()).toMatch(/>\s*4\s*</);
  });

  it('are no longer counted once somebody stops it, and the snippet with the id is refused', async () => {
    const { browser, add, load, counted, office } = await anOffice();
    const id = await add('Council website');
    await load(id);
    expect((await browser.post(`${SITES}/${id}/stop`)).status).toBe(303);
    expect((await load(id)).status).toBe(204);
    expect(await counted()).toEqual([{ day: '2026-06-10', part: 'finder', loads: 1 }]);
    expect(await office.page(`/embed?site=${id}`)).toContain('No embed site has this id');
  });

  it('are looked at by a partner, who cannot add one', async () => {
    const { office } = await anOffice();
    const partner = await office.signIn('pat@example.org', { 'Test-Client': 'pat' });
    expect(await (await partner.get(SITES)).text()).not.toContain('Get an id');
    expect((await partner.post(SITES, { name: 'X' })).status).toBe(403);
  });
});

describe('counting a load', () => {
  it('answers alike whether or not there is such a website, and keeps nothing about who loaded', async () => {
    const { office, add, load, counted } = await anOffice();
    const id = await add('Council website');
    const known = await load(id);
    const unknown = await load('000000000');
    expect([known.status, unknown.status]).toEqual([204, 204]);
    expect(await known.text()).toBe('');
    expect([...known.headers]).toEqual([...unknown.headers]);
    expect(await counted()).toHaveLength(1);
    expect(
      await office.db.query.selectFrom('attempts').select('key').where('count', '>', 2).execute(),
    ).toEqual([]);
  });

  it.each(['x', '../admin', `${'0'.repeat(9)}'--`])('of %j counts nothing and fails nothing', async (id) => {
    const { load, counted } = await anOffice();
    expect((await load(encodeURIComponent(id))).status).toBe(204);
    expect(await counted()).toEqual([]);
  });

  it('of an unknown kind is refused', async () => {
    const { load } = await anOffice();
    expect((await load('000000000', 'person')).status).toBe(404);
  });

  it('goes up sixty times an hour for one client, and on with the next hour', async () => {
    const { office, add, load, counted } = await anOffice();
    const id = await add('Council website');
    for (let times = 0; times < 70; times++) await load(id);
    expect(await counted()).toEqual([{ day: '2026-06-10', part: 'finder', loads: 60 }]);
    await load(id, 'finder', 'another phone');
    office.clock.set('2026-06-10T18:30:00Z');
    await load(id);
    expect(await counted()).toEqual([{ day: '2026-06-10', part: 'finder', loads: 62 }]);
  });

  it('ends at the most that is counted a day', async () => {
    const { office, add, load, counted } = await anOffice();
    const siteId = await add('Council website');
    await load(siteId);
    await office.db.writeAll([
      office.db.query
        .updateTable('embed_loads')
        .set({ loads: MOST_LOADS_A_DAY - 1 })
        .compile(),
    ]);
    for (let times = 0; times < 3; times++) await countEmbedLoad({ ...office, siteId, part: 'finder' });
    expect((await counted())[0]?.loads).toBe(MOST_LOADS_A_DAY);
  });
});
