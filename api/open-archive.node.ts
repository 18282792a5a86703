import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { ArchiveError, type Archive } from './basemap/archive.ts';

/** Both ends of an archive name all its tiles and their lengths: no other archive has the same. */
const TELLING_BYTES = 65_536;

/**
 * An archive of map tiles on the disk, kept open.
 * @throws ArchiveError where there is no such file, or it may not be read
 */
export async function openArchiveFile(path: string): Promise<Archive> {
  try {
    const file = await open(path, 'r');
    const { size } = await file.stat();
    async function read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length;) {
        const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
        // The file was cut while the server ran: half a tile must not be taken for a whole one.
        if (bytesRead === 0) throw new ArchiveError(`BASEMAP=${path} ends before its bytes do.`);
        done += bytesRead;
      }
      return bytes;
    }
    const telling = Math.min(size, TELLING_BYTES);
    const digest = createHash('sha256')
      .update(String(size))
      .update(await read(0, telling))
      .update(await read(size - telling, telling));
    return { name: path, size, version: digest.digest('hex').slice(0, 16), read };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const advice = 'Give the path of a .pmtiles file that this account may read, or unset BASEMAP.';
    throw new ArchiveError(`BASEMAP=${path} ${missing ? 'is not there' : 'cannot be read'}. ${advice}`, {
      cause: error,
    });
  }
}
