import type { Paragraph, ShapedLine } from './shape.ts';

/** Chinese and Japanese letters: a line may end after each. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uff60]/u;
/** May not begin a line, or may not end one (the commonest of UAX #14's classes CL, EX, NS and OP). */
const NOT_FIRST = /[、。，．：；！？）」』】》〉”’…,.!?;:)\]]/u;
const NOT_LAST = /[（「『【《〈“‘([]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Breaks a paragraph into lines no wider than `width` (in parts of the font's size): at spaces, after hyphens, between
 * Chinese characters, and inside a word only where that word alone is wider than a line.
 *
 * @returns the lines, and whether a word had to be broken
 */
export function wrap(paragraph: Paragraph, width: number): { lines: readonly ShapedLine[]; broken: boolean } {
  const { text } = paragraph;
  const lines: ShapedLine[] = [];
  let broken = false;
  const ends = breaksOf(text);
  let next = 0;
  for (let start = 0; start < text.length;) {
    while ((ends[next] ?? text.length) <= start) next += 1;
    let last = furthest(paragraph, { start, ends, from: next, width });
    // What stands together can be a hair wider than its parts.
    while (last > next && lineTo(paragraph, start, ends[last]).width > width) last -= 1;
    let end = ends[last] ?? text.length;
    if (lineTo(paragraph, start, end).width > width) {
      broken = true;
      end = longestStart(paragraph, start, width);
    }
    lines.push(lineTo(paragraph, start, end));
    start = end;
    while (text[start] === ' ') start += 1;
  }
  return { lines, broken };
}

/** The last place to break at that lies within the width, by the widths of the parts: the whole is measured once. */
function furthest(
  paragraph: Paragraph,
  { start, ends, from, width }: { start: number; ends: readonly number[]; from: number; width: number },
): number {
  let wide = 0;
  let begins = start;
  for (let n = from; n < ends.length; n += 1) {
    const end = ends[n] ?? begins;
    if (n > from && wide + lineTo(paragraph, begins, end).width > width) return n - 1;
    wide += paragraph.line(begins, end).width;
    begins = end;
  }
  return ends.length - 1;
}

function lineTo(paragraph: Paragraph, start: number, end = paragraph.text.length): ShapedLine {
  return paragraph.line(start, trimmedEnd(paragraph.text, start, end));
}

/** As many letters of a word as a line holds, and one at the least. */
function longestStart(paragraph: Paragraph, start: number, width: number): number {
  let end = start;
  for (const { segment, index } of graphemes.segment(paragraph.text.slice(start))) {
    const next = start + index + segment.length;
    if (end > start && paragraph.line(start, next).width > width) break;
    end = next;
  }
  return end;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && text[trimmed - 1] === ' ') trimmed -= 1;
  return trimmed;
}

/** Where a line may end; the end of the text is the last. */
function breaksOf(text: string): number[] {
  const places: number[] = [];
  let at = 0;
  const characters = [...text];
  for (const [n, character] of characters.entries()) {
    at += character.length;
    const next = characters[n + 1];
    if (next === undefined) places.push(at);
    else if (mayBreak(character, next)) places.push(at);
  }
  return places;
}

function mayBreak(character: string, next: string): boolean {
  if (character === ' ') return next !== ' ';
  if (NOT_FIRST.test(next) || NOT_LAST.test(character) || next === ' ') return false;
  if (character === '-' || character === '–' || character === '/') return true;
  return IDEOGRAPH.test(character) || IDEOGRAPH.test(next);
}
