import type { SignLanguage } from '../../domain/sign-languages.ts';
import { ASIA_AND_AFRICA } from './asia-and-africa.ts';
import { ENGLISH } from './english.ts';
import { EUROPE } from './europe.ts';
import type { SignWords } from './sign-words.ts';

const WORDS: Readonly<Record<SignLanguage | 'en', SignWords>> = {
  en: ENGLISH,
  ...EUROPE,
  ...ASIA_AND_AFRICA,
};

export function signWords(language: SignLanguage | 'en'): SignWords {
  return WORDS[language];
}

/**
 * What to say, out of the scheme's English words: what stands in them between curly quotes. None where a scheme has no
 * phrase, such as a drop-in.
 */
export function phrasesOf(say: string): readonly string[] {
  return [...say.matchAll(/“([^”]+)”/g)].map(([, phrase = '']) => `“${phrase}”`);
}
