import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitConditions } from '../../../api/domain/split-conditions.ts';

/** Sentences as licences have them: a capital, words, a full stop. */
const sentence = fc
  .array(
    fc.constantFrom('staff', 'shall', 'be', 'trained', 'CCTV', 'kept', 'for', '31', 'days', 'doors', '23:00'),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  .map((words) => `The ${words.join(' ')}.`);

const annexes = fc.tuple(
  fc.array(sentence, { maxLength: 4 }),
  fc.array(sentence, { maxLength: 4 }),
  fc.array(sentence, { maxLength: 4 }),
);

const STYLES: Readonly<Record<string, (annex: number, conditions: readonly string[]) => string>> = {
  'lines with numbers': (annex, conditions) =>
    `Annex ${annex} - ${TITLES[annex]}\n${conditions.map((each, place) => `${place + 1}. ${each}`).join('\n')}\n`,
  'one line with numbers': (annex, conditions) =>
    `Annex ${annex} – ${TITLES[annex]} ${conditions.map((each, place) => `${place + 1}. ${each}`).join(' ')} `,
  'upper case and Windows lines': (annex, conditions) =>
    `ANNEX ${annex}: ${TITLES[annex]?.toUpperCase()}\r\n\r\n${conditions.map((each, place) => `${place + 1}) ${each}`).join('\r\n')}\r\n`,
  'parted by bars': (annex, conditions) => ['|Annex ' + annex, ...conditions].join('|'),
  bullets: (annex, conditions) => `Annex ${annex}\n${conditions.map((each) => `• ${each}`).join('\n')}\n`,
};
const TITLES: Readonly<Record<number, string>> = {
  1: 'Mandatory conditions',
  2: 'Conditions consistent with the Operating Schedule',
  3: 'Conditions attached after a hearing by the licensing authority',
};

describe('the conditions in the text of a licence', () => {
  it.each(Object.entries(STYLES))('come back as they were written, by annex: %s', (_, write) => {
    fc.assert(
      fc.property(annexes, (given) => {
        const text = given.map((conditions, place) => write(place + 1, conditions)).join('');
        expect(splitConditions(text)).toEqual(
          given.flatMap((conditions, place) => conditions.map((each) => ({ annex: place + 1, text: each }))),
        );
      }),
    );
  });

  it('loses no word of any text, but numbers, headings and plans', () => {
    const words = (text: string) => text.match(/[a-z]{3,}/g) ?? [];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(sentence, fc.constantFrom('\n', '|', '1. ', ' (a) ', '• ', ' '))),
        (parts) => {
          const text = parts.join('');
          const read = splitConditions(text);
          expect(words(read.map((each) => each.text).join(' '))).toEqual(words(text));
          expect(read.every((each) => each.annex === null && each.text.trim() === each.text)).toBe(true);
        },
      ),
    );
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(splitConditions(text).every((each) => each.text !== '')).toBe(true);
      }),
    );
  });

  it.each(['annex 1 ', '1. A ', 'a\n', 'a|', 'a; ', 'Annex 2 mandatory ', 'a '])(
    'is read in linear time: 100,000 characters of %j take no second',
    (part) => {
      expect(splitConditions(part.repeat(100_000 / part.length)).length).toBeLessThanOrEqual(100_000);
    },
    2_000,
  );

  it('a mandatory condition keeps its sub-paragraphs', () => {
    const text = `Annex 1 - Mandatory Conditions
1. No supply of alcohol may be made under this Premises Licence:
a) at a time there is no designated premises supervisor and,
b) at a time when the supervisor does not hold a personal licence
2. Every supply of alcohol must be made or authorised by a person who holds a personal licence.
3. (1) The responsible person shall take all reasonable steps.
(2) In this paragraph, an irresponsible promotion means:
(a) games`;
    expect(splitConditions(text).map((each) => each.text.split('\n').length)).toEqual([3, 1, 3]);
    expect(splitConditions(text)[1]?.text).toMatch(/^Every supply/);
  });

  it('an annex that a sentence mentions begins none', () => {
    expect(
      splitConditions('Annex 1\nThe following conditions in Annex 1 are mandatory under the Act.'),
    ).toEqual([{ annex: 1, text: 'The following conditions in Annex 1 are mandatory under the Act.' }]);
  });

  it('headings of the licensing objectives are no conditions, and plans are left out', () => {
    const text = `ANNEX 2 – CONDITIONS CONSISTENT WITH THE OPERATING SCHEDULE
General
Doors are closed by 23:00.
The Prevention of Crime and Disorder
An incident log is kept and records:
all crimes reported;
any ejections of patrons.
Public Safety
Not applicable
Annex 4 - Plans
Plan dated 1 May, held by the council.`;
    expect(splitConditions(text)).toEqual([
      { annex: 2, text: 'Doors are closed by 23:00.' },
      {
        annex: 2,
        text: 'An incident log is kept and records:\nall crimes reported;\nany ejections of patrons.',
      },
    ]);
  });

  it('a number within a sentence parts nothing', () => {
    expect(
      splitConditions('1. Images are kept for 31 days. 2. Staff are trained. See Act 2003. 7. Odd.'),
    ).toEqual([
      { annex: null, text: 'Images are kept for 31 days.' },
      { annex: null, text: 'Staff are trained. See Act 2003. 7. Odd.' },
    ]);
  });

  it('a text without lines or numbers is one condition, and an empty one none', () => {
    expect(splitConditions(' Staff are trained. ')).toEqual([{ annex: null, text: 'Staff are trained.' }]);
    expect(splitConditions(' \n ')).toEqual([]);
    expect(splitConditions('N/A')).toEqual([]);
  });
});
