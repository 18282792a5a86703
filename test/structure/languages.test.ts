import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY_NAMES, MONTH_NAMES } from '../../api/domain/date-words.ts';
import { FINDER_LANGUAGES } from '../../api/html/languages.ts';
import { REFERENCE_SCHEMES } from '../../db/reference/schemes.ts';
import { LANGUAGE_NAMES, SIGN_LANGUAGES } from '../../api/domain/sign-languages.ts';
import { ENDONYMS } from '../../widget/messages/endonyms.ts';
import { enMore } from '../../widget/messages/en-more.ts';
import { en } from '../../widget/messages/en.ts';
import { TAGS } from '../../widget/messages/languages.ts';
import type { Language, Messages, MoreMessages } from '../../widget/messages/messages.ts';
import { count, distance, walkWords } from '../../widget/say.ts';
import { moment, monthWords } from '../../widget/times.ts';
import { read, ROOT, sourceFiles } from './sources.ts';

type Texts = ReadonlyMap<string, string>;

/** Every text of a tree of messages by its path; the forms of a plural are one text, that with most slots. */
function textsOf(messages: object, path = ''): Texts {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(messages) as [string, unknown][]) {
    const here = path ? `${path}.${name}` : name;
    if (typeof value === 'string') texts.set(here, value);
    else if (isCounted(value)) texts.set(here, value.other);
    else if (typeof value === 'object' && value)
      for (const [deeper, text] of textsOf(value, here)) texts.set(deeper, text);
  }
  return texts;
}

function isCounted(value: unknown): value is Readonly<Record<string, string>> & { readonly other: string } {
  return typeof value === 'object' && value !== null && 'other' in value && !('closed' in value);
}

function countedOf(messages: object): [string, Readonly<Record<string, string>>][] {
  return Object.entries(messages).flatMap(([name, value]) =>
    isCounted(value)
      ? [[name, value]]
      : name === 'own'
        ? countedOf(value as object).map(([deeper, forms]) => [`own.${deeper}`, forms])
        : [],
  );
}

