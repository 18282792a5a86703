/** The languages of the finder, beside English: what a sign can say as well. */
export const SIGN_LANGUAGES = [
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
export type SignLanguage = (typeof SIGN_LANGUAGES)[number];

/** In English, and as its own speakers write it. */
export const LANGUAGE_NAMES: Readonly<Record<SignLanguage, readonly [english: string, own: string]>> = {
  cy: ['Welsh', 'Cymraeg'],
  pl: ['Polish', 'Polski'],
  ro: ['Romanian', 'Română'],
  fa: ['Farsi', 'فارسی'],
  ar: ['Arabic', 'العربية'],
  gu: ['Gujarati', 'ગુજરાતી'],
  tr: ['Turkish', 'Türkçe'],
  pt: ['Portuguese', 'Português'],
  es: ['Spanish', 'Español'],
  he: ['Hebrew', 'עברית'],
  uk: ['Ukrainian', 'Українська'],
  so: ['Somali', 'Soomaali'],
  zh: ['Chinese', '中文'],
  fr: ['French', 'Français'],
  ur: ['Urdu', 'اردو'],
};

const RIGHT_TO_LEFT: readonly SignLanguage[] = ['fa', 'ar', 'he', 'ur'];

/** The side from which a language is read. */
export function directionOf(language: SignLanguage | 'en'): 'ltr' | 'rtl' {
  return (RIGHT_TO_LEFT as readonly string[]).includes(language) ? 'rtl' : 'ltr';
}

export function isSignLanguage(text: string): text is SignLanguage {
  return (SIGN_LANGUAGES as readonly string[]).includes(text);
}
