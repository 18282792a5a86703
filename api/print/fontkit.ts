import * as library from '@pdf-lib/fontkit';
import type { Font as TypedFont, GlyphRun } from '@pdf-lib/fontkit';
import { provideRegenerator } from './regenerator.ts';

/** The part of a font that we use. Its types leave out what its code takes: script, language and direction. */
export interface Font extends Pick<
  TypedFont,
  'postscriptName' | 'unitsPerEm' | 'ascent' | 'descent' | 'capHeight' | 'bbox' | 'hasGlyphForCodePoint'
> {
  getGlyph(id: number): { readonly advanceWidth: number };
  layout(
    text: string,
    features: undefined,
    script: undefined,
    language: undefined,
    direction: 'ltr' | 'rtl',
  ): GlyphRun;
}

/** What places marks, inside the library. */
interface Positioning {
  applyLookup(kind: number, table: unknown): boolean;
  applyAnchor(mark: { markAnchor: unknown }, anchor: unknown, base: number): void;
}

interface LayoutEngine {
  readonly engine?: { readonly GPOSProcessor?: Positioning };
}

interface Fontkit {
  create(file: Uint8Array): Font;
}

/** Node takes the CommonJS file, whose exports are the default; a bundler takes the module, which has only a default. */
const fontkit = (library as { default?: Fontkit }).default ?? (library as unknown as Fontkit);

/** Opens a TrueType file. */
export function openFont(file: Uint8Array): Font {
  provideRegenerator();
  const font = fontkit.create(file);
  // What lays text out is made by the first text.
  font.layout(' ', undefined, undefined, undefined, 'ltr');
  const { engine } = Reflect.get(font, '_layoutEngine') as LayoutEngine;
  const marks = engine?.GPOSProcessor;
  if (marks) passOverMissingAnchors(marks);
  return font;
}

/**
 * A letter may have no place for one kind of mark. fontkit 1.1.1 throws there (diegomura/react-pdf#3432: Gujarati અં);
 * what the format means, and HarfBuzz does, is to go on with the next table.
 */
function passOverMissingAnchors(marks: Positioning): void {
  const { applyLookup, applyAnchor } = marks;
  let missing = false;
  marks.applyAnchor = function applyWhereThere(mark, anchor, base) {
    missing = !anchor || !mark.markAnchor;
    if (!missing) applyAnchor.call(this, mark, anchor, base);
  };
  marks.applyLookup = function applyOrGoOn(kind, table) {
    missing = false;
    return applyLookup.call(this, kind, table) && !missing;
  };
}
