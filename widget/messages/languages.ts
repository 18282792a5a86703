/**
 * The finder's languages. English is in the first script; each other one is a file of this folder, fetched when it is
 * wanted.
 */
export const TAGS = ['en', 'cy'] as const;

export type LanguageTag = (typeof TAGS)[number];
