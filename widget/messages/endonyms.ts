import type { LanguageTag } from './languages.ts';

/** Each language as its speakers call it, in the order of the switch. */
export const ENDONYMS: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  cy: 'Cymraeg',
  pl: 'Polski',
  ro: 'Română',
  fa: 'فارسی',
  ar: 'العربية',
  gu: 'ગુજરાતી',
  tr: 'Türkçe',
  pt: 'Português',
  es: 'Español',
  he: 'עברית',
  uk: 'Українська',
  so: 'Soomaali',
  zh: '中文',
  fr: 'Français',
  ur: 'اردو',
};
