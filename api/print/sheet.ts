import {
  fill,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingCmykColor,
  setLineWidth,
  setStrokingCmykColor,
  stroke,
  type PDFOperator,
} from 'pdf-lib';
import { BLACK, type Colour } from './colours.ts';
import type { PrintDocument } from './document.ts';
import type { Block } from './fit-text.ts';
import { qrMatrix } from './qr.ts';
import { circlePath, cutMarks } from './paths.ts';
import { writeLine } from './write-line.ts';

/** Points in a millimetre. */
export const MM = 72 / 25.4;
/** Colour that goes over the edge, so that a cut beside the line shows no white. */
const BLEED_MM = 3;
/** Beyond the bleed: room for the marks to cut at. */
const MARGIN_MM = 7;

export interface TextAt {
  readonly x: number;
  /** The top of the first line. */
  readonly y: number;
  readonly width: number;
  readonly colour?: Colour;
  /** `start` is the side from which the text is read. */
  readonly align?: 'start' | 'centre';
}

/** A page to draw on: millimetres from the top left of what is left once it is cut. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  box(x: number, y: number, width: number, height: number, colour: Colour): void;
  circle(x: number, y: number, radius: number, colour: Colour): void;
  text(block: Block, at: TextAt): void;
  /** With the four quiet modules around it that scanners ask for. */
  qr(address: string, at: { x: number; y: number; size: number }): void;
}

/**
 * A page of a size in millimetres: for a press (`bleed`) with 3 mm bleed and marks to cut at, and the boxes that a printer's
 * software reads; else just the page.
 */
export function addSheet(
  document: PrintDocument,
  { width, height, bleed }: { width: number; height: number; bleed: boolean },
): Sheet {
  const around = bleed ? BLEED_MM + MARGIN_MM : 0;
  const page = document.addPage((width + 2 * around) * MM, (height + 2 * around) * MM);
  const edge = bleed ? BLEED_MM : 0;
  page.setTrimBox(around * MM, around * MM, width * MM, height * MM);
  page.setBleedBox(
    ...([around - edge, around - edge, width + 2 * edge, height + 2 * edge].map((side) => side * MM) as [
      number,
      number,
      number,
      number,
    ]),
  );
  const X = (x: number) => (around + x) * MM;
  const Y = (y: number) => (around + height - y) * MM;
  const draw = (...operators: PDFOperator[]) =>
    page.pushOperators(pushGraphicsState(), ...operators, popGraphicsState());
  const box = (x: number, y: number, wide: number, high: number) =>
    rectangle(X(x), Y(y + high), wide * MM, high * MM);

  if (bleed)
    draw(
      setLineWidth(0.25),
      setStrokingCmykColor(...BLACK),
      ...cutMarks({ width, height, from: BLEED_MM, to: BLEED_MM + MARGIN_MM, X, Y }),
      stroke(),
    );

  return {
    width,
    height,
    box: (x, y, wide, high, colour) => draw(setFillingCmykColor(...colour), box(x, y, wide, high), fill()),
    circle: (x, y, radius, colour) =>
      draw(setFillingCmykColor(...colour), ...circlePath(X(x), Y(y), radius * MM), fill()),
    text({ lines, size, leading, direction }, { x, y, width: wide, colour = BLACK, align = 'start' }) {
      for (const [n, line] of lines.entries()) {
        const spare = wide - line.width * size;
        const left = align === 'centre' ? spare / 2 : direction === 'rtl' ? spare : 0;
        // The letters stand in the middle of their line.
        const baseline = y + n * leading + (leading - size) / 2 + size * 0.89;
        const at = { x: X(x + left), y: Y(baseline), size: size * MM };
        draw(setFillingCmykColor(...colour), ...writeLine(document, line, at));
      }
    },
    qr(address, { x, y, size }) {
      const { modules, count } = qrMatrix(address);
      const side = size / (count + 8);
      draw(
        setFillingCmykColor(...BLACK),
        ...modules.map(([column, row, length]) =>
          box(x + (column + 4) * side, y + (row + 4) * side, length * side, side),
        ),
        fill(),
      );
    },
  };
}
