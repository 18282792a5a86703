import { bytesToHeader, Compression, PMTiles, TileType, tileIdToZxy, type Header } from 'pmtiles';
import { ArchiveError, type Archive } from './archive.ts';
import { OPENSTREETMAP_NOTICE, type ArchiveFacts } from './basemap.ts';

/** PMTiles version 3, section 3: the header has a fixed length. */
const HEADER_BYTES = 127;
const VERSION = 3;
const MAGIC = 'PMTiles';
const LONGEST_NOTICE = 200;

const MAKE_ANEW = 'Make it anew, for example with: pmtiles extract SOURCE FILE --bbox=WEST,SOUTH,EAST,NORTH';
const COPY_AGAIN = 'Copy it again, and compare the sizes';

/**
 * Makes sure that an archive can be served: the format and its version, that no part is cut off, that a browser can
 * draw its tiles, its directory, and one tile.
 *
 * @throws ArchiveError with one line that names the file, what is wrong and what to do
 */
export async function checkArchive(archive: Archive): Promise<ArchiveFacts> {
  function refuse(wrong: string, advice: string, cause?: unknown): never {
    throw new ArchiveError(`BASEMAP=${archive.name} ${wrong}. ${advice}. Or unset BASEMAP.`, { cause });
  }

  if (archive.size < HEADER_BYTES) refuse(`is cut short: it has ${archive.size} bytes`, COPY_AGAIN);
  const start = await archive.read(0, HEADER_BYTES);
  if (new TextDecoder().decode(start.subarray(0, MAGIC.length)) !== MAGIC)
    refuse('is not a PMTiles archive', MAKE_ANEW);
  if (start[MAGIC.length] !== VERSION)
    refuse(`is PMTiles of version ${start[MAGIC.length]}, and version ${VERSION} is needed`, MAKE_ANEW);
  const header = bytesToHeader(start.slice().buffer);

  const end = endOf(header);
  if (end > archive.size)
    refuse(`is cut short: it should have ${end} bytes and has ${archive.size}`, COPY_AGAIN);
  if (header.tileType !== TileType.Mvt) refuse('does not hold vector tiles (MVT)', MAKE_ANEW);
  if (![header.internalCompression, header.tileCompression].every(canBeRead))
    refuse('is compressed in a way that browsers cannot read: gzip or none is needed', MAKE_ANEW);
  const { minLon: west, minLat: south, maxLon: east, maxLat: north } = header;
  if (!(west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90))
    refuse('does not say which part of the world it covers', MAKE_ANEW);
  if (header.minZoom > header.maxZoom) refuse('has no zoom levels', MAKE_ANEW);

  const tiles = new PMTiles({ getKey: () => archive.name, getBytes: sourceOf(archive) });
  try {
    await readOneTile(tiles, archive, header);
    const metadata = (await tiles.getMetadata()) as Metadata;
    const layers = (metadata.vector_layers ?? []).map(({ id }) => String(id));
    return {
      bounds: { west, south, east, north },
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      notice: noticeOf(metadata.attribution),
      layers,
    };
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    return refuse('is damaged: its directory or its tiles cannot be read', COPY_AGAIN, error);
  }
}

interface Metadata {
  readonly attribution?: unknown;
  readonly vector_layers?: readonly { readonly id?: unknown }[];
}

function endOf(header: Header): number {
  return Math.max(
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
    header.tileDataOffset + (header.tileDataLength ?? 0),
  );
}

function canBeRead(compression: Compression): boolean {
  return compression === Compression.None || compression === Compression.Gzip;
}

function sourceOf(archive: Archive) {
  return async (offset: number, length: number) => ({
    // The first read asks for more than small archives have.
    data: (await archive.read(offset, Math.min(length, archive.size - offset))).buffer,
  });
}

/** The first tile of the directory, through whatever leaves lead to it. */
async function readOneTile(tiles: PMTiles, archive: Archive, header: Header): Promise<void> {
  let entries = await directory(tiles, header, header.rootDirectoryOffset, header.rootDirectoryLength);
  for (let depth = 0; depth < 3 && entries[0]?.runLength === 0; depth += 1) {
    const [{ offset, length }] = entries as [(typeof entries)[number]];
    entries = await directory(tiles, header, header.leafDirectoryOffset + offset, length);
  }
  const [first] = entries;
  const tile = first && (await tiles.getZxy(...tileIdToZxy(first.tileId)));
  if (!tile || tile.data.byteLength === 0) {
    throw new ArchiveError(`BASEMAP=${archive.name} holds no tile. ${MAKE_ANEW}. Or unset BASEMAP.`);
  }
}

function directory(tiles: PMTiles, header: Header, offset: number, length: number) {
  return tiles.cache.getDirectory(tiles.source, offset, length, header);
}

/** An attribution is HTML by custom, from a file that somebody else made: its words are taken, and no markup. */
function noticeOf(attribution: unknown): string {
  const words = typeof attribution === 'string' ? attribution.replace(/<[^>]*>/g, ' ') : '';
  const text = words
    .replace(/&copy;|&#169;/gi, '©')
    .replace(/&amp;/gi, '&')
    .replace(/&\w+;|[<>]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NOTICE);
  if (/OpenStreetMap/i.test(text)) return text;
  return text === '' || /\bOSM\b/.test(text) ? OPENSTREETMAP_NOTICE : `${text} ${OPENSTREETMAP_NOTICE}`;
}
