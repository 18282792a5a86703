import { lazily } from './lazy.ts';
import { TAGS, type LanguageTag } from './messages/languages.ts';
import type { Language } from './messages/messages.ts';

/** The language that the page says around an element, where the finder speaks it; else English. */
export function languageAround(host: Element): LanguageTag {
  const { lang } = (host.closest('[lang]') ?? document.documentElement) as HTMLElement;
  const wanted = lang.toLowerCase().split('-')[0];
  return TAGS.find((tag) => tag === wanted) ?? 'en';
}

/** The words of a language; undefined for English, which is here already, and where they cannot be had. */
export async function learn(tag: LanguageTag): Promise<Language | undefined> {
  if (tag === 'en') return undefined;
  return lazily<{ language: Language }>(`messages/${tag}.js`).then(
    ({ language }) => language,
    () => undefined,
  );
}
