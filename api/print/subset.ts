import { writeTrueType, type FontTables } from './sfnt.ts';

/** What a viewer reads of a font in a PDF; what shapes text has done its work by then. */
const KEPT = ['head', 'hhea', 'hmtx', 'maxp', 'cvt ', 'fpgm', 'prep'];
const COMPOUND = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const;
const LONG_OFFSETS = 1;

/**
 * A TrueType file that holds the outlines of these glyphs only, each under its own number.
 *
 * fontkit's own subset is not used: it writes short offsets for glyphs of odd lengths, so that glyphs vanish or turn into
 * others without an error (Hopding/pdf-lib#1232; cantoo-scribe/pdf-lib#144).
 */
export function subsetOf(tables: FontTables, glyphs: Iterable<number>): Uint8Array {
  const { outline, count } = outlinesOf(tables);
  const used = withParts(glyphs, outline);
  const offsets = new DataView(new ArrayBuffer((count + 1) * 4));
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    offsets.setUint32(glyph * 4, length);
    if (!used.has(glyph)) continue;
    const bytes = outline(glyph);
    parts.push(bytes);
    length += Math.ceil(bytes.length / 4) * 4;
  }
  offsets.setUint32(count * 4, length);
  const glyf = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    glyf.set(part, at);
    at += Math.ceil(part.length / 4) * 4;
  }
  const kept = new Map(KEPT.flatMap((tag) => (tables.has(tag) ? [[tag, table(tables, tag)] as const] : [])));
  // A copy: Node's Buffer has a slice() that is none.
  const head = new Uint8Array(table(tables, 'head'));
  new DataView(head.buffer).setInt16(50, LONG_OFFSETS);
  return writeTrueType(
    new Map([...kept, ['head', head], ['loca', new Uint8Array(offsets.buffer)], ['glyf', glyf]]),
  );
}

function outlinesOf(tables: FontTables) {
  const [head, maxp, loca] = ['head', 'maxp', 'loca'].map((tag) => viewOf(table(tables, tag))) as [
    DataView,
    DataView,
    DataView,
  ];
  const glyf = table(tables, 'glyf');
  const long = head.getInt16(50) === LONG_OFFSETS;
  const offset = (glyph: number) => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return {
    count: maxp.getUint16(4),
    outline: (glyph: number) => glyf.subarray(offset(glyph), offset(glyph + 1)),
  };
}

/** The glyphs, the one for "missing", and those that any of them is put together from. */
function withParts(glyphs: Iterable<number>, outline: (glyph: number) => Uint8Array): ReadonlySet<number> {
  const used = new Set<number>();
  const queue = [0, ...glyphs];
  for (let glyph = queue.pop(); glyph !== undefined; glyph = queue.pop()) {
    if (used.has(glyph)) continue;
    used.add(glyph);
    queue.push(...partsOf(viewOf(outline(glyph))));
  }
  return used;
}

function partsOf(glyph: DataView): number[] {
  const parts: number[] = [];
  if (glyph.byteLength === 0 || glyph.getInt16(0) >= 0) return parts;
  let flags: number = COMPOUND.more;
  for (let at = 10; flags & COMPOUND.more;) {
    flags = glyph.getUint16(at);
    parts.push(glyph.getUint16(at + 2));
    at += 4 + (flags & COMPOUND.words ? 4 : 2);
    if (flags & COMPOUND.scale) at += 2;
    if (flags & COMPOUND.twoScales) at += 4;
    if (flags & COMPOUND.matrix) at += 8;
  }
  return parts;
}

function table(tables: FontTables, tag: string): Uint8Array {
  const found = tables.get(tag);
  if (!found) throw new Error(`A font without its table ${tag}`);
  return found;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
