import notoSans from '@fontsource/noto-sans/unicode.json' with { type: 'json' };
import arabic from '@fontsource/noto-sans-arabic/unicode.json' with { type: 'json' };
import gujarati from '@fontsource/noto-sans-gujarati/unicode.json' with { type: 'json' };
import hebrew from '@fontsource/noto-sans-hebrew/unicode.json' with { type: 'json' };
import chinese from '@fontsource/noto-sans-sc/unicode.json' with { type: 'json' };

export const WEIGHTS = [400, 700] as const;
export type Weight = (typeof WEIGHTS)[number];

/** A part of Noto Sans, in both weights: letters of one script, or a slice of the Chinese characters. */
export interface FontPart {
  /** `noto-sans-arabic-arabic` */
  readonly name: string;
  /** First and last characters, in pairs. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** Where a file of Noto Sans is: from the root of its package on Node, under `fonts/` of the built files on Workers. */
export function fontFileName(part: FontPart, weight: Weight): string {
  return `${part.name}-${weight}-normal.woff`;
}

/** The npm package that holds a file of this name. */
export function fontPackage(fileName: string): string {
  const family = ['noto-sans-arabic', 'noto-sans-gujarati', 'noto-sans-hebrew', 'noto-sans-sc'].find((name) =>
    fileName.startsWith(`${name}-`),
  );
  return `@fontsource/${family ?? 'noto-sans'}`;
}

/** In the order in which a character is looked for. Latin punctuation, digits and spaces come from the first. */
export const FONT_PARTS: readonly FontPart[] = [
  ...partsOf('noto-sans', notoSans, ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext']),
  ...partsOf('noto-sans', notoSans, ['vietnamese']),
  ...partsOf('noto-sans', notoSans, ['devanagari']),
  ...partsOf('noto-sans-arabic', arabic, ['arabic']),
  ...partsOf('noto-sans-hebrew', hebrew, ['hebrew']),
  ...partsOf('noto-sans-gujarati', gujarati, ['gujarati']),
  ...partsOf(
    'noto-sans-sc',
    chinese,
    Object.keys(chinese).filter((key) => key.startsWith('[')),
  ),
];

function partsOf(
  family: string,
  ranges: Readonly<Record<string, string>>,
  subsets: readonly string[],
): FontPart[] {
  return subsets.map((subset) => ({
    name: `${family}-${subset.replace(/[[\]]/g, '')}`,
    ranges: (ranges[subset] ?? '').split(',').map((range) => {
      const [first = '', last = first] = range.replace('U+', '').split('-');
      return [parseInt(first, 16), parseInt(last, 16)] as const;
    }),
  }));
}
