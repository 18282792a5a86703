import {
  beginText,
  endMarkedContent,
  endText,
  PDFHexString,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib';
import type { PrintDocument } from './document.ts';
import { hex, widthOf } from './embed-face.ts';
import type { PlacedGlyph, ShapedLine } from './shape.ts';

/** Glyphs where shaping put them; the text itself goes along for whoever reads it by other means than eyes. */
export function writeLine(
  document: PrintDocument,
  { glyphs, text }: ShapedLine,
  at: { x: number; y: number; size: number },
): PDFOperator[] {
  const { BeginMarkedContentSequence } = PDFOperatorNames;
  const actual = `<</ActualText ${PDFHexString.fromText(text).toString()}>>`;
  return [
    PDFOperator.of(BeginMarkedContentSequence, [PDFName.of('Span'), actual]),
    beginText(),
    ...groupsOf(glyphs).flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const [name] = group.map((glyph) => document.use(glyph));
      return [
        setFontAndSize(name ?? '', at.size),
        setTextMatrix(1, 0, 0, 1, at.x + first.x * at.size, at.y + first.y * at.size),
        showText(PDFHexString.of(group.map(({ id }) => hex(id)).join(''))),
      ];
    }),
    endText(),
    endMarkedContent(),
  ];
}

/** Less than anybody sees, in parts of the font's size. */
const UNSEEN = 0.0015;

/** Glyphs that follow each other as their own widths have it can be written in one go. */
function groupsOf(glyphs: readonly PlacedGlyph[]): PlacedGlyph[][] {
  const groups: PlacedGlyph[][] = [];
  let pen = { face: undefined as PlacedGlyph['face'] | undefined, x: 0, y: 0 };
  for (const glyph of glyphs) {
    const follows =
      pen.face === glyph.face && Math.abs(pen.x - glyph.x) < UNSEEN && Math.abs(pen.y - glyph.y) < UNSEEN;
    if (follows) groups.at(-1)?.push(glyph);
    else groups.push([glyph]);
    const start = follows ? pen.x : glyph.x;
    pen = { face: glyph.face, x: start + widthOf(glyph.face.font, glyph.id) / 1000, y: glyph.y };
  }
  return groups;
}
