import { LANGUAGE_NAMES, type SignLanguage } from '../../api/domain/sign-languages.ts';
import type { SignsStanding } from '../../api/domain/signage.ts';
import type { Tone } from '../html/tags.tsx';

/** How things stand with signs that are out, as a tag. */
export const SIGNS_STANDING: Readonly<Record<SignsStanding, { words: string; tone: Tone }>> = {
  in_use: { words: 'In use', tone: 'green' },
  replace: { words: 'To be replaced', tone: 'orange' },
  take_down: { words: 'Take them down', tone: 'red' },
};

export const PACK_ENDED = { replaced: 'Replaced', returned: 'Given back or destroyed' } as const;

/** "English, Polish and Arabic". */
export function languageWords(languages: readonly SignLanguage[]): string {
  const names = ['English', ...languages.map((language) => LANGUAGE_NAMES[language][0])];
  return names.length === 1 ? 'English' : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
