import { FONT_PARTS, fontFileName, type FontPart, type Weight } from './font-files.ts';
import { openFont, type Font } from './fontkit.ts';
import { readWoff, writeTrueType, type FontTables } from './sfnt.ts';

/** Reads a file of Noto Sans by its name, `noto-sans-latin-400-normal.woff`. */
export type ReadFont = (fileName: string) => Promise<Uint8Array>;

/** One file of a font, opened. */
export interface Face {
  readonly name: string;
  readonly tables: FontTables;
  readonly font: Font;
}

/** The fonts that texts are set in; a file is read when something first needs it. */
export interface FontShelf {
  /** The faces of some characters in one weight; a character that no font has is not in the answer. */
  facesOf(characters: Iterable<string>, weight: Weight): Promise<ReadonlyMap<string, Face>>;
}

export function fontShelf(read: ReadFont): FontShelf {
  const opened = new Map<string, Promise<Face>>();

  function open(part: FontPart, weight: Weight): Promise<Face> {
    const fileName = fontFileName(part, weight);
    const face = opened.get(fileName) ?? openFace(fileName, read);
    opened.set(fileName, face);
    // What could not be read now may be there the next time.
    face.catch(() => opened.delete(fileName));
    return face;
  }

  async function faceOf(character: string, weight: Weight): Promise<Face | undefined> {
    const code = character.codePointAt(0) ?? 0;
    for (const part of FONT_PARTS) {
      if (!part.ranges.some(([first, last]) => code >= first && code <= last)) continue;
      const face = await open(part, weight);
      if (face.font.hasGlyphForCodePoint(code)) return face;
    }
    return undefined;
  }

  return {
    async facesOf(characters, weight) {
      const found = await Promise.all(
        [...new Set(characters)].map(
          async (character) => [character, await faceOf(character, weight)] as const,
        ),
      );
      return new Map(found.flatMap(([character, face]) => (face ? [[character, face] as const] : [])));
    },
  };
}

async function openFace(fileName: string, read: ReadFont): Promise<Face> {
  const tables = await readWoff(await read(fileName));
  const name = fileName.replace('-normal.woff', '');
  return { name, tables, font: openFont(writeTrueType(tables)) };
}
