import { expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { selectPlaces, upsertPlace, type Place } from '../../db/places.ts';
import { insertRows } from '../../db/writes.ts';
import { describeEachEngine, type OpenDatabase } from '../helpers/databases.ts';

const aPlace = (place: Pick<Place, 'id' | 'name' | 'kind'>): Place => ({
  lat: 51.61,
  lon: -0.18,
  authorityCode: null,
  ...place,
});

async function openFinchley(open: OpenDatabase): Promise<Database> {
  const db = await open();
  await db.writeAll([
    ...insertRows(db, 'postcodes', [
      { postcode: 'N120QG', lat: 51.6141, lon: -0.1766, quality: 10, authority_code: null, ward_code: null },
      { postcode: 'N120QH', lat: 51.6142, lon: -0.1767, quality: 50, authority_code: null, ward_code: null },
      { postcode: 'N120QJ', lat: 51.6143, lon: -0.1768, quality: 60, authority_code: null, ward_code: null },
    ]),
    ...insertRows(db, 'outcodes', [
      { outcode: 'N1', lat: 51.537, lon: -0.098, postcodes: 900 },
      { outcode: 'N12', lat: 51.6137, lon: -0.1773, postcodes: 700 },
      { outcode: 'NW11', lat: 51.5781, lon: -0.197, postcodes: 600 },
      { outcode: 'W1A', lat: 51, lon: -0.1, postcodes: 1 },
      { outcode: 'W1B', lat: 52, lon: -0.2, postcodes: 3 },
    ]),
    upsertPlace(db, aPlace({ id: 'p1', name: 'North Finchley', kind: 'town_centre' })),
    upsertPlace(db, aPlace({ id: 'p2', name: 'Finchley Central', kind: 'town_centre' })),
    upsertPlace(db, aPlace({ id: 'p3', name: 'Finchley Central', kind: 'station' })),
    upsertPlace(db, aPlace({ id: 'p4', name: 'East Finchley Station', kind: 'station' })),
    upsertPlace(db, aPlace({ id: 'p5', name: 'St. John’s Wood', kind: 'station' })),
    upsertPlace(db, aPlace({ id: 'p6', name: 'Café Zoë_100%', kind: 'landmark' })),
    upsertPlace(db, aPlace({ id: 'p7', name: 'Finchley Memorial Hospital', kind: 'landmark' })),
    upsertPlace(db, aPlace({ id: 'p8', name: 'Finchley', kind: 'landmark' })),
  ]);
  return db;
}

describeEachEngine('searching for a place', (open) => {
  const labels = async (text: string, limit?: number): Promise<string[]> => {
    const places = await selectPlaces(await openFinchley(open), {
      text,
      ...(limit !== undefined && { limit }),
    });
    return places.map(({ label }) => label);
  };

  it.each(['N12 0QG', 'n12 0qg', 'n120qg', '  N1 20QG ', 'N12\t0QG'])('%j is the postcode', async (text) => {
    expect(await selectPlaces(await openFinchley(open), { text })).toEqual([
      { label: 'N12 0QG', lat: 51.6141, lon: -0.1766, accuracyMetres: 100, kind: 'postcode' },
    ]);
  });

  it.each(['N12', 'n12', ' n 12 ', 'N12 0', 'n12 0q', 'n120q', 'N120'])(
    '%j is the outward code',
    async (text) => {
      expect(await selectPlaces(await openFinchley(open), { text })).toEqual([
        { label: 'N12', lat: 51.6137, lon: -0.1773, accuracyMetres: 2_000, kind: 'outcode' },
      ]);
    },
  );

  it.each([
    ['N12 9ZZ', 'N12'],
    ['nw119zz', 'NW11'],
    ['NW11', 'NW11'],
    ['N1 2', 'N1'],
  ])('%j gives %s: an unknown postcode falls back to its outward code', async (text, label) => {
    expect(await labels(text)).toEqual([label]);
  });

  it('an outward code that the post has split is the mean of its parts', async () => {
    const [place] = await selectPlaces(await openFinchley(open), { text: 'w1' });
    expect(place).toMatchObject({ label: 'W1', lat: 51.75, kind: 'outcode' });
  });

  it('a postcode placed by its neighbours, or by its sector, is less accurate', async () => {
    const db = await openFinchley(open);
    expect(await selectPlaces(db, { text: 'N12 0QH' })).toMatchObject([{ accuracyMetres: 200 }]);
    expect(await selectPlaces(db, { text: 'N12 0QJ' })).toMatchObject([{ accuracyMetres: 1_000 }]);
  });

  it('names match by their beginning first, the exact one, town centres and stations before landmarks', async () => {
    expect(await labels('finchley')).toEqual([
      'Finchley',
      'Finchley Central',
      'Finchley Central station',
      'Finchley Memorial Hospital',
      'North Finchley',
      'East Finchley Station',
    ]);
  });

  it.each([
    ['north finchley', 'North Finchley'],
    ['  NORTH   FINCH', 'North Finchley'],
    ['North-Finchley', 'North Finchley'],
    ['st johns wood', 'St. John’s Wood station'],
    ["St John's Wood tube station", 'St. John’s Wood station'],
    ['St Johns Wood tube', 'St. John’s Wood station'],
    ['St Johns Wood railway station', 'St. John’s Wood station'],
    ['cafe zoe', 'Café Zoë_100%'],
    ['east finchley', 'East Finchley Station'],
  ])('%j finds %s', async (text, label) => {
    expect(await labels(text)).toEqual([label]);
  });

  it('puts the station first where a station was asked for', async () => {
    expect(await labels('Finchley Central station')).toEqual([
      'Finchley Central station',
      'Finchley Central',
    ]);
  });

  it.each([
    '',
    '   ',
    '%',
    '_',
    '%%%',
    '*',
    "'; --",
    '\u0000',
    '🏳️‍🌈',
    'nowhere',
    'SW1A 1AA',
    'x'.repeat(100_000),
  ])('%j finds nothing, and wildcards mean nothing', async (text) => {
    expect(await labels(text.slice(0, 200_000))).toEqual([]);
  });

  it('gives as many as asked for, at least one and at most 20', async () => {
    expect(await labels('finchley', 2)).toEqual(['Finchley', 'Finchley Central']);
    expect(await labels('finchley', -1)).toHaveLength(1);
    const db = await openFinchley(open);
    await db.writeAll(
      Array.from({ length: 30 }, (_, index) =>
        upsertPlace(db, aPlace({ id: `r${index}`, name: `Road ${index}`, kind: 'landmark' })),
      ),
    );
    expect(await selectPlaces(db, { text: 'road', limit: 1_000 })).toHaveLength(20);
  });

  it('a place written again is renamed, not doubled', async () => {
    const db = await openFinchley(open);
    await db.writeAll([upsertPlace(db, aPlace({ id: 'p1', name: 'Tally Ho', kind: 'town_centre' }))]);
    expect(await selectPlaces(db, { text: 'tally' })).toMatchObject([{ label: 'Tally Ho' }]);
    expect(await selectPlaces(db, { text: 'north finchley' })).toEqual([]);
  });
});
