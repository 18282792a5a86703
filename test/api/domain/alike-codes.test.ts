import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeCodes } from '../../../api/domain/alike-codes.ts';
import { parseOutcode, parsePostcode } from '../../../api/domain/postcode.ts';

describe('codes whose digits were typed as letters', () => {
  it.each([
    ['N12 OQG', ['N12 0QG']],
    ['n12oqg', ['N12 0QG']],
    ['NI2 0QG', ['N12 0QG']],
    ['nl2 oqg', ['N12 0QG', 'NL2 0QG']],
    ['NIO OQG', ['N10 0QG', 'NI0 0QG']],
    ['nw1l 9zz', ['NW11 9ZZ']],
    ['NI2', ['N12', 'N1 2']],
    ['N12 O', ['N12 0']],
    ['N12 oq', ['N12 0Q']],
  ])('%j is %j', (text, codes) => {
    expect(alikeCodes(text)).toEqual(codes);
  });

  it.each(['', 'N12 0QG', 'N12', 'N12 0', 'Finchley', 'O', '...', 'N12 0QQG', 'W1A 1AA'])(
    '%j holds no such letter',
    (text) => {
      expect(alikeCodes(text)).toEqual([]);
    },
  );

  it('any postcode is among what it reads like with its digits typed as letters, and each reading is a code', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'ABDEFGHJKPQRSTUWXYZ'),
      minLength: 2,
      maxLength: 2,
    });
    const aPostcode = fc.record({
      area: letters.chain((two) => fc.constantFrom(two, two.slice(1))),
      district: fc.integer({ min: 0, max: 99 }).map(String),
      sector: fc.integer({ min: 0, max: 9 }).map(String),
      unit: letters,
      one: fc.constantFrom('I', 'L', 'i', 'l'),
      gap: fc.constantFrom(' ', '', '  '),
    });
    fc.assert(
      fc.property(aPostcode, ({ area, district, sector, unit, one, gap }) => {
        const asLetters = (digits: string) => digits.replaceAll('0', 'o').replaceAll('1', one);
        const code = `${area}${district} ${sector}${unit}`;
        const typed = `${area}${asLetters(district)}${gap}${asLetters(sector)}${unit}`;
        const codes = alikeCodes(typed);
        expect(codes.length).toBeLessThanOrEqual(4);
        expect(codes.includes(code)).toBe(/[01]/.test(district + sector));
        for (const each of codes) expect(parsePostcode(each)).toBeDefined();
      }),
    );
  });

  it('whatever was typed, each reading begins with an outward code and is another text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'NWOIL012 Q'), maxLength: 9 }), (text) => {
        for (const code of alikeCodes(text)) {
          expect(parseOutcode(code.split(' ')[0] ?? '')).toBeDefined();
          expect(code.replace(' ', '')).not.toBe(text.replaceAll(' ', ''));
        }
      }),
    );
  });
});
