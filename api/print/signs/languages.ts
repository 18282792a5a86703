import { directionOf, type SignLanguage } from '../../domain/sign-languages.ts';
import { BLUE } from '../colours.ts';
import type { Pen } from '../pen.ts';
import { isolated } from '../shape.ts';
import { phrasesOf, signWords } from '../words/wording.ts';
import type { SignWords } from '../words/sign-words.ts';
import type { SignFacts } from '../../domain/signage.ts';

const GAP = 5;
const LARGEST = 5.2;
const LEAST = 1.9;

/** The chosen languages side by side, each as large as its cell allows. */
export async function drawLanguages(
  pen: Pen,
  { languages, say }: Pick<SignFacts, 'languages' | 'say'>,
  place: { x: number; y: number; width: number; height: number },
  sentences: (words: SignWords) => readonly (string | undefined)[],
): Promise<void> {
  const columns = languages.length > 2 ? 2 : 1;
  const rows = Math.ceil(languages.length / columns);
  const width = (place.width - GAP * (columns - 1)) / columns;
  const height = Math.min(place.height / Math.max(rows, 1), 32);
  for (const [n, language] of languages.entries()) {
    const x = place.x + (n % columns) * (width + GAP);
    const y = place.y + Math.floor(n / columns) * height;
    const rtl = directionOf(language) === 'rtl';
    pen.box(rtl ? x + width - 0.6 : x, y + 0.8, 0.6, height - 2.4, BLUE);
    await pen.text(wordsOf(language, say, sentences), {
      ...{ x: rtl ? x : x + 2.2, y: y + 0.3, width: width - 2.2, height: height - 1.4 },
      ...{ size: LARGEST, least: LEAST, direction: directionOf(language) },
    });
  }
}

function wordsOf(
  language: SignLanguage,
  say: string,
  sentences: (words: SignWords) => readonly (string | undefined)[],
): string {
  const words = signWords(language);
  const [phrase] = phrasesOf(say);
  return [...sentences(words), ...(phrase === undefined ? [] : [`${words.say} ${isolated(phrase)}`])]
    .filter((sentence) => sentence !== undefined)
    .join(language === 'zh' ? '' : ' ');
}