const slotsOf = (text: string) => (text.match(/\{\w+\}|#/g) ?? []).toSorted();
/** Not sentences: how the language is set, and what only some languages need. */
const OF_THE_LANGUAGE = /^(lang|locale|dir|halves|own)\b/;
const sentences = (texts: Texts) => [...texts].filter(([path]) => !OF_THE_LANGUAGE.test(path));

/**
 * Forms that a language has and a text need not, since its `other` is the same. Welsh counts in the singular, and of our
 * words only those after one (a feminine one) and two begin with another letter: `1 filltir`, `2 funud`, `3 munud`.
 */
const AS_OTHER: Readonly<Record<string, readonly string[]>> = { cy: ['zero', 'few', 'many'] };

/** The forms that a text with a number has in a language, whichever numbers we think will come. */
function formsOf({ lang, locale }: Messages): string[] {
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
  return pluralCategories.filter((form) => !AS_OTHER[lang]?.includes(form)).toSorted();
}

const others = TAGS.filter((tag) => tag !== 'en');
const loaded = new Map<string, { language: Language; more: MoreMessages }>();
for (const tag of others) {
  const { language } = (await import(`../../widget/messages/${tag}.ts`)) as { language: Language };
  const { more } = (await import(`../../widget/messages/${tag}-more.ts`)) as { more: MoreMessages };
  loaded.set(tag, { language, more });
}

describe('the languages of the finder', () => {
  it('are named in the switch, and each file belongs to one', () => {
    expect(Object.keys(ENDONYMS).toSorted()).toEqual([...TAGS].toSorted());
    const files = sourceFiles().filter((file) => /^widget\/messages\/[a-z]{2}(-more)?\.ts$/.test(file));
    expect(files.toSorted()).toEqual(
      TAGS.flatMap((tag) => [`widget/messages/${tag}-more.ts`, `widget/messages/${tag}.ts`]).toSorted(),
    );
    expect(existsSync(join(ROOT, 'widget/messages/messages.ts'))).toBe(true);
  });

  it('are those that signs are printed in, under the same names', () => {
    expect(SIGN_LANGUAGES).toEqual(others);
    expect(SIGN_LANGUAGES.map((tag) => LANGUAGE_NAMES[tag][1])).toEqual(others.map((tag) => ENDONYMS[tag]));
  });

  it('count in each form that English has, too', () => {
    for (const [name, forms] of countedOf(en))
      expect([name, ...Object.keys(forms).toSorted()]).toEqual([name, ...formsOf(en)]);
  });

  it('call days and months in English as our pages do', () => {
    expect(en.own?.months).toEqual(MONTH_NAMES);
    expect(en.own?.weekdays).toEqual([DAY_NAMES.at(-1), ...DAY_NAMES.slice(0, -1)]);
  });

  it('have no text that no file of the finder shows', () => {
    const code = sourceFiles()
      .filter((file) => /^widget\/[^/]+\.ts$/.test(file))
      .map(read)
      .join('\n');
    const unused = [...Object.keys(en), ...Object.keys(enMore)].filter(
      (name) => !new RegExp(`\\b${name}\\b`).test(code),
    );
    expect(unused).toEqual([]);
  });
});

for (const [tag, { language, more }] of loaded) {
  describe(`the words in ${tag}`, () => {
    const { words, schemes } = language;
    const pairs = [
      [textsOf(en), textsOf(words)],
      [textsOf(enMore), textsOf(more)],
    ] as const;

    it('are those of English: none missing, none too many, none empty', () => {
      for (const [english, theirs] of pairs) {
        const empty = new Set([...english].filter(([, text]) => text === '').map(([path]) => path));
        expect(sentences(theirs).map(([path]) => path)).toEqual(sentences(english).map(([path]) => path));
        expect(sentences(theirs).flatMap(([path, text]) => (text === '' ? [path] : []))).toEqual([...empty]);
      }
    });

    it('keep every slot for a value', () => {
      for (const [english, theirs] of pairs) {
        const slots = (texts: Texts) => sentences(texts).map(([path, text]) => [path, ...slotsOf(text)]);
        expect(slots(theirs)).toEqual(slots(english));
      }
    });

    it('have each form that the language counts with, and no other', () => {
      for (const [name, forms] of countedOf(words))
        expect([name, ...Object.keys(forms).toSorted()]).toEqual([name, ...formsOf(words)]);
    });

    it('lose no value in any form: one may leave out the number ("one place"), and nothing else', () => {
      const values = (text = '') => slotsOf(text).filter((slot) => slot !== '#');
      for (const [, forms] of countedOf(words))
        for (const text of Object.values(forms)) expect(values(text)).toEqual(values(forms['other']));
    });

    it('keep 999, 55, 101 and Childline’s number as they are dialled', () => {
      expect(words.emergency).toContain('999');
      expect(words.silent).toMatch(/999.*55|55.*999/s);
      expect(words.call101).toContain('101');
      expect(more.childline).toContain('0800 1111');
      expect(more.concernNotWatched).toContain('999');
    });

    it('belong to their tag and run in its direction', () => {
      expect([words.lang, words.locale.split('-')[0]]).toEqual([tag, tag]);
      expect(words.dir).toBe(/^(ar|fa|he|ur)$/.test(tag) ? 'rtl' : 'ltr');
    });

    it('translate what each scheme asks to say, as the register has it in English', () => {
      for (const { key, wording } of REFERENCE_SCHEMES)
        expect([key, schemes[key]?.of]).toEqual([key, wording.en.say]);
      expect(Object.keys(schemes)).toHaveLength(REFERENCE_SCHEMES.length);
      // Staff know this phrase in English only.
      expect(schemes['ask_for_angela']?.hint).toBeTruthy();
    });

    it('say that they are for review, as long as they are', () => {
      const reads = [`widget/messages/${tag}.ts`, `widget/messages/${tag}-more.ts`].map(read);
      for (const text of reads) expect(/for review by a native speaker/i.test(text)).toBe(!language.reviewed);
    });
  });
}

describe('numbers', () => {
  /** Digits of other sets than that of the keys that dial 999, and what parts them there (٫ ٬). */
  const OTHER_DIGITS = /(?![0-9])\p{Nd}|[\u066b\u066c]/u;
  const all: [string, Messages, object][] = [
    ['en', en, enMore],
    ...[...loaded].map(([tag, { language, more }]): [string, Messages, object] => [
      tag,
      language.words,
      [language.schemes, more],
    ]),
  ];

  it.each(all)('in %s are written with the digits that she dials, by us and by Intl', (_, words, rest) => {
    expect(JSON.stringify([words, rest])).not.toMatch(OTHER_DIGITS);
    const now = 29_500_000;
    const said = [
      ...[0, 1, 2, 5, 11, 15, 1_234].map((number) => count(words, words.found, number)),
      ...[50, 160, 1_000, 5_550, 40_000, 4_000_000].map((metres) => distance(words, metres)),
      walkWords(30_000, words),
      ...[90, 2_000, 5_005, 50_000].map((minutes) => moment(now + minutes, now, words)),
      monthWords(20_550, words),
      (1_200.5).toLocaleString(words.locale),
    ];
    expect(said.filter((text) => OTHER_DIGITS.test(text))).toEqual([]);
    expect(said.filter((text) => /[0-9]/.test(text)).length).toBeGreaterThan(14);
  });
});

it('the languages that a website can choose are those that the finder speaks, by the same names', () => {
  expect(Object.fromEntries(FINDER_LANGUAGES)).toEqual(ENDONYMS);
});
