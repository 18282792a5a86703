import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessPlaces, MOST_GUESSES, type NamedPlace } from '../../../api/domain/place-guesses.ts';
import { exactlyNamed, placeKey, placeLabel } from '../../../api/domain/place-name.ts';
import { REFERENCE_PLACES } from '../../../db/reference/places.ts';

const LABELS = REFERENCE_PLACES.map(({ name, kind }) => ({ label: placeLabel(name, kind) }));
const aLandmark = (name: string): NamedPlace => ({ id: name, name, kind: 'landmark' });

function guessed(text: string, places: readonly NamedPlace[] = REFERENCE_PLACES): string[] {
  return guessPlaces(text, places).map(({ name, kind }) => placeLabel(name, kind));
}

/** One slip of the thumb, somewhere in a name. */
const aSlip = fc.record({
  place: fc.constantFrom(...REFERENCE_PLACES),
  at: fc.nat(),
  letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  how: fc.constantFrom('left out', 'put in', 'struck wrongly', 'swapped'),
});

function slipped(name: string, at: number, letter: string, how: string): string {
  const [before, after] = [name.slice(0, at % name.length), name.slice(at % name.length)];
  if (how === 'put in') return before + letter + after;
  if (how === 'left out') return before + after.slice(1);
  if (how === 'struck wrongly') return before + letter + after.slice(1);
  return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
}

describe('guessing which place was meant', () => {
  it.each([
    ['Nort Finchley', ['North Finchley']],
    ['East Finchly', ['East Finchley', 'East Finchley station']],
    ['finchly', ['East Finchley', 'Finchley Central', 'North Finchley', 'East Finchley station']],
    ['morth fimchley', ['North Finchley']],
    ['eats finchley', ['East Finchley', 'East Finchley station']],
    ['hemdom', ['Hendon', 'Hendon station', 'Hendon Central', 'West Hendon', 'Hendon Central station']],
    ['gloders geren', ['Golders Green', 'Golders Green station']],
    ['east finchly tube station', ['East Finchley station', 'East Finchley']],
    ['woodside park staton', ['Woodside Park station']],
    ['totteridge and whetstone', ['Totteridge & Whetstone station']],
    ['Colindale', ['Colindale', 'Colindale station']],
  ])('%s: %j', (text, expected) => {
    expect(guessed(text).slice(0, expected.length)).toEqual(expected);
  });

  it.each([
    '',
    '...',
    'end',
    'london',
    'camden',
    'station',
    'n12',
    'sw1a 1aa',
    'atlantis',
    'x'.repeat(5_000),
  ])('%j is like no place of Barnet', (text) => {
    expect(guessed(text)).toEqual([]);
  });

  it('a second slip is forgiven from six letters on, and where the beginning is wrong from eight', () => {
    expect(guessed('hndn', [aLandmark('Hendon')])).toEqual([]);
    expect(guessed('henbo', [aLandmark('Hendon')])).toEqual([]);
    expect(guessed('hemdom', [aLandmark('Hendon')])).toEqual(['Hendon']);
    expect(guessed('jemdon', [aLandmark('Hendon')])).toEqual([]);
    expect(guessed('jimchley', [aLandmark('Finchley')])).toEqual(['Finchley']);
  });

  it('names with fewer slips come first, then whole names, then by what they are, then by name', () => {
    const places: NamedPlace[] = [
      { id: '1', name: 'Burnt Oaks', kind: 'town_centre' },
      { id: '2', name: 'Lane of Burnt Oak', kind: 'town_centre' },
      { id: '3', name: 'Burnt Oak', kind: 'landmark' },
      { id: '4', name: 'Burnt Oak', kind: 'station' },
      { id: '5', name: 'Burnt Oak', kind: 'town_centre' },
      { id: '6', name: 'Burnt Ash', kind: 'town_centre' },
    ];
    const ids = (text: string) => guessPlaces(text, places).map(({ id }) => id);
    expect(ids('burnt ook')).toEqual(['5', '4', '3', '2', '1']);
    expect(ids('burnt ook station')).toEqual(['4', '5', '3', '2', '1']);
  });

  it('any name of Barnet with any one slip in it is recognised', () => {
    fc.assert(
      fc.property(aSlip, ({ place, at, letter, how }) => {
        const text = slipped(place.name, at, letter, how);
        expect(guessPlaces(text, REFERENCE_PLACES).map(({ name }) => name)).toContain(place.name);
      }),
    );
  });

  it('there are five guesses at most, and their order does not hang on the order of the register', () => {
    const aText = fc.oneof(
      fc.string({ maxLength: 30 }),
      aSlip.map(({ place, at, letter, how }) => slipped(place.name, at, letter, how)),
    );
    const anOrder = fc.shuffledSubarray([...REFERENCE_PLACES], { minLength: REFERENCE_PLACES.length });
    fc.assert(
      fc.property(aText, anOrder, (text, places) => {
        const guesses = guessed(text, places);
        expect(guesses.length).toBeLessThanOrEqual(MOST_GUESSES);
        expect(guesses).toEqual(guessed(text));
      }),
    );
  });
});

describe('a place that is called exactly what was typed', () => {
  it.each([
    ['finchley central', 'Finchley Central'],
    ['Finchley Central station', 'Finchley Central station'],
    ['FINCHLEY-CENTRAL TUBE STATION', 'Finchley Central station'],
    ['finchley central tube', 'Finchley Central station'],
    ['edgware', 'Edgware'],
    ['Edgware station', 'Edgware station'],
    ['hendon', 'Hendon'],
  ])('%s: %s, alone', (text, label) => {
    expect(exactlyNamed(text, LABELS)).toEqual([{ label }]);
  });

  it('is one of all where none is, or where several are', () => {
    expect(exactlyNamed('finchley', LABELS)).toEqual(LABELS);
    const both = [{ label: 'Church End' }, { label: 'church end' }, { label: 'Church End station' }];
    expect(exactlyNamed('Church End', both)).toEqual(both);
  });

  it('holds for the own name of each', () => {
    for (const { label } of LABELS) {
      const same = LABELS.filter((each) => placeKey(each.label) === placeKey(label));
      expect([label, exactlyNamed(label, LABELS)]).toEqual([label, same.length === 1 ? same : LABELS]);
    }
  });
});
