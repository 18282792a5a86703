import { describe, expect, it } from 'vitest';
import { insertRows } from '../../../db/writes.ts';
import { everyDay } from '../../helpers/builders.ts';
import { openOffice } from '../../helpers/office.ts';
import { BARNET } from '../../helpers/register.ts';

const BASE = `/admin/councils/${BARNET}/reports/coverage`;
const SQUARE = '{"type":"Polygon","coordinates":[[[0,51],[0.2,51],[0.2,51.4],[0,51.4],[0,51]]]}';

/** Three wards: one with a late pub and a library, one with a pub that closes at one, one with nothing. */
async function threeWards() {
  const office = await openOffice();
  const ward = {
    updated_at: '2026-01-01T00:00:00.000Z',
    boundary: SQUARE,
    authority_code: BARNET,
    south: 51.6,
    north: 51.62,
  };
  await office.db.writeAll(
    insertRows(office.db, 'wards', [
      { ...ward, code: 'W1', name: 'Late End', west: -0.2, east: -0.18 },
      { ...ward, code: 'W2', name: 'Early End', west: -0.18, east: -0.16 },
      { ...ward, code: 'W3', name: 'Nowhere End', west: -0.16, east: -0.14 },
    ]),
  );
  const pub = { kind: 'pub', age_policy: 'under_16_accompanied' } as const;
  await office.addHaven({
    ...pub,
    id: 'late00001',
    source_ref: '1',
    name: 'Late Arms',
    ward_code: 'W1',
    lat: 51.61,
    lon: -0.19,
    opening: everyDay(['18:00', '03:00']),
  });
  await office.addHaven({
    ...pub,
    id: 'early0001',
    source_ref: '2',
    name: 'Early Arms',
    ward_code: 'W2',
    lat: 51.61,
    lon: -0.17,
    opening: everyDay(['11:00', '01:00']),
  });
  await office.addHaven({
    id: 'library01',
    source_ref: '3',
    name: 'Paper Library',
    ward_code: 'W1',
    lat: 51.61,
    lon: -0.19,
    schemes: ['ask_for_angela'],
    opening: everyDay(['09:00', '17:00']),
  });
  await office.addHaven({
    id: 'unknown01',
    source_ref: '4',
    name: 'Unknown Hours',
    ward_code: 'W3',
    opening: null,
  });
  await office.addOfficer('ola@example.org', ['officer']);
  const officer = await office.signIn('ola@example.org');
  const words = async (path: string) => {
    const answer = await officer.get(BASE + path);
    expect(answer.status).toBe(200);
    return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  };
  return { office, words };
}

describe('when help is open', () => {
  it('says which wards have nothing open at 1am on Saturday, and what is nearest', async () => {
    const { words } = await threeWards();
    const page = await words('');
    expect(page).toContain('The week from Monday 15 June 2026');
    expect(page).toContain('At 1am on Saturday (Friday night)');
    expect(page).toContain('1 place is open , in 1 of 3 wards. Nothing is open in the other 2.');
    expect(page).toMatch(/Early End Late Arms , [\d.]+ miles? from the middle/);
    expect(page).toMatch(/Nowhere End Late Arms , [\d.]+ miles? from the middle/);
    expect(page).toContain('1 place is shown without known hours and never counted as open');
  });

  it('asks of another hour, another scheme, and places for under 18s', async () => {
    const { words } = await threeWards();
    expect(await words('?at=sa-00')).toContain('2 places are open , in 2 of 3 wards');
    expect(await words('?at=we-12&age=any')).toMatch(/1 place is open , in 1 of 3 wards/);
    expect(await words('?scheme=ask_for_angela')).toContain('Nothing is open anywhere in Barnet then');
    expect(await words('/open?at=sa-00&ward=W2')).toMatch(/Early Arms/);
    expect(await words('/open?at=sa-01&ward=W2')).toMatch(
      /Nothing is open there then\. The nearest that is: Late Arms/,
    );
    expect(await words('/open?hours=unknown')).toMatch(/Unknown Hours/);
  });

  it('counts a place that has said when trained help is there only then', async () => {
    const { office, words } = await threeWards();
    const help = everyDay(['18:00', '23:00']);
    await office.db.writeAll(
      insertRows(office.db, 'opening_hours', [
        {
          ...{
            venue_id: 'late00001',
            purpose: 'haven',
            weekly: JSON.stringify(help.weekly),
            bank_holidays: '"as_usual"',
          },
          ...{ known_until: null, source: 'test', confirmed_on: null },
        },
      ]),
    );
    expect(await words('')).toContain('Nothing is open anywhere in Barnet then');
  });

  it('counts no place beyond the day to which it is certain to be shown', async () => {
    const { office, words } = await threeWards();
    await office.db.writeAll([
      office.db.query
        .updateTable('accreditations')
        .set({ training_until: '2026-06-17' })
        .where('venue_id', '=', 'late00001')
        .compile(),
    ]);
    expect(await words('?at=we-01')).toContain('1 place is open');
    expect(await words('?at=th-01')).toContain('Nothing is open anywhere');
  });

  it('gives every hour as a file', async () => {
    const { words } = await threeWards();
    const file = await words('/csv');
    expect(file).toMatch(/^ward,day,hour,places_open /);
    expect(file).toContain('Late End,Saturday,01:00,1');
    expect(file).toContain('Nowhere End,Sunday,23:00,0');
  });
});
