import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../api/domain/edit-distance.ts';

const aWord = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 8 });

/** The definition, without a bound and without a table. */
function plainDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restOfA, restOfB] = [a.slice(1), b.slice(1)];
  const isSwap = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  return Math.min(
    plainDistance(restOfA, restOfB) + (a[0] === b[0] ? 0 : 1),
    plainDistance(restOfA, b) + 1,
    plainDistance(a, restOfB) + 1,
    isSwap ? plainDistance(a.slice(2), b.slice(2)) + 1 : Infinity,
  );
}

describe('how many slips part two words', () => {
  it.each([
    ['finchley', 'finchley', 0],
    ['finchly', 'finchley', 1],
    ['finchleyy', 'finchley', 1],
    ['fimchley', 'finchley', 1],
    ['finhcley', 'finchley', 1],
    ['fimhcley', 'finchley', 2],
    ['nortfinchly', 'northfinchley', 2],
    ['ca', 'abc', 3],
    ['', 'ab', 2],
    ['', '', 0],
  ])('%j and %j are %i apart', (a, b, apart) => {
    expect(editDistance(a, b, 3)).toBe(apart);
  });

  it('is what counting every way gives, up to the most that is of interest', () => {
    const shortWord = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 5 });
    fc.assert(
      fc.property(shortWord, shortWord, fc.integer({ min: 0, max: 5 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(plainDistance(a, b), most + 1));
      }),
    );
  });

  it('is the same both ways, and none for equal words only', () => {
    fc.assert(
      fc.property(aWord, aWord, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(editDistance(b, a, most));
        expect(editDistance(a, b, most) === 0).toBe(a === b);
      }),
    );
  });
});
