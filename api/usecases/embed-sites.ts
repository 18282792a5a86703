import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import {
  endEmbedSite,
  insertEmbedSite,
  selectEmbedSite,
  selectEmbedSites,
  selectLoads,
  type DayOfLoads,
  type EmbedSite,
} from '../../db/embed-sites.ts';
import { ConflictError } from '../../db/errors.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { addDays, londonDate } from '../domain/london-time.ts';

export { EMBED_PARTS, type DayOfLoads, type EmbedPart, type EmbedSite } from '../../db/embed-sites.ts';

/** What the list sums up. */
export const RECENT_DAYS = 28;
/** What the page of one site shows. */
const SHOWN_DAYS = 92;

/** Whether a snippet may name this site: it is there and counts. */
export async function embedSiteExists({ id, db }: { id: string; db: Database }): Promise<boolean> {
  const site = await selectEmbedSite(db, id);
  return site !== undefined && site.endedAt === null;
}

/** An authority's sites with their loads of the last four weeks. */
export function listEmbedSites({
  authorityCode,
  db,
  clock,
}: {
  authorityCode: string;
  db: Database;
  clock: Clock;
}): Promise<readonly (EmbedSite & { readonly loads: number })[]> {
  return selectEmbedSites(db, authorityCode, daysAgo(clock, RECENT_DAYS - 1));
}

/**
 * One site of the authority, with what was counted each day of the last quarter, newest first.
 * @throws DomainError `embed_site.not_found` (404)
 */
export async function showEmbedSite({
  authorityCode,
  id,
  db,
  clock,
}: {
  authorityCode: string;
  id: string;
  db: Database;
  clock: Clock;
}): Promise<{ readonly site: EmbedSite; readonly days: readonly DayOfLoads[] }> {
  const site = await selectEmbedSite(db, id);
  if (site?.authorityCode !== authorityCode)
    throw notFound('embed_site.not_found', 'This embed site is not here. Choose one from the list.');
  return { site, days: await selectLoads(db, id, daysAgo(clock, SHOWN_DAYS - 1)) };
}

/**
 * Adds a site on which loads are counted from now on.
 * @param id drawn for the form, so that one sent twice adds one
 */
export async function addEmbedSite({
  authorityCode,
  id,
  name,
  actor,
  db,
  clock,
}: {
  authorityCode: string;
  id: string;
  name: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  const insert = insertEmbedSite(db, { id, authorityCode, name, createdAt: at });
  try {
    await writeAudited(db, [insert], [event('embed_site.added', { authorityCode, id, name, actor, at })]);
  } catch (error) {
    const same = error instanceof ConflictError ? await selectEmbedSite(db, id) : undefined;
    if (!same) throw error;
    if (same.authorityCode === authorityCode && same.name === name) return;
    throw conflict(
      'embed_site.form_used',
      'This form was sent before with another name. Open it anew.',
      error,
    );
  }
}

/**
 * Ends the count on a site. Its snippets go on working. Once more does nothing.
 * @throws DomainError `embed_site.not_found` (404)
 */
export async function stopEmbedSite(given: {
  authorityCode: string;
  id: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const { authorityCode, id, actor, db, clock } = given;
  const { site } = await showEmbedSite(given);
  if (site.endedAt !== null) return;
  const at = new Date(clock.now()).toISOString();
  await writeAudited(
    db,
    [endEmbedSite(db, id, at)],
    [event('embed_site.ended', { authorityCode, id, name: site.name, actor, at })],
  );
}

function event(
  action: string,
  {
    authorityCode,
    id,
    name,
    actor,
    at,
  }: { authorityCode: string; id: string; name: string; actor: string; at: string },
) {
  return {
    authority_code: authorityCode,
    occurred_at: at,
    actor,
    action,
    subject: `embed_site/${id}`,
    details: { name },
  };
}

function daysAgo(clock: Clock, days: number): string {
  return addDays(londonDate(epochMinutes(clock.now())), -days);
}
