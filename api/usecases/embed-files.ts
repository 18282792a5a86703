import type { Database } from '../../db/database.ts';
import {
  deleteEmbedVersions,
  insertEmbedVersion,
  noteCurrent,
  selectEmbedFile,
  selectEmbedVersion,
} from '../../db/embed-files.ts';
import { monthsAfter } from '../domain/calendar.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';

/** How long a version can be loaded after it was last the newest: said on /embed, and so kept. */
export const VERSION_KEPT_MONTHS = 24;

/** What the build says of the scripts that other sites load: `embed/build.json`, see api/embed-build.node.ts. */
export interface EmbedBuild {
  /** `0.1.0-1a2b3c4d5e6f`. */
  readonly version: string;
  /** `sha384-…` of each file, by its name. */
  readonly integrity: Readonly<Record<string, string>>;
}

type Asset = (path: string) => Promise<string | undefined>;

/** Undefined where nothing was built. */
export async function readEmbedBuild(asset: Asset): Promise<EmbedBuild | undefined> {
  const json = await asset('embed/build.json').catch(() => undefined);
  return json === undefined ? undefined : (JSON.parse(json) as EmbedBuild);
}

/**
 * Keeps the files of the version that is served now, so that a site which pinned it goes on after the next release, and
 * lets go of those whose time is over. Safe to run as often as one likes.
 * @returns whether the version was new
 */
export async function keepEmbedFiles({
  asset,
  db,
  clock,
}: {
  asset: Asset;
  db: Database;
  clock: Clock;
}): Promise<boolean> {
  const build = await readEmbedBuild(asset);
  if (!build) return false;
  const today = londonDate(epochMinutes(clock.now()));
  const known = await selectEmbedVersion(db, build.version);
  if (known?.lastCurrentOn === today) return false;
  const files = known ? new Map<string, string>() : await filesOf(build, asset);
  await db.writeAll([
    ...(known ? [] : insertEmbedVersion(db, { version: build.version, today, files })),
    noteCurrent(db, build.version, today),
    ...deleteEmbedVersions(db, monthsAfter(today, -VERSION_KEPT_MONTHS)),
  ]);
  return !known;
}

async function filesOf({ integrity }: EmbedBuild, asset: Asset): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of Object.keys(integrity)) {
    const body = await asset(`embed/v1/${name}`);
    if (body !== undefined) files.set(name, body);
  }
  return files;
}

/**
 * A file of a version, as it was served when that was the newest.
 * @throws DomainError `embed.version_gone` (404)
 */
export async function readEmbedFile({
  version,
  name,
  db,
}: {
  version: string;
  name: string;
  db: Database;
}): Promise<string> {
  const body = await selectEmbedFile(db, version, name);
  if (body === undefined) {
    throw notFound(
      'embed.version_gone',
      'This version is not here, or not any more. The page /embed has the newest one.',
    );
  }
  return body;
}
