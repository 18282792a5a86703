import type { Found } from '../api/domain/finder.ts';
import type { Point } from '../api/domain/geo.ts';
import type { Answer } from './answer.ts';
import type { Child, h, Props } from './dom.ts';
import type { LanguageTag } from './messages/languages.ts';
import type { Language, Messages } from './messages/messages.ts';
import type { Search } from './search.ts';

/**
 * What the first file lends to the second, `haven-more.js`: the second holds no copy of it, and imports nothing, so that
 * it is one small file wherever the first one stands.
 */
export interface Kit {
  readonly h: typeof h;
  readonly lazily: <Module>(name: string) => Promise<Module>;
  /** Adds styles to the finder. */
  readonly dress: (styles: string) => void;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** The search that is under way; another one after an attribute has changed. */
  readonly search: () => Search;
  readonly words: () => Messages;
  /** The language of the words; undefined is English. */
  readonly language: () => Language | undefined;
  readonly tag: () => LanguageTag;
  readonly speak: (tag: LanguageTag) => Promise<void>;
  readonly draw: () => void;
}

/** What the second file draws, each into room that the first has kept free for it. */
export interface More {
  /** The switch of languages. */
  language(): Child;
  /** Above a list: filters, compass, map. */
  tools(answer: Answer): Child;
  /** On a card, before its name: the number of its marker on the map, where that is shown. */
  number(found: Found): Child;
  /** On a card, the way to a place against where the phone points; nothing where that is not known. */
  arrow(direction: number): Child;
  /** On a card, the way to a place in the phone's own maps. */
  directions(place: Point, name: string): Props;
  /** At a card's end: saying that the place did not help, sharing it, finding it on the map. */
  beside(found: Found, page: string): Child;
  /** Below everything: keeping the page. */
  foot(): Child;
  /** What to say, of an answer where there is one, instead of the first file's sentence. */
  sentence(answer: Answer | undefined): string | undefined;
  /** After each draw. */
  drawn(): void;
  /** The finder is off the page. */
  stop(): void;
}

export type StartMore = (kit: Kit) => More;
