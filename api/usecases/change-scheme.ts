import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import {
  deleteComingVersion,
  insertSchemeVersion,
  updateListed,
  type SchemeVersion,
} from '../../db/scheme-versions.ts';
import { markAllChanged } from '../../db/snapshots.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { conflict, DomainError, invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import type { SchemeRules, SchemeWording } from '../domain/scheme.ts';
import { promisesSafety, schemeChanges } from '../domain/scheme-changes.ts';
import { publishDue } from './publish-snapshots.ts';
import { readScheme, type KeptScheme } from './read-scheme.ts';

interface Changing {
  schemeKey: string;
  actor: string;
  db: Database;
  clock: Clock;
}

/** What an administrator wants a scheme to be from a day on. */
export interface WantedVersion {
  /** One more than the newest that whoever decides has seen. */
  readonly version: number;
  readonly rules: SchemeRules;
  /** In English; other languages stay as they are. */
  readonly wording: SchemeWording;
  readonly effectiveFrom: LocalDate;
}

type Adding = Changing & { wanted: WantedVersion };

/**
 * What adding a version would do, without doing it.
 * @throws DomainError as addSchemeVersion
 */
export async function checkSchemeVersion({ wanted, ...changing }: Adding): Promise<{
  readonly scheme: KeptScheme;
  readonly next: SchemeVersion;
  readonly isThere: boolean;
}> {
  const scheme = await readScheme(changing);
  const { newest } = scheme;
  // Words in other languages stay as they are.
  const next = { ...wanted, wording: { ...newest.wording, en: wanted.wording } };
  if (isTheSame(next, newest)) return { scheme, next, isThere: true };
  if (next.version !== newest.version + 1) throw changedFirst();
  requireRight(next, scheme, londonDate(epochMinutes(changing.clock.now())));
  return { scheme, next, isThere: false };
}

/**
 * Adds a version of a scheme's rules and words. Accreditations keep the version that they were decided under; from the day on
 * which it is in force all decisions go by it. Where that is today, the public reads its words when this returns. The same
 * form a second time adds nothing.
 *
 * @throws DomainError `scheme.not_found` (404), `scheme.version_wrong` (400) with its fields, `scheme.nothing_new` (400),
 *   `scheme.changed_meanwhile` (409), `scheme.not_yet_public` (503): saved, but the public still reads the old words
 */
export async function addSchemeVersion(adding: Adding): Promise<void> {
  const { schemeKey, actor, db, clock } = adding;
  const { scheme, next, isThere } = await checkSchemeVersion(adding);
  if (isThere) return;
  const { from, to } = schemeChanges(scheme.newest, next);
  if (Object.keys(to).length === 0 && Object.keys(from).length === 0)
    throw invalid(
      'scheme.nothing_new',
      'Nothing is different from the version before. Change something, or leave it.',
    );
  const isPublicNow = next.effectiveFrom <= londonDate(epochMinutes(clock.now()));
  const details = { version: next.version, effective_from: next.effectiveFrom, from, to };
  const writes = [...insertSchemeVersion(db, schemeKey, next), ...(isPublicNow ? [markAllChanged(db)] : [])];
  await write(writes, eventOf('scheme.version_added', { schemeKey, actor, clock }, details), adding);
  if (isPublicNow) await publish(adding);
}

/**
 * Takes the newest version back before its day has come.
 * @throws DomainError `scheme.not_found` (404), `scheme.in_force` (409): it is no longer to come, or was taken back already
 */
export async function takeBackVersion({
  version,
  ...changing
}: Changing & { version: number }): Promise<void> {
  const { schemeKey, actor, db, clock } = changing;
  const { newest, inForce } = await readScheme(changing);
  if (newest.version !== version || newest === inForce)
    throw conflict(
      'scheme.in_force',
      'This version is in force, or was taken back already. Look at the scheme again.',
    );
  const today = londonDate(epochMinutes(clock.now()));
  await writeAudited(db, deleteComingVersion(db, schemeKey, version, today), [
    eventOf('scheme.version_taken_back', { schemeKey, actor, clock }, { version }),
  ]);
}

/**
 * Tells the public of a scheme, or no more: venues under it alone are then in no finder when this returns.
 * @throws DomainError `scheme.not_found` (404), `scheme.not_yet_public` (503)
 */
export async function setSchemeListed({
  listed,
  ...changing
}: Changing & { listed: boolean }): Promise<void> {
  const { schemeKey, actor, db, clock } = changing;
  const scheme = await readScheme(changing);
  if (scheme.listed === listed) return;
  const details = { from: { listed: scheme.listed }, to: { listed } };
  await writeAudited(
    db,
    [updateListed(db, schemeKey, listed), markAllChanged(db)],
    [eventOf('scheme.listing_changed', { schemeKey, actor, clock }, details)],
  );
  await publish(changing);
}

function isTheSame(one: SchemeVersion, other: SchemeVersion): boolean {
  const { from, to } = schemeChanges(one, other);
  const differs = Object.keys(from).length + Object.keys(to).length > 0;
  return one.version === other.version && one.effectiveFrom === other.effectiveFrom && !differs;
}

function requireRight(
  { effectiveFrom, wording }: SchemeVersion,
  { newest }: KeptScheme,
  today: LocalDate,
): void {
  const fields: Record<string, string> = {};
  for (const [name, sentence] of Object.entries(wording.en))
    if (promisesSafety(sentence))
      fields[name] =
        'Do not promise that somewhere is safe. Say what staff do: “Staff here are trained to help.”';
  if (effectiveFrom < today) fields['effectiveFrom'] = 'The day from which it holds must be today or later';
  else if (effectiveFrom < newest.effectiveFrom)
    fields['effectiveFrom'] =
      `Version ${newest.version} begins on ${dateWords(newest.effectiveFrom)}: choose that day or a later one, or take it back first`;
  if (Object.keys(fields).length > 0)
    throw invalid('scheme.version_wrong', 'Something in this version is not right.', fields);
}

async function write(
  writes: readonly Write[],
  event: AuditEntry,
  { db }: Pick<Changing, 'db'>,
): Promise<void> {
  try {
    await writeAudited(db, writes, [event]);
  } catch (error) {
    if (error instanceof ConflictError && error.concerns('scheme_versions')) throw changedFirst(error);
    throw error;
  }
}

async function publish({ db, clock }: Pick<Changing, 'db' | 'clock'>): Promise<void> {
  try {
    await publishDue({ db, clock });
  } catch (cause) {
    throw new DomainError(
      'scheme.not_yet_public',
      503,
      'The change is saved, but what the public sees could not be brought up to date. That is tried again within minutes.',
      { cause },
    );
  }
}

function changedFirst(cause?: unknown): DomainError {
  return conflict(
    'scheme.changed_meanwhile',
    'Someone else added a version of this scheme while you were writing. What you typed is kept; compare it with theirs, then go on.',
    cause,
  );
}

/** Schemes are the whole register's, and so is their trail. */
function eventOf(
  action: string,
  { schemeKey, actor, clock }: Pick<Changing, 'schemeKey' | 'actor' | 'clock'>,
  details: object,
): AuditEntry {
  const occurred_at = new Date(clock.now()).toISOString();
  return { authority_code: null, occurred_at, actor, action, subject: `scheme/${schemeKey}`, details };
}
