/**
 * The finder's languages. English is in the first script; each other one is a file of this folder, fetched when it is
 * wanted.
 */
export const TAGS = [
  'en',
  'cy',
  'pl',
  'ro',
  'fa',
  'ar',
  'gu',
  'tr',
  'pt',
  'es',
  'he',
  'uk',
  'so',
  'zh',
  'fr',
  'ur',
] as const;

export type LanguageTag = (typeof TAGS)[number];
