import type { LanguageTag } from './languages.ts';

/** Each language as its speakers call it, in the order of the switch. */
export const ENDONYMS: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  cy: 'Cymraeg',
};
