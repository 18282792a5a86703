/** A font's tables by tag: `glyf`, `head`, … */
export type FontTables = ReadonlyMap<string, Uint8Array>;

const WOFF = 0x774f4646;
const TRUETYPE = 0x00010000;
const WOFF_HEADER_BYTES = 44;
const WOFF_ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

/**
 * The tables of a WOFF 1 file (https://www.w3.org/TR/WOFF/). WOFF 2 is not read: fontkit 1.1.1 keeps its glyphs in a form
 * that no PDF can hold (foliojs/fontkit#201).
 *
 * @throws where it is another kind of file
 */
export async function readWoff(file: Uint8Array): Promise<FontTables> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== WOFF || view.getUint32(4) !== TRUETYPE)
    throw new Error('This is no WOFF file with TrueType outlines');
  const tables = new Map<string, Uint8Array>();
  for (let n = 0; n < view.getUint16(12); n += 1) {
    const entry = WOFF_HEADER_BYTES + n * WOFF_ENTRY_BYTES;
    const [offset, kept, length] = [4, 8, 12].map((at) => view.getUint32(entry + at)) as [
      number,
      number,
      number,
    ];
    const bytes = file.subarray(offset, offset + kept);
    tables.set(tagAt(view, entry), kept < length ? await inflate(bytes) : bytes);
  }
  return tables;
}

/** Tables as a TrueType file. */
export function writeTrueType(tables: FontTables): Uint8Array {
  const tags = [...tables.keys()].sort();
  let offset = SFNT_HEADER_BYTES + tags.length * SFNT_ENTRY_BYTES;
  const places = tags.map((tag) => {
    const place = { tag, offset, bytes: tables.get(tag) ?? new Uint8Array() };
    offset += padded(place.bytes.length);
    return place;
  });
  const file = new Uint8Array(offset);
  const view = new DataView(file.buffer);
  const power = 2 ** Math.floor(Math.log2(tags.length));
  view.setUint32(0, TRUETYPE);
  view.setUint16(4, tags.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tags.length - power) * 16);
  for (const [n, place] of places.entries()) {
    const entry = SFNT_HEADER_BYTES + n * SFNT_ENTRY_BYTES;
    for (let at = 0; at < 4; at += 1) view.setUint8(entry + at, place.tag.charCodeAt(at));
    view.setUint32(entry + 4, checksum(place.bytes));
    view.setUint32(entry + 8, place.offset);
    view.setUint32(entry + 12, place.bytes.length);
    file.set(place.bytes, place.offset);
  }
  return file;
}

function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(offset + at)));
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** The sum of a table's 32-bit words, as the format asks for. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4)
    sum =
      (sum +
        (((bytes[at] ?? 0) << 24) |
          ((bytes[at + 1] ?? 0) << 16) |
          ((bytes[at + 2] ?? 0) << 8) |
          (bytes[at + 3] ?? 0))) >>>
      0;
  return sum;
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
