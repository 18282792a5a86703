import { expect, it } from 'vitest';
import { findPremises } from '../../../api/usecases/find-premises.ts';
import { pinOptions } from '../../../api/usecases/pin-options.ts';
import { selectAreaAt } from '../../../db/area-at.ts';
import type { Database } from '../../../db/database.ts';
import { upsertPlace } from '../../../db/places.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addVenue, BARNET, seedRegister } from '../../helpers/register.ts';

describeEachEngine('premises on the register', (open) => {
  async function register() {
    const db = await open();
    await seedRegister(db);
    await addPostcode(db, 'N20 9HH', { lat: 51.6295, lon: -0.1745 });
    const add = (id: string, name: string, postcode: string, given = {}) =>
      addVenue(db, { id, name, postcode, opening: null, ...given });
    await add('griffin01', 'The Griffin', 'N20 9HH', { lat: 51.6299, lon: -0.1741, fhrsid: '758219' });
    await add('dental001', 'Whetstone Dental Care', 'N20 9HH', { lat: 51.6295, lon: -0.1745 });
    await add('tiffin001', 'The Tiffin Tin', 'N20 9QJ');
    await add('griffin02', 'The Griffin', 'N12 0QG', { standing: 'closed' });
    await add('griffin03', 'Griffin Cafe', 'N2 0XX');
    const find = async (name: string, place = '', fhrsid = '') => findPremises({ name, place, fhrsid, db });
    const ids = async (...typed: Parameters<typeof find>) => (await find(...typed)).found.map(({ id }) => id);
    return { db, find, ids };
  }

  it('are found by name in an outward code, a part of one, and a town; never elsewhere', async () => {
    const { db, find, ids } = await register();
    await db.writeAll([
      db.query
        .insertInto('outcodes')
        .values({ outcode: 'N20', lat: 51.629, lon: -0.174, postcodes: 9 })
        .compile(),
      upsertPlace(db, {
        id: 'town_centre/whetstone',
        name: 'Whetstone',
        kind: 'town_centre',
        authorityCode: BARNET,
        lat: 51.6295,
        lon: -0.1745,
      }),
    ]);
    expect(await ids('griffin', 'n20')).toEqual(['griffin01', 'tiffin001']);
    expect(await ids('griffin', 'N20 9')).toEqual(['griffin01', 'tiffin001']);
    expect(await ids('griffin', 'whetstone')).toEqual(['griffin01', 'tiffin001']);
    // N2 is no part of N20, nor N20 of N2.
    expect(await ids('griffin', 'N2')).toEqual(['griffin03']);
    expect(await find('griffin', 'atlantis')).toEqual({ found: [], more: false, placeKnown: false });
  });

  it('are found by postcode: all of it without a name, those called so in its outward code with one', async () => {
    const { ids } = await register();
    expect(await ids('', 'n209hh')).toEqual(['griffin01', 'dental001']);
    expect(await ids('tiffin', 'N20 9HH')).toEqual(['tiffin001', 'griffin01']);
  });

  it('are found by their food hygiene number, and not once they have closed for good', async () => {
    const { ids } = await register();
    expect(await ids('', '', '758219')).toEqual(['griffin01']);
    expect(await ids('', '', '1')).toEqual([]);
    expect(await ids('griffin', 'N12 0QG')).toEqual([]);
  });

  it('are told twenty at a time, and that there are more', async () => {
    const { db, find } = await register();
    for (let n = 0; n < 21; n += 1)
      await addVenue(db, { id: `many${n}`, name: `Costa ${n}`, postcode: 'N3 1AA', opening: null });
    const { found, more } = await find('costa', 'N3');
    expect([found.length, more]).toEqual([20, true]);
  });

  it('can be placed in the middle of a postcode or beside others there that are apart from it', async () => {
    const { db } = await register();
    const { options, exact } = await pinOptions({ postcode: 'N20 9HH', known: undefined, db });
    expect(exact).toBe(true);
    expect(options.map(({ key }) => key)).toEqual(['postcode', 'beside-griffin01']);
    const known = { id: 'griffin01', postcode: 'N20 9HH', point: { lat: 51.6299, lon: -0.1741 } };
    const own = await pinOptions({ postcode: 'N20 9HH', known, db });
    expect(own.options.map(({ key }) => key)).toEqual(['register', 'postcode']);
    // Moved: where it was before says nothing.
    const moved = await pinOptions({ postcode: 'N20 9HH', known: { ...known, postcode: 'N12 0QG' }, db });
    expect(moved.options.map(({ key }) => key)).toEqual(['postcode']);
  });

  it('in a postcode that nobody knows are placed by its first half, or beside a place near it', async () => {
    const { db } = await register();
    expect(await pinOptions({ postcode: 'ZE1 0AA', known: undefined, db })).toEqual({
      options: [],
      exact: false,
    });
    await db.writeAll([
      db.query
        .insertInto('outcodes')
        .values({ outcode: 'N3', lat: 51.6, lon: -0.194, postcodes: 9 })
        .compile(),
      upsertPlace(db, {
        id: 'station/finchley-central',
        name: 'Finchley Central',
        kind: 'station',
        authorityCode: BARNET,
        lat: 51.6012,
        lon: -0.1932,
      }),
    ]);
    const { options, exact } = await pinOptions({ postcode: 'N3 9ZZ', known: undefined, db });
    expect(exact).toBe(false);
    expect(options.map(({ key, beside }) => [key, beside])).toEqual([
      ['outcode', ''],
      ['beside-station/finchley-central', 'Finchley Central station'],
    ]);
  });

  it('are of the authority and ward whose outline holds them', async () => {
    const { db } = await register();
    await addWard(db);
    expect(await selectAreaAt(db, { lat: 51.6135, lon: -0.1765 }, 'N12 0QG')).toMatchObject({
      authorityCode: BARNET,
      wardCode: 'E05013637',
    });
    expect(await selectAreaAt(db, { lat: 51.5, lon: -0.1 }, 'N20 9HH')).toMatchObject({
      authorityCode: null,
      wardCode: null,
    });
  });

  it('are of the nearest authority without an outline, where that is near, and never of one whose outline says no', async () => {
    const { db } = await register();
    const town = (name: string, authorityCode: string, lat: number, lon: number) =>
      upsertPlace(db, { id: `town_centre/${name}`, name, kind: 'town_centre', authorityCode, lat, lon });
    await db.writeAll([
      db.query
        .insertInto('authorities')
        .values({ code: 'E09000007', name: 'Camden', updated_at: '' })
        .compile(),
      town('Camden Town', 'E09000007', 51.539, -0.1426),
      town('Borough end', BARNET, 51.5401, -0.1426),
    ]);
    expect(await selectAreaAt(db, { lat: 51.5402, lon: -0.1426 }, 'NW1 0AA')).toEqual({
      authorityCode: 'E09000007',
      wardCode: null,
      town: 'Borough end',
    });
    expect((await selectAreaAt(db, { lat: 51.4, lon: -0.1426 }, 'SW1 0AA')).authorityCode).toBeNull();
  });
});

async function addPostcode(db: Database, postcode: string, at: { lat: number; lon: number }): Promise<void> {
  await db.writeAll([
    db.query
      .insertInto('postcodes')
      .values({
        postcode: postcode.replace(' ', ''),
        ...at,
        quality: 10,
        authority_code: BARNET,
        ward_code: null,
      })
      .compile(),
  ]);
}

async function addWard(db: Database): Promise<void> {
  const square = [
    [-0.2, 51.6],
    [-0.15, 51.6],
    [-0.15, 51.62],
    [-0.2, 51.62],
    [-0.2, 51.6],
  ];
  await db.writeAll([
    db.query
      .insertInto('wards')
      .values({
        code: 'E05013637',
        authority_code: BARNET,
        name: 'Invented',
        boundary: JSON.stringify({ type: 'Polygon', coordinates: [square] }),
        west: -0.2,
        south: 51.6,
        east: -0.15,
        north: 51.62,
        updated_at: '2026-01-01T00:00:00.000Z',
      })
      .compile(),
  ]);
}
