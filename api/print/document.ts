import { PDFDocument, PDFHexString, PDFName, type PDFPage } from 'pdf-lib';
import { embedFace } from './embed-face.ts';
import type { Face } from './font-shelf.ts';
import type { PlacedGlyph } from './shape.ts';

/** A PDF while it is drawn. Fonts are put in at the end, when it is known which glyphs were used. */
export interface PrintDocument {
  addPage(width: number, height: number): PDFPage;
  /** The font's name on the pages; the glyph is remembered. */
  use(glyph: PlacedGlyph): string;
  finish(): Promise<Uint8Array>;
}

export interface AboutDocument {
  readonly title: string;
  readonly author: string;
  /** Of most of its text. */
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export async function printDocument(about: AboutDocument): Promise<PrintDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const madeAt = new Date(about.madeAt);
  pdf.setTitle(about.title, { showInWindowTitleBar: true });
  pdf.setAuthor(about.author);
  pdf.setProducer('Havens');
  pdf.setCreationDate(madeAt);
  pdf.setModificationDate(madeAt);
  pdf.catalog.set(PDFName.of('Lang'), PDFHexString.fromText(about.language));
  const faces = new Map<Face, { readonly name: string; readonly glyphs: Map<number, string> }>();

  return {
    addPage: (width, height) => pdf.addPage([width, height]),
    use({ face, id, text }) {
      const used = faces.get(face) ?? { name: `F${faces.size + 1}`, glyphs: new Map<number, string>() };
      faces.set(face, used);
      if (!used.glyphs.get(id)) used.glyphs.set(id, text);
      return used.name;
    },
    async finish() {
      let order = 0;
      for (const [face, { name, glyphs }] of faces) {
        const font = embedFace(pdf, face, glyphs, order);
        for (const page of pdf.getPages()) page.node.setFontDictionary(PDFName.of(name), font);
        order += 1;
      }
      return pdf.save();
    },
  };
}
