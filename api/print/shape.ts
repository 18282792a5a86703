import bidiFactory from 'bidi-js';
import type { Weight } from './font-files.ts';
import type { Face, FontShelf } from './font-shelf.ts';

const bidi = bidiFactory();

export type Direction = 'ltr' | 'rtl';

/** A glyph where it goes, in parts of the font's size; x from the left of its line. */
export interface PlacedGlyph {
  readonly face: Face;
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** What it stands for, for whoever copies or searches the text. */
  readonly text: string;
}

export interface ShapedLine {
  /** As it is read. */
  readonly text: string;
  readonly glyphs: readonly PlacedGlyph[];
  /** In parts of the font's size. */
  readonly width: number;
}

/** A paragraph that can be set line by line, in one weight. */
export interface Paragraph {
  /** Without what no font has. */
  readonly text: string;
  readonly direction: Direction;
  /** The glyphs of a part, in the order in which they stand on paper, from the left. */
  line(start: number, end: number): ShapedLine;
}

/** What a font need not have: it is shaped with the letter before it. */
const JOINERS = /^(?:\u200c|\u200d|\p{M})$/u;
/** Shadda carries the vowel that is written with it; the canonical order has it after, and the vowel would land below. */
const VOWEL_BEFORE_SHADDA = /([\u064b-\u0650\u08f0-\u08f2]+)\u0651/gu;
/** What only says in which order others stand, but for the isolates that `isolated` puts around a text. */
const INVISIBLE = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2065\u2067\u2068\u206a-\u206f\ufeff]/gu;
const ISOLATES = /[\u2066\u2069]/gu;

/** A text from left to right in one from right to left: its question mark and quotes stay at its own end. */
export function isolated(text: string): string {
  return `\u2066${text}\u2069`;
}

/**
 * Makes a text ready to be set: which face each character has, and the order of the Unicode bidirectional algorithm.
 * Line breaks become spaces; a character that no font has (an emoji) is left out, so that nothing is printed as a box.
 */
export async function shape(
  text: string,
  { fonts, weight, direction }: { fonts: FontShelf; weight: Weight; direction?: Direction },
): Promise<Paragraph> {
  const tidy = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(VOWEL_BEFORE_SHADDA, '\u0651$1')
    .trim();
  const known = await fonts.facesOf(tidy, weight);
  const characters: { readonly character: string; readonly face: Face | undefined }[] = [];
  for (const character of tidy) {
    const before = characters.at(-1)?.face;
    const joined =
      JOINERS.test(character) && before?.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    const isolate = character === '\u2066' || character === '\u2069';
    const face = isolate ? undefined : joined ? before : known.get(character);
    // Two spaces where an emoji stood between them are one.
    const doubled = character === ' ' && (characters.at(-1)?.character ?? ' ') === ' ';
    if ((face || isolate) && !doubled) characters.push({ character, face });
  }
  while (characters.at(-1)?.character === ' ') characters.pop();
  const printed = characters.map(({ character }) => character).join('');
  // By place in the text: a character beyond the basic plane takes two.
  const faces = characters.flatMap(({ character, face }) =>
    Array.from({ length: character.length }, () => face),
  );
  const levels = bidi.getEmbeddingLevels(printed, direction ?? 'auto');
  const lines = new Map<string, ShapedLine>();
  return {
    text: printed,
    direction: (levels.paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr',
    line(start, end) {
      const key = `${start} ${end}`;
      const line = lines.get(key) ?? {
        text: printed.slice(start, end).replace(ISOLATES, ''),
        ...setLine(runsOf(printed, faces, levels.levels, start, end)),
      };
      lines.set(key, line);
      return line;
    },
  };
}

interface Run {
  readonly text: string;
  readonly face: Face;
  readonly level: number;
}

/** Stretches of one face and one level, in the order in which they stand on paper (rule L2). */
function runsOf(
  text: string,
  faces: readonly (Face | undefined)[],
  levels: Uint8Array,
  start: number,
  end: number,
): Run[] {
  const runs: Run[] = [];
  for (let from = start; from < end;) {
    const face = faces[from];
    const level = levels[from] ?? 0;
    let to = from + 1;
    while (to < end && faces[to] === face && levels[to] === level) to += 1;
    if (face) runs.push({ text: text.slice(from, to), face, level });
    from = to;
  }
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < runs.length; from += 1) {
      let to = from;
      while ((runs[to]?.level ?? -1) >= level) to += 1;
      if (to > from) runs.splice(from, to - from, ...runs.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return runs;
}

function setLine(runs: readonly Run[]): Omit<ShapedLine, 'text'> {
  const glyphs: PlacedGlyph[] = [];
  let pen = 0;
  for (const { text, face, level } of runs) {
    const direction = level % 2 === 1 ? 'rtl' : 'ltr';
    // fontkit finds the script itself, with the newer rules of Indic ones, and answers in the order on paper.
    const laidOut = face.font.layout(
      direction === 'rtl' ? mirrored(text) : text,
      undefined,
      undefined,
      undefined,
      direction,
    );
    const em = face.font.unitsPerEm;
    for (const [n, glyph] of laidOut.glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = laidOut.positions[n] ?? {};
      glyphs.push({
        face,
        id: glyph.id,
        x: pen + xOffset / em,
        y: yOffset / em,
        text: String.fromCodePoint(...glyph.codePoints),
      });
      pen += xAdvance / em;
    }
  }
  return { glyphs, width: pen };
}

/** A bracket that opens to the left opens to the right in a text from right to left. */
function mirrored(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');
}
