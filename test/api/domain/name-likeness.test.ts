import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameCore, nameLikeness } from '../../../api/domain/name-likeness.ts';

const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom('The', 'Swan', 'Inn', '&', 'Café', 'Bar', 'Ltd', 'B@1', 'O’Neill’s', '1'), {
      maxLength: 6,
    })
    .map((words) => words.join(' ')),
);

describe('how alike two names are', () => {
  it('is the same both ways, and between 0 and 1', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const likeness = nameLikeness(a, b);
        expect(likeness).toBe(nameLikeness(b, a));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is 1 of a name with itself where it has a letter or digit, else 0', () => {
    fc.assert(
      fc.property(name, (each) => {
        expect(nameLikeness(each, each)).toBe(nameCore(each) === '' ? 0 : 1);
      }),
    );
  });

  it('does not see case, accents, spaces, punctuation or the order of words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[b-z]{2,8}$/), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(' ', '  ', '-', ' / ', ', ', '\t', '.'),
        (words, separator) => {
          const plain = words.join(' ');
          const dressed = words.toReversed().join(separator).toUpperCase();
          expect(nameLikeness(plain, dressed)).toBeCloseTo(1, 12);
          expect(nameLikeness(plain, plain.replaceAll('e', 'é'))).toBe(1);
        },
      ),
    );
  });

  it('does not see articles, legal forms and words for the kind of premises around a name', () => {
    const around = fc.constantFrom(
      'The',
      'Ltd',
      'Limited',
      'PUB',
      '(Public House)',
      'Off Licence -',
      'Inn',
      '&',
    );
    fc.assert(
      fc.property(fc.constantFrom('Swan', 'Three Horseshoes', 'B@1'), fc.array(around), (core, words) => {
        expect(nameLikeness(core, [...words, core, ...words].join(' '))).toBe(1);
      }),
    );
  });

  it.each([
    ['The Swan & Pyramids Ltd', 'SWAN AND PYRAMIDS (Public House)', 1, 1],
    ['Café Rouge', 'CAFE ROUGE', 1, 1],
    ['O’Neill’s', "O'Neills", 1, 1],
    ['Off Licence  Tesco', 'Tesco Express', 0.5, 0.8],
    ['Roosters Piri Piri', 'Rooster Piri Piri', 0.9, 0.99],
    ['Shaws Restaurant', 'Brewdog', 0, 0.15],
    ['The Bar', 'The Club', 0, 0.2],
    ['The Bar', 'Bar', 1, 1],
    ['The Griffin', 'The Griffon', 0.6, 0.9],
    ['', '', 0, 0],
    ['—', 'Swan', 0, 0],
  ])('%j and %j: %d to %d', (a, b, least, most) => {
    expect(nameLikeness(a, b)).toBeGreaterThanOrEqual(least);
    expect(nameLikeness(a, b)).toBeLessThanOrEqual(most);
  });
});
