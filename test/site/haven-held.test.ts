import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres } from '../../api/domain/geo.ts';
import { placesHeld, type HeldHavens } from '../../widget/haven-held.ts';

interface Row {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
}

function listOf(rows: readonly Row[]): HeldHavens {
  const column = <Key extends keyof Row>(key: Key): Row[Key][] => rows.map((row) => row[key]);
  return {
    name: column('name'),
    address: column('address'),
    postcode: column('postcode'),
    lat: column('lat'),
    lon: column('lon'),
  };
}

/** A haven; a test states only what matters to it. */
function aRow(given: Partial<Row> = {}): Row {
  return {
    name: 'The Paper Lantern',
    address: '1 Example Street, North Finchley',
    postcode: 'N12 5AB',
    lat: 51.6135,
    lon: -0.1765,
    ...given,
  };
}

const BARNET = [
  aRow(),
  aRow({
    name: 'Quill Library',
    address: '7 Sample Road, North Finchley',
    postcode: 'N12 5AH',
    lat: 51.6155,
  }),
  aRow({ name: 'Café Döner', address: '3 Demo Parade, North Finchley', postcode: 'N12 5AJ', lat: 51.611 }),
  aRow({ name: 'Kite', address: '9 Sample Road, Finchley Central', postcode: 'N3 5QA', lat: 51.601 }),
  aRow({ name: 'St. John’s Hall', address: '2 Demo Parade, Hendon', postcode: 'NW4 8QB', lat: 51.583 }),
  aRow({ name: 'Owl', address: '4 Demo Parade, Hendon', postcode: 'NW4 8QD', lat: 51.584 }),
];

const asked = (text: string, rows: readonly Row[] = BARNET) => placesHeld([listOf(rows)], text);
const labels = (text: string, rows: readonly Row[] = BARNET) =>
  asked(text, rows).places.map(({ label }) => label);

describe('what she typed, found in the list that the phone holds', () => {
  it.each([
    'N12 5AH',
    'n125ah',
    ' n12  5ah ',
    'Quill Library, 7 Sample Road, London N12 5AH',
    'London n125ah',
  ])('%j is that postcode, to the door', (text) => {
    expect(asked(text)).toEqual({
      isMatch: true,
      places: [{ label: 'N12 5AH', lat: 51.6155, lon: -0.1765, accuracy_metres: 100 }],
    });
  });

  it.each(['N12 9ZZ', 'n12', 'N12 5', 'n125a', 'High Road N12'])(
    '%j is its outward code, roughly',
    (text) => {
      const { isMatch, places } = asked(text);
      expect([isMatch, places.map(({ label }) => label)]).toEqual([true, ['N12']]);
      expect(places[0]?.lat).toBeCloseTo((51.6135 + 51.6155 + 51.611) / 3, 9);
      expect(places[0]?.accuracy_metres).toBe(1_000);
    },
  );

  it('N1 2 is not N12', () => {
    expect(asked('N1 2').isMatch).toBe(false);
  });

  it.each([
    ['North Finchley', ['North Finchley']],
    ['NORTH-FINCHLEY', ['North Finchley']],
    ['north finchley station', ['North Finchley']],
    ['Hendon tube', ['Hendon']],
    ['by the church in North Finchley N12', ['North Finchley']],
    ['hend', ['Hendon']],
    ['Finchley', ['North Finchley', 'Finchley Central']],
    ['Hendon or Finchley Central', ['Hendon', 'Finchley Central']],
  ])('%j is a town, or each that it can be', (text, towns) => {
    expect([asked(text).isMatch, labels(text)]).toEqual([true, towns]);
  });

  it('a longer name is not also the shorter one in it', () => {
    const rows = [...BARNET, aRow({ address: '1 Church Way, Finchley', postcode: 'N3 5QD', lat: 51.6 })];
    expect(labels('in North Finchley', rows)).toEqual(['North Finchley']);
    expect(labels('finchley', rows)).toEqual(['Finchley']);
  });

  it.each([
    ['owl', ['Owl']],
    ['cafe doner', ['Café Döner']],
    ['st johns hall', ['St. John’s Hall']],
    ['9 sample road', ['Kite']],
  ])('%j is the one place that has these words, to the door', (text, names) => {
    expect([labels(text), asked(text).places[0]?.accuracy_metres]).toEqual([names, 100]);
  });

  it.each([
    ['Demo Parade', ['North Finchley', 'Hendon']],
    ['sample road', ['North Finchley', 'Finchley Central']],
  ])('%j, a street of several towns, asks which', (text, towns) => {
    expect([asked(text).isMatch, labels(text)]).toEqual([true, towns]);
  });

  it.each(['Woodside Park', 'SW1A 1AA', 'ow', 'ફિન્ચલી', '', ' ', 'station', '((('])(
    '%j is none of it: the towns are offered, and not called a match',
    (text) => {
      expect(asked(text).isMatch).toBe(false);
      expect(labels(text)).toEqual(['North Finchley', 'Hendon', 'Finchley Central']);
    },
  );

  it('a post town is no place to look from: the outward codes are', () => {
    const rows = BARNET.map((row, n) =>
      aRow({ ...row, address: `${n} Demo Parade, London`, lat: 51.4 + n / 20 }),
    );
    expect(labels('Woodside Park', rows)).toEqual(['N12', 'NW4', 'N3']);
    expect([asked('London', rows).isMatch, labels('London', rows)]).toEqual([true, ['N12', 'NW4', 'N3']]);
  });

  it('what has no letter is no town', () => {
    const rows = [' ', ',', 'x, ', '!', '\n'].map((address) => aRow({ address }));
    for (const text of ['', ' ', '!', 'Woodside Park']) expect(labels(text, rows)).toEqual(['N12']);
  });

  it('lists of several map cells are one', () => {
    const { places } = placesHeld([listOf(BARNET.slice(0, 2)), listOf(BARNET.slice(2))], 'N12');
    expect(places).toEqual(asked('N12').places);
  });

  it('of no list there is nothing', () => {
    expect(placesHeld([], 'N12')).toEqual({ places: [], isMatch: false });
    expect(labels('N12', [])).toEqual([]);
  });
});

