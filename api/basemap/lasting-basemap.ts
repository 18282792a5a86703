import { ArchiveError } from './archive.ts';
import type { Basemap } from './basemap.ts';

/**
 * The basemap of a runtime that cannot refuse to start: read at the first question and kept. An archive that cannot be
 * served is told once and leaves plain ground; where reading it only failed this time, the next question tries again.
 */
export function lastingBasemap(
  read: () => Promise<Basemap>,
  tell: (error: unknown) => void,
): () => Promise<Basemap> {
  let kept: Promise<Basemap> | undefined;
  return () =>
    (kept ??= read().catch((error: unknown): Basemap => {
      tell(error);
      if (!(error instanceof ArchiveError)) kept = undefined;
      return { kind: 'none' };
    }));
}
