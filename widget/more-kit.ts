import type { html, TemplateResult } from 'lit/html.js';
import type { Found } from '../api/domain/finder.ts';
import type { Answer } from './answer.ts';
import type { LanguageTag } from './messages/languages.ts';
import type { Language, Messages } from './messages/messages.ts';
import type { Search } from './search.ts';

/**
 * What the first file lends to the second, `haven-more.js`: the second holds no copy of it, and imports nothing, so that
 * it is one small file wherever the first one stands.
 */
export interface Kit {
  readonly html: typeof html;
  readonly lazily: <Module>(name: string) => Promise<Module>;
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
  language(): TemplateResult;
  /** Above a list: filters, map, compass. */
  tools(answer: Answer): TemplateResult;
  /** On a card, beside the link for a place that did not help. */
  beside(found: Found): TemplateResult;
  /** What to say of an answer instead of the first file's sentence. */
  sentence(answer: Answer): string | undefined;
  /** On a tap on the link of a card for a place that did not help. */
  concern(event: Event, found: Found): void;
  /** After each draw. */
  drawn(): void;
}

export type StartMore = (kit: Kit) => More;