const aTown = fc.constantFrom(
  'North Finchley',
  'Finchley',
  'Hendon',
  'Mill Hill',
  'London',
  '',
  'Golders Green',
);
const aPostcode = fc
  .tuple(
    fc.constantFrom('N1', 'N12', 'NW4', 'EC1A', 'W1A', 'M60'),
    fc.integer({ min: 0, max: 9 }),
    fc.stringMatching(/^[A-Z]{2}$/),
  )
  .map(([outcode, sector, unit]) => `${outcode} ${sector}${unit}`);
const aHavenRow = fc
  .record({
    name: fc.string({ maxLength: 20 }),
    street: fc.string({ maxLength: 20 }),
    town: aTown,
    postcode: aPostcode,
    lat: fc.double({ min: 50, max: 55, noNaN: true }),
    lon: fc.double({ min: -3, max: 1, noNaN: true }),
  })
  .map(({ street, town, ...row }): Row => ({ ...row, address: town ? `${street}, ${town}` : street }));
const aList = fc.array(aHavenRow, { minLength: 1, maxLength: 30 });
const aText = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme' }), aTown, aPostcode);

describe('whatever is typed, of whatever list', () => {
  it('one to eight places of the list are told, by names of the list, inside it', () => {
    fc.assert(
      fc.property(aList, aText, (rows, text) => {
        const { places } = asked(text, rows);
        expect(places.length).toBeGreaterThan(0);
        expect(places.length).toBeLessThanOrEqual(8);
        const known = rows.flatMap(({ name, address, postcode }) => [
          name,
          address.trim().replace(/.*,\s*/s, ''),
          postcode,
          postcode.split(' ')[0],
        ]);
        const within = (value: number, all: readonly number[]) =>
          value >= Math.min(...all) - 1e-9 && value <= Math.max(...all) + 1e-9;
        for (const { label, lat, lon } of places) {
          expect(known).toContain(label);
          expect(
            within(
              lat,
              rows.map((row) => row.lat),
            ) &&
              within(
                lon,
                rows.map((row) => row.lon),
              ),
          ).toBe(true);
        }
        expect(new Set(places.map(({ label }) => label)).size).toBe(places.length);
      }),
    );
  });

  it('a postcode of the list is found however it is written, and none of its doors is further off than said', () => {
    fc.assert(
      fc.property(aList, fc.nat(), fc.constantFrom('', ' ', '  '), fc.boolean(), (rows, n, space, lower) => {
        const { postcode } = rows[n % rows.length] as Row;
        const written = postcode.replace(' ', space);
        const { isMatch, places } = asked(lower ? written.toLowerCase() : written, rows);
        const [place] = places;
        expect([isMatch, places.length, place?.label]).toEqual([true, 1, postcode]);
        for (const row of rows.filter((each) => each.postcode === postcode))
          expect(distanceMetres(place ?? { lat: 0, lon: 0 }, row)).toBeLessThanOrEqual(
            (place?.accuracy_metres ?? 0) + 1e-6,
          );
      }),
    );
  });

  it('an outward code of the list is found with a unit that is not, and is always rough', () => {
    fc.assert(
      fc.property(aList, fc.nat(), (rows, n) => {
        const outcode = rows[n % rows.length]?.postcode.split(' ')[0] ?? '';
        const unit = `${outcode} 0ZZ`;
        fc.pre(!rows.some(({ postcode }) => postcode === unit));
        const { isMatch, places } = asked(unit, rows);
        expect([isMatch, places.map(({ label }) => label)]).toEqual([true, [outcode]]);
        expect(places[0]?.accuracy_metres).toBeGreaterThanOrEqual(1_000);
      }),
    );
  });

  it('the order of the list changes no more than the order of those with as many havens', () => {
    fc.assert(
      fc.property(aList, aText, (rows, text) => {
        const told = (of: readonly Row[]) => {
          const { isMatch, places } = asked(text, of);
          return [isMatch, ...places.map(({ label }) => label).toSorted()];
        };
        expect(told(rows.toReversed())).toEqual(told(rows));
      }),
    );
  });
});
