import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alreadyWords, likelyDuplicates, type KnownPremises } from '../../../api/domain/duplicates.ts';
import { parsePosition } from '../../../api/domain/parse-position.ts';
import { rankPremises } from '../../../api/domain/rank-premises.ts';

const known = (given: Partial<KnownPremises>): KnownPremises => ({
  id: 'a',
  name: 'The Griffin',
  postcode: 'N20 9HH',
  uprn: null,
  fhrsid: null,
  standing: 'prospect',
  ...given,
});
const NEW = { name: 'Griffin', postcode: 'n20 9hh', uprn: null, fhrsid: null };

describe('premises that may be on the register already', () => {
  it.each([
    ['a name like it at the same postcode', { name: 'GRIFFIN (Public House)' }, 1],
    ['a shortened name at the same postcode', { name: 'Griffin Whetstone' }, 1],
    ['another name at the same postcode', { name: 'Whetstone Dental Care' }, 0],
    ['the same name at another postcode', { postcode: 'N12 0QG' }, 0],
    ['premises that have closed for good', { standing: 'closed' }, 0],
    ['premises without a postcode', { postcode: '' }, 0],
  ] as const)('are found by %s: %o', (_, given, count) => {
    expect(likelyDuplicates(NEW, [known(given)])).toHaveLength(count);
  });

  it('are found by a number that only one place has, whatever they are called, and first', () => {
    const numbered = { ...NEW, fhrsid: '758219', uprn: '200012345' };
    const found = likelyDuplicates(numbered, [
      known({ id: 'by name' }),
      known({ id: 'by FHRSID', name: 'Other', postcode: 'W1A 1AA', fhrsid: '758219' }),
      known({ id: 'by UPRN', name: 'Another', postcode: '', uprn: '200012345' }),
    ]);
    expect(found.map(({ known: { id } }) => id)).toEqual(['by FHRSID', 'by UPRN', 'by name']);
  });

  it('are not asked about again, but for a number that says so', () => {
    const same = [known({ id: 'x' }), known({ id: 'y', fhrsid: '1' })];
    expect(likelyDuplicates(NEW, same, new Set(['x', 'y']))).toEqual([]);
    expect(likelyDuplicates({ ...NEW, fhrsid: '1' }, same, new Set(['x', 'y']))).toHaveLength(1);
  });

  it('do not depend on the order in which the register gives them, and are six at most', () => {
    const each = fc.record({
      id: fc.uuid(),
      name: fc.constantFrom('Griffin', 'Griffin Arms', 'Grifin', 'Zeta'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(each, { selector: ({ id }) => id, maxLength: 12 }), (some) => {
        const all = some.map(known);
        const found = likelyDuplicates(NEW, all);
        expect(found.length).toBeLessThanOrEqual(6);
        expect(likelyDuplicates(NEW, all.toReversed())).toEqual(found);
        expect(found.every(({ known: { name } }) => name !== 'Zeta')).toBe(true);
      }),
    );
  });

  it('are told kindly', () => {
    expect(alreadyWords({ name: 'The Griffin', postcode: 'N12 0QG' })).toBe(
      'The Griffin at N12 0QG is already on the register. If you work there, ask for access.',
    );
  });
});

describe('premises by name', () => {
  const named = (name: string, postcode = 'N20 9HH') => ({ id: name, name, postcode });
  const all = ['The Griffin', 'Tiffin Tin', 'Griffin Dry Cleaners', 'Black Bull', 'Café Zoë'].map((name) =>
    named(name),
  );
  const find = (name: string, postcode = '') =>
    rankPremises(all, { name, postcode }).map((premises) => premises.name);

  it.each([
    ['griffin', ['The Griffin', 'Griffin Dry Cleaners', 'Tiffin Tin']],
    ['the grif', ['The Griffin', 'Griffin Dry Cleaners']],
    ['cleaners griffin', ['Griffin Dry Cleaners']],
    ['cafe zoe', ['Café Zoë']],
    ['blck bull', ['Black Bull']],
    ['zzz', []],
  ])('are found by %s', (typed, names) => {
    expect(find(typed).slice(0, Math.max(1, names.length))).toEqual(names);
  });

  it('stand by name where none was typed, those of the postcode first', () => {
    const [first, ...rest] = rankPremises([...all, named('Zebra', 'N12 0QG')], {
      name: '',
      postcode: 'N12 0QG',
    });
    expect(first?.name).toBe('Zebra');
    expect(rest.map(({ name }) => name)).toEqual(all.map(({ name }) => name).toSorted());
  });
});

describe('a position that was copied from a map', () => {
  it.each([
    ['51.6135, -0.1765', 51.6135, -0.1765],
    ['(51.613512, -0.176523)', 51.61351, -0.17652],
    [
      'https://www.google.com/maps/place/X/@51.6,-0.2,17z/data=!3m1!4b1!8m2!3d51.6135!4d-0.1765',
      51.6135,
      -0.1765,
    ],
    ['https://maps.google.com/?q=51.6135,-0.1765', 51.6135, -0.1765],
    ['https://www.openstreetmap.org/?mlat=51.6135&mlon=-0.1765#map=19/51.6/-0.2', 51.6135, -0.1765],
    ['https://www.openstreetmap.org/#map=19/51.6135/-0.1765', 51.6135, -0.1765],
    ['https://maps.apple.com/?ll=51.6135%2C-0.1765', 51.6135, -0.1765],
  ])('is read from %s', (text, lat, lon) => {
    expect(parsePosition(text)).toEqual({ lat, lon });
  });

  it.each(['', 'N12 0QG', '51, 0', 'at the corner', '151.6135, -0.1765', '020 8359 2000'])(
    'is none in “%s”',
    (text) => {
      expect(parsePosition(text)).toBeUndefined();
    },
  );

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const point = parsePosition(text);
        expect(point === undefined || Math.abs(point.lat) <= 90).toBe(true);
      }),
    );
  });
});
