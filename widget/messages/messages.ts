import type { ConcernReason } from '../../api/domain/concern.ts';
import type { AGE_POLICIES, FACILITIES } from '../../api/domain/venue.ts';
import type { Phase } from '../search.ts';

/*
 * How to add or change a language. No programming is needed; texts stand between quotes.
 *
 * 1. Copy `cy.ts` and `cy-more.ts` to files named by the language's tag (`pl.ts`, `pl-more.ts`). Add the tag to
 *    `languages.ts` and to `endonyms.ts`, there with the name by which its speakers call it. The build, the switch and
 *    the tests then find it by themselves.
 * 2. Translate every text from `en.ts` and `en-more.ts`. A missing one does not compile, one too many neither. Short,
 *    plain and polite, as to a frightened fifteen-year-old; never "safe place", never a promise: staff there are
 *    *trained to help*. Each file may weigh 3 kB in brotli.
 * 3. Keep each `{name}` in braces: a value takes its place, wherever the sentence wants it.
 * 4. A text that counts has one form for each plural of the language (`one`, `few`, `many`, …, always `other`), with `#`
 *    for the number. Which number takes which form is known by the browser:
 *    https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 * 5. Words that are said to staff stay English, since staff were trained in them: `hint` writes how they sound, in the
 *    letters of your language; `means` says what they mean.
 * 6. Write numbers as 0 to 9, as on the keys that dial 999, and give a `locale` that does (`-u-nu-latn` where the language
 *    has digits of its own): two sets of digits in one line have to be read twice.
 * 7. Leave `reviewed: false` until a native speaker who did not write it has read the whole file.
 */

/** A text with a number in it: a form for each plural of the language, in which `#` is the number. */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** One text for each entry of a list that is only ever appended to. */
export type OneEach<List extends readonly unknown[]> = { readonly [K in keyof List]: string };

/** What is needed before and with the first list: in English it is part of the first script. */
export interface Messages {
  /** Tag for the page, `en`, and for numbers, days and times: `en-GB`, `fa-IR-u-ca-gregory-nu-latn`. */
  readonly lang: string;
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';

  readonly danger: string;
  readonly emergency: string;
  readonly silent: string;
  readonly exit: string;
  readonly keys: string;

  readonly find: string;
  readonly privacy: string;
  readonly place: string;
  readonly search: string;
  readonly under18: string;
  readonly list: string;
  readonly more: string;

  /** One sentence for each phase; empty for `results`. */
  readonly phases: Readonly<Record<Phase, string>>;

  /** Headings of the list: near her, or near `{place}`. */
  readonly openNearYou: string;
  readonly openNear: string;
  readonly shutNearYou: string;
  readonly shutNear: string;
  /** What a fixed point of the page is called that has no name. */
  readonly here: string;
  readonly found: Counted;
  readonly foundNone: string;
  readonly further: string;
  readonly elsewhere: string;
  /** `{distance}` */
  readonly nowhere: string;
  readonly help: string;
  readonly call101: string;
  /** `{place}` */
  readonly roughPlace: string;
  /** `{metres}` */
  readonly rough: string;
  readonly partial: string;
  /** Where the server could not be asked for a newer list than that of `{time}`. */
  readonly asOf: string;
  /** `{distance}` */
  readonly looked: string;
  /** A distance too short to be told: `{distance}`. */
  readonly under: string;
  readonly shut: string;

  /** `{time}` */
  readonly openUntil: string;
  /** `{time}`, and minutes. */
  readonly openUntilSoon: Counted;
  readonly openAlways: string;
  readonly closesFirst: string;
  /** `{time}` */
  readonly opensAt: string;
  readonly closed: string;
  readonly hoursUnknown: string;
  /** Where the doors stay open longer than trained help is there: `{time}`. */
  readonly doorsUntil: string;
  readonly doorsAlways: string;
  /** Where the doors are open now, and trained help is not there. */
  readonly doorsOnly: string;
  readonly walk: Counted;
  /** `{hours}`, `{walk}` */
  readonly walkLong: string;
  /** Clockwise from north. */
  readonly bearings: OneEach<[0, 1, 2, 3, 4, 5, 6, 7]>;
  /** `{month}`, with its year. */
  readonly trained: string;
  readonly ages: OneEach<typeof AGE_POLICIES>;
  readonly facilities: OneEach<typeof FACILITIES>;
  readonly call: string;
  readonly directions: string;
  /** That directions open in another app or site. */
  readonly maps: string;

