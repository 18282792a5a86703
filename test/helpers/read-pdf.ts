import { PDFDocument, PDFDict, PDFName, PDFRawStream } from 'pdf-lib';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const POINTS_A_MM = 72 / 25.4;

export interface ReadPage {
  /** What is written on it, runs of glyphs set apart by nothing. */
  readonly text: string;
  /** Millimetres. */
  readonly media: { readonly width: number; readonly height: number };
  readonly trim: { readonly width: number; readonly height: number };
  readonly bleed: { readonly width: number; readonly height: number };
  /** Where each piece of text begins, in millimetres from the left and top of the trim box. */
  readonly pieces: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** Of fonts: their names, and whether the file has their glyphs. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  readonly title: string;
  readonly language: string;
}

/** Reads a PDF back with pdf.js and, for boxes and fonts, pdf-lib. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const structure = await PDFDocument.load(bytes);
  const shown = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = await Promise.all(
    structure.getPages().map(async (page, index) => {
      const trim = page.getTrimBox();
      const pieces = await piecesOf(await shown.getPage(index + 1), trim);
      return {
        text: pieces.map(({ text }) => text).join(''),
        media: millimetres(page.getMediaBox()),
        trim: millimetres(trim),
        bleed: millimetres(page.getBleedBox()),
        pieces,
      };
    }),
  );
  const fonts = structure.context.enumerateIndirectObjects().flatMap(([, object]) =>
    object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('FontDescriptor')
      ? [
          {
            name: String(object.get(PDFName.of('FontName'))).slice(1),
            embedded: object.lookup(PDFName.of('FontFile2')) instanceof PDFRawStream,
          },
        ]
      : [],
  );
  return {
    ...{ pages, fonts, title: structure.getTitle() ?? '' },
    language: structure.catalog.lookup(PDFName.of('Lang'))?.toString() ?? '',
  };
}

async function piecesOf(page: PDFPageProxy, trim: { x: number; y: number; height: number }) {
  const { items } = await page.getTextContent();
  return items.flatMap((item) =>
    'str' in item
      ? [
          {
            text: item.str,
            x: (Number(item.transform[4]) - trim.x) / POINTS_A_MM,
            y: (trim.y + trim.height - Number(item.transform[5])) / POINTS_A_MM,
          },
        ]
      : [],
  );
}

function millimetres({ width, height }: { width: number; height: number }) {
  return { width: Math.round(width / POINTS_A_MM), height: Math.round(height / POINTS_A_MM) };
}
