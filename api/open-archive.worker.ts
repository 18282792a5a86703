import { ArchiveError, type Archive } from './basemap/archive.ts';

/** What is used of Cloudflare's R2Bucket. */
export interface Bucket {
  head(key: string): Promise<{ readonly size: number; readonly etag: string } | null>;
  get(
    key: string,
    options: {
      readonly range: { readonly offset: number; readonly length: number };
      readonly onlyIf: { readonly etagMatches: string };
    },
  ): Promise<{ arrayBuffer?(): Promise<ArrayBuffer> } | null>;
}

/**
 * An archive of map tiles in an R2 bucket. Static assets would not do: they are answered whole, whatever range is asked for,
 * and may not be larger than 25 MiB.
 * @throws ArchiveError where no bucket is bound, or nothing in it has this name
 */
export async function openArchiveObject(bucket: Bucket | undefined, key: string): Promise<Archive> {
  const advice = `Put it there: npx wrangler r2 object put BUCKET/${key} --file FILE, or unset BASEMAP.`;
  if (!bucket) {
    throw new ArchiveError(
      `BASEMAP=${key} needs the R2 bucket BASEMAPS. Bind it in wrangler.toml, or unset BASEMAP.`,
    );
  }
  const found = await bucket.head(key);
  if (!found) throw new ArchiveError(`BASEMAP=${key} is not in the bucket. ${advice}`);
  const { size, etag } = found;
  return {
    name: key,
    size,
    version: etag.replace(/[^\w-]/g, ''),
    async read(offset, length) {
      const part = await bucket.get(key, { range: { offset, length }, onlyIf: { etagMatches: etag } });
      // An object that was replaced comes without its bytes.
      if (!part?.arrayBuffer) throw new ArchiveError(`BASEMAP=${key} was replaced in the bucket.`);
      return new Uint8Array(await part.arrayBuffer());
    },
  };
}