  /** Of a clock of twelve hours: before and after midday, midday, midnight. Absent: twenty-four hours, as Intl writes. */
  readonly halves?: OneEach<[0, 1, 2, 3]>;
  /** `{time}` */
  readonly tomorrow: string;
  /** `{time}`, `{day}` */
  readonly onDay: string;
  /**
   * Days from Sunday, months from January, and miles: of Welsh, since few browsers know them, and of English, since a
   * slow phone takes a tenth of a second to look up its first number.
   */
  readonly own?: {
    readonly weekdays: OneEach<[0, 1, 2, 3, 4, 5, 6]>;
    readonly months: OneEach<[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]>;
    readonly miles: Counted;
  };
}

/** What comes after the list is drawn: in English it is part of the second file. */
export interface MoreMessages {
  readonly language: string;
  /** Shown under words that no native speaker has read yet. */
  readonly unreviewed: string;
  /** Where a language that was chosen cannot be had. */
  readonly languageFailed: string;
  /** Above places of the list, where the server cannot be asked and no place of the list is what was typed. */
  readonly placeNotNow: string;

  readonly filters: string;
  readonly openNow: string;
  readonly noAlcohol: string;
  readonly noneMatch: string;
  readonly clear: string;

  readonly under18Note: string;
  readonly under18Link: string;
  readonly childline: string;

  readonly compass: string;
  /** While arrows turn with the phone. */
  readonly compassOn: string;
  readonly compassOff: string;
  readonly compassNone: string;

  readonly share: string;
  readonly copied: string;
  readonly copyFailed: string;

  readonly map: string;
  readonly mapHide: string;
  readonly mapLoading: string;
  readonly mapFailed: string;
  readonly mapLabel: string;
  /** Her own position on it. */
  readonly mapYou: string;
  readonly mapOpen: string;
  readonly mapShut: string;
  readonly mapZoomIn: string;
  readonly mapZoomOut: string;
  /** Before streets are asked of another site: `{host}`. */
  readonly mapTiles: string;
  readonly mapStreets: string;
  readonly mapPlain: string;
  /** Why a map with streets does not begin near her. */
  readonly mapWhole: string;
  readonly mapCloser: string;
  readonly mapShowInList: string;
  readonly mapShow: string;

  /** On a card, to a form about the place. */
  readonly concern: string;
  readonly concernWhat: string;
  readonly concernNotWatched: string;
  readonly concerns: Readonly<Record<ConcernReason, string>>;
  readonly concernNote: string;
  readonly concernNoNames: string;
  readonly concernSent: string;
  /** Without network: it goes when the phone is back on it. */
  readonly concernLater: string;
  readonly concernFailed: string;
  readonly concernClose: string;

  readonly install: string;
  readonly installHow: string;
  readonly offlineReady: string;
  readonly exitStays: string;
  readonly exitGo: string;
}

/** What a scheme asks a person to say, in a language that staff do not speak. */
export interface SchemeWords {
  /** The English instruction that this translates: where a council has changed it, the translation is not shown. */
  readonly of: string;
  readonly name: string;
  readonly means: string;
  /** How the English words sound. */
  readonly hint?: string;
}

/** The first file of a language. The second holds its `more: MoreMessages`. */
export interface Language {
  readonly words: Messages;
  /** By the scheme's key. A scheme without an entry keeps its English. */
  readonly schemes: Readonly<Record<string, SchemeWords>>;
  /** True once a native speaker who did not write it has read all of it. */
  readonly reviewed: boolean;
}
