import type { Config } from '../config.ts';
import type { Archive } from './archive.ts';
import { OPENSTREETMAP_NOTICE, type Basemap } from './basemap.ts';
import { checkArchive } from './check-archive.ts';

/** The basemap that the configuration asks for is an archive. */
export function isArchive(basemap: string | undefined): basemap is string {
  return basemap !== undefined && !/^https?:\/\//.test(basemap);
}

/**
 * The basemap that the configuration asks for, made sure of.
 * @param open opens an archive by its name, as the runtime does
 * @throws ArchiveError with one line that names the file, what is wrong and what to do
 */
export async function readBasemap(
  { basemap, basemapNotice }: Pick<Config, 'basemap' | 'basemapNotice'>,
  open: (name: string) => Promise<Archive>,
): Promise<Basemap> {
  if (basemap === undefined) return { kind: 'none' };
  if (!isArchive(basemap))
    return { kind: 'tiles', template: basemap, notice: basemapNotice ?? OPENSTREETMAP_NOTICE };
  const archive = await open(basemap);
  const facts = await checkArchive(archive);
  return { kind: 'archive', archive, facts: { ...facts, notice: basemapNotice ?? facts.notice } };
}
