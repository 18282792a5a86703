import type { Weight } from './font-files.ts';
import type { FontShelf } from './font-shelf.ts';
import { shape, type Direction, type Paragraph, type ShapedLine } from './shape.ts';
import { wrap } from './wrap.ts';

/** Text that fits its place. Sizes and widths in millimetres. */
export interface Block {
  readonly lines: readonly ShapedLine[];
  /** Of the letters. */
  readonly size: number;
  /** From one line to the next. */
  readonly leading: number;
  readonly direction: Direction;
  readonly height: number;
}

export interface Place {
  readonly fonts: FontShelf;
  readonly weight?: Weight;
  readonly direction?: Direction;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** Wished for; it shrinks as far as `least` where the text would not fit. */
  readonly size: number;
  readonly least?: number;
}

/** Noto Sans has high accents and deep marks in some scripts: lines closer than this would touch. */
const LEADING = 1.36;
const SMALLER = 0.95;
/** Sizes are decimal numbers: a hair over is no overflow. */
const HAIR = 1e-6;

/**
 * Sets a text as large as wished, smaller where it would not fit, and shortened with … where it would not fit even at the
 * least size: nothing ever leaves its place.
 */
export async function fitText(text: string, place: Place): Promise<Block> {
  const { fonts, weight = 400, direction, size: wished, least = wished / 2.5 } = place;
  const asked = { fonts, weight, ...(direction && { direction }) };
  const whole = await shape(text, asked);
  for (let size = wished; size > least; size *= SMALLER) {
    const block = setAt(whole, size, place);
    // A word is broken only where nothing else helps.
    if (block.height <= place.height + HAIR && !block.broken) return block;
  }
  const smallest = setAt(whole, least, place);
  if (smallest.height <= place.height + HAIR) return smallest;
  let length = whole.text.length;
  for (;;) {
    length = Math.floor(length * 0.9);
    const start = [...whole.text.slice(0, length)].slice(0, -1).join('').trimEnd();
    const block = setAt(await shape(`${start}…`, asked), least, place);
    if (block.height <= place.height + HAIR || length === 0) return block;
  }
}

function setAt(
  paragraph: Paragraph,
  size: number,
  { width }: Pick<Place, 'width'>,
): Block & { broken: boolean } {
  const { lines, broken } = wrap(paragraph, width / size);
  const leading = size * LEADING;
  return { lines, size, leading, direction: paragraph.direction, height: lines.length * leading, broken };
}
