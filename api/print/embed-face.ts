import { PDFHexString, type PDFDocument, type PDFRef } from 'pdf-lib';
import type { Face } from './font-shelf.ts';
import { subsetOf } from './subset.ts';

/** Glyphs of a face that a document uses, with what each stands for. */
export type UsedGlyphs = ReadonlyMap<number, string>;

const PER_BLOCK = 100;
/** Bits of a font descriptor's flags: its letters are those of its own encoding. */
const SYMBOLIC = 4;

/**
 * Puts the used glyphs of a face into a document, as PDF 1.7 has it for fonts of many glyphs (9.7): a Type 0 font whose
 * codes are the numbers of the glyphs. Made by hand, because pdf-lib's own way encodes text, and what is drawn here is
 * glyphs that were shaped before.
 */
export function embedFace(document: PDFDocument, face: Face, used: UsedGlyphs, order: number): PDFRef {
  const { context } = document;
  const { font, tables } = face;
  const scale = 1000 / font.unitsPerEm;
  const name = `${tagOf(order)}+${font.postscriptName || face.name}`;
  const glyphs = [...used.keys()].sort((one, other) => one - other);
  const file = subsetOf(tables, glyphs);
  const { bbox } = font;
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: SYMBOLIC,
    FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((edge) => Math.round(edge * scale)),
    ItalicAngle: 0,
    Ascent: font.ascent * scale,
    Descent: font.descent * scale,
    CapHeight: (font.capHeight || font.ascent) * scale,
    StemV: 80,
    FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
  });
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: {
      Registry: PDFHexString.fromText('Adobe'),
      Ordering: PDFHexString.fromText('Identity'),
      Supplement: 0,
    },
    FontDescriptor: context.register(descriptor),
    CIDToGIDMap: 'Identity',
    DW: 1000,
    W: glyphs.flatMap((glyph) => [glyph, [widthOf(font, glyph)]]),
  });
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(unicodeMap(used))),
    }),
  );
}

/** How far the pen moves by itself after a glyph, in thousandths of the font's size: what the document says of it. */
export function widthOf(font: Face['font'], glyph: number): number {
  return Math.round((font.getGlyph(glyph).advanceWidth * 1000) / font.unitsPerEm);
}

/** Six capitals, as the name of a subset begins. */
function tagOf(order: number): string {
  let tag = '';
  for (let rest = order, n = 0; n < 6; n += 1, rest = Math.floor(rest / 26))
    tag = String.fromCharCode(65 + (rest % 26)) + tag;
  return tag;
}

/** Which text each glyph stands for (9.10.3): for search, copying, and whoever listens to the page. */
function unicodeMap(used: UsedGlyphs): string {
  const lines = [...used]
    .filter(([, text]) => text !== '')
    .map(([glyph, text]) => `<${hex(glyph)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  for (let n = 0; n < lines.length; n += PER_BLOCK) {
    const block = lines.slice(n, n + PER_BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** A glyph's number as it is written in a text. */
export function hex(glyph: number): string {
  return glyph.toString(16).toUpperCase().padStart(4, '0');
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('');
}
