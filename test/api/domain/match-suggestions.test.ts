import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStrong, suggestMatches, type Premises } from '../../../api/domain/match-suggestions.ts';

type Candidate = Premises & { readonly id: string };

const candidate = (id: string, name: string, postcode: string, uprn: string | null = null): Candidate => ({
  id,
  name,
  postcode,
  uprn,
});

const anyPremises = fc.record({
  name: fc.constantFrom('The Swan', 'Swan Inn', 'The Griffin', 'Tesco Express', 'Tesco', '', 'Bar 1'),
  postcode: fc.constantFrom('N12 0QG', 'n120qg', 'N12 0QH', 'N12', ''),
  uprn: fc.constantFrom(null, '1', '2'),
});

describe('venues that a licence may belong to', () => {
  it('come best first, whatever their order, each at most once, at most eight', () => {
    const candidates = fc.array(anyPremises, { maxLength: 30 });
    fc.assert(
      fc.property(anyPremises, candidates, (premises, given) => {
        const all = given.map((each, place) => ({ ...each, id: `v${place}` }));
        const suggested = suggestMatches(premises, all);
        expect(suggestMatches(premises, all.toReversed())).toEqual(suggested);
        expect(suggested.length).toBeLessThanOrEqual(8);
        expect(new Set(suggested.map((each) => each.candidate.id)).size).toBe(suggested.length);
        const scores = suggested.map((each) => each.score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      }),
    );
  });

  it('never put the same UPRN behind another', () => {
    fc.assert(
      fc.property(fc.array(anyPremises, { maxLength: 12 }), (given) => {
        const all = given.map((each, place) => ({ ...each, id: `v${place}` }));
        const [first] = suggestMatches({ name: 'The Swan', postcode: 'N12 0QG', uprn: '1' }, all);
        expect(first?.sameUprn ?? false).toBe(all.some(({ uprn }) => uprn === '1'));
      }),
    );
  });

  it('at the postcode come before a like name elsewhere, and a renamed one is still there', () => {
    const suggested = suggestMatches({ name: 'Shaws Restaurant', postcode: 'NG1 3AL', uprn: null }, [
      candidate('a', 'Brewdog', 'NG1 3AL'),
      candidate('b', 'Shaw’s', 'NG13AL'),
      candidate('c', 'Shaws', 'NG1 9ZZ'),
      candidate('d', 'The Griffin', 'NG1 9ZZ'),
    ]);
    expect(suggested.map((each) => each.candidate.id)).toEqual(['b', 'c', 'a']);
    expect(suggested.map(isStrong)).toEqual([true, false, false]);
  });

  it('of equal worth stand by name, then id', () => {
    const names = suggestMatches({ name: 'Corner House', postcode: 'NG1 4DB', uprn: null }, [
      candidate('b', 'Zed', 'NG1 4DB'),
      candidate('a', 'Zed', 'NG1 4DB'),
    ]);
    expect(names.map((each) => each.candidate.id)).toEqual(['a', 'b']);
  });

  it('are none for premises without a postcode whose name is like no other', () => {
    expect(suggestMatches({ name: '', postcode: '', uprn: null }, [candidate('a', '', '')])).toEqual([]);
  });
});
