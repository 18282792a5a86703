/** The languages of the finder, each in its own name; a test compares them with those that the finder speaks. */
export const FINDER_LANGUAGES = [
  ['en', 'English'],
  ['cy', 'Cymraeg'],
  ['pl', 'Polski'],
  ['ro', 'Română'],
  ['fa', 'فارسی'],
  ['ar', 'العربية'],
  ['gu', 'ગુજરાતી'],
  ['tr', 'Türkçe'],
  ['pt', 'Português'],
  ['es', 'Español'],
  ['he', 'עברית'],
  ['uk', 'Українська'],
  ['so', 'Soomaali'],
  ['zh', '中文'],
  ['fr', 'Français'],
  ['ur', 'اردو'],
] as const;

export type FinderLanguage = (typeof FINDER_LANGUAGES)[number][0];

export function isFinderLanguage(tag: string): tag is FinderLanguage {
  return FINDER_LANGUAGES.some(([known]) => known === tag);
}
