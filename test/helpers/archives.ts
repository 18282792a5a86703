import { readFileSync } from 'node:fs';
import type { Archive } from '../../api/basemap/archive.ts';

/** An archive that is held in memory. */
export function archiveOf(bytes: Uint8Array, name = 'area.pmtiles'): Archive {
  return {
    name,
    size: bytes.length,
    version: `v${bytes.length}`,
    read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
  };
}

export function archiveAt(file: string): Archive {
  return archiveOf(new Uint8Array(readFileSync(file)), file);
}

/** The start of an archive with one byte of its header changed. */
export function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = value;
  return changed;
}
