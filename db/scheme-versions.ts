import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { LocalDate } from '../api/domain/clock.ts';
import type { Scheme, SchemeRules } from '../api/domain/scheme.ts';
import type { Database } from './database.ts';

/** One version of a scheme's rules and public words. */
export interface SchemeVersion {
  readonly version: number;
  readonly rules: SchemeRules;
  readonly wording: Scheme['wording'];
  readonly effectiveFrom: LocalDate;
}

/** A scheme with all its versions, the newest first. */
export interface SchemeHistory extends Pick<Scheme, 'key' | 'name' | 'position' | 'listed'> {
  readonly versions: readonly SchemeVersion[];
}

/** Every scheme, or the one with a key, in their order. */
export async function selectSchemeHistories(db: Database, key?: string): Promise<readonly SchemeHistory[]> {
  let query = db.query
    .selectFrom('schemes as s')
    .innerJoin('scheme_versions as v', 'v.scheme_key', 's.key')
    .select([
      's.key',
      's.name',
      's.position',
      's.listed',
      'v.version',
      'v.rules',
      'v.wording',
      'v.effective_from',
    ])
    .orderBy('s.position')
    .orderBy('s.key')
    .orderBy('v.version', 'desc');
  if (key !== undefined) query = query.where('s.key', '=', key);
  const schemes = new Map<string, SchemeHistory & { versions: SchemeVersion[] }>();
  for (const row of await query.execute()) {
    const { key: schemeKey, name, position, listed } = row;
    const scheme = schemes.get(schemeKey) ?? {
      key: schemeKey,
      name,
      position,
      listed: listed === 1,
      versions: [],
    };
    schemes.set(schemeKey, scheme);
    scheme.versions.push({
      version: row.version,
      rules: JSON.parse(row.rules) as SchemeRules,
      wording: JSON.parse(row.wording) as Scheme['wording'],
      effectiveFrom: row.effective_from,
    });
  }
  return [...schemes.values()];
}

/** What schemes are called, by key. */
export async function selectSchemeNames(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query.selectFrom('schemes').select(['key', 'name']).execute();
  return new Map(rows.map(({ key, name }) => [key, name]));
}

/** How many accreditations are in a state under a version. */
export interface StateCount {
  readonly schemeKey: string;
  readonly version: number;
  readonly state: string;
  readonly venues: number;
}

/** Of every scheme, or of the one with a key: the register keeps the counts, no accreditation is looked at. */
export async function selectStateCounts(db: Database, key?: string): Promise<readonly StateCount[]> {
  let query = db.query
    .selectFrom('accreditation_counts')
    .select(['scheme_key as schemeKey', 'scheme_version as version', 'state', 'venues'])
    .where('venues', '>', 0);
  if (key !== undefined) query = query.where('scheme_key', '=', key);
  return query.execute();
}

/** Fails with a ConflictError where there is this version already; the scheme is called as its newest version says. */
export function insertSchemeVersion(
  db: Database,
  schemeKey: string,
  { version, rules, wording, effectiveFrom }: SchemeVersion,
): CompiledQuery[] {
  return [
    db.query
      .insertInto('scheme_versions')
      .values({
        scheme_key: schemeKey,
        version,
        rules: JSON.stringify(rules),
        wording: JSON.stringify(wording),
        effective_from: effectiveFrom,
      })
      .compile(),
    renameScheme(db, schemeKey),
  ];
}

/** Takes a version back under which nothing was decided yet: one that is not in force on this day. */
export function deleteComingVersion(
  db: Database,
  schemeKey: string,
  version: number,
  today: LocalDate,
): CompiledQuery[] {
  return [
    db.query
      .deleteFrom('scheme_versions')
      .where('scheme_key', '=', schemeKey)
      .where('version', '=', version)
      .where('effective_from', '>', today)
      .compile(),
    renameScheme(db, schemeKey),
  ];
}

/** Whether the version of a scheme in force on a day is still this one. */
export function versionInForceIsStill(
  { key, version }: { key: string; version: number },
  day: LocalDate,
): RawBuilder<unknown> {
  return sql`(SELECT max(version) FROM scheme_versions WHERE scheme_key = ${key}
    AND effective_from <= ${day}) = ${version}`;
}

function renameScheme(db: Database, schemeKey: string): CompiledQuery {
  return sql`UPDATE schemes SET name = (SELECT v.wording ->> '$.en.name' FROM scheme_versions v
    WHERE v.scheme_key = schemes.key ORDER BY v.version DESC LIMIT 1) WHERE key = ${schemeKey}`.compile(
    db.query,
  );
}

export function updateListed(db: Database, schemeKey: string, listed: boolean): CompiledQuery {
  return db.query
    .updateTable('schemes')
    .set({ listed: listed ? 1 : 0 })
    .where('key', '=', schemeKey)
    .compile();
}
