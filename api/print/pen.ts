import type { Colour } from './colours.ts';
import { fitText, type Block } from './fit-text.ts';
import type { Weight } from './font-files.ts';
import type { FontShelf } from './font-shelf.ts';
import type { Direction } from './shape.ts';
import type { Sheet } from './sheet.ts';

/** Where a text goes, in millimetres of the design; it never leaves this place. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly least?: number;
  readonly weight?: Weight;
  readonly colour?: Colour;
  readonly align?: 'start' | 'centre';
  /** From the top of its place, or in the middle of it. */
  readonly upright?: 'top' | 'middle';
  readonly direction?: Direction;
}

/** Draws on a sheet in the measures of a design, which may be for a larger sheet of the same shape. */
export interface Pen {
  box(x: number, y: number, width: number, height: number, colour: Colour): void;
  circle(x: number, y: number, radius: number, colour: Colour): void;
  qr(address: string, x: number, y: number, size: number): void;
  /** @returns how high the text became */
  text(text: string, spot: Spot): Promise<number>;
}

export function penOn(sheet: Sheet, fonts: FontShelf, scale = 1): Pen {
  return {
    box: (x, y, width, height, colour) =>
      sheet.box(x * scale, y * scale, width * scale, height * scale, colour),
    circle: (x, y, radius, colour) => sheet.circle(x * scale, y * scale, radius * scale, colour),
    qr: (address, x, y, size) => sheet.qr(address, { x: x * scale, y: y * scale, size: size * scale }),
    async text(text, { x, y, width, height, size, least, weight, direction, ...look }) {
      const block: Block = await fitText(text, {
        fonts,
        width: width * scale,
        height: height * scale,
        size: size * scale,
        ...(least !== undefined && { least: least * scale }),
        ...(weight && { weight }),
        ...(direction && { direction }),
      });
      const { upright = 'top', colour, align } = look;
      const lower = upright === 'middle' ? (height * scale - block.height) / 2 : 0;
      sheet.text(block, {
        x: x * scale,
        y: y * scale + lower,
        width: width * scale,
        ...(colour && { colour }),
        ...(align && { align }),
      });
      return block.height / scale;
    },
  };
}
