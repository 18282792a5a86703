import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { LocalDate } from '../api/domain/clock.ts';
import type { Database } from './database.ts';

export interface Helpline {
  readonly key: string;
  /** Order on lists. */
  readonly position: number;
  /** For danger now: shown first, and never left out. */
  readonly emergency: boolean;
  readonly name: string;
  readonly forWhom: string;
  /** Empty text where there is none. */
  readonly phone: string;
  readonly textNumber: string;
  readonly email: string;
  readonly website: string;
  /** In words: "24 hours, every day". */
  readonly hours: string;
  /** The role that keeps this entry right. */
  readonly owner: string;
  readonly source: string;
  readonly checkedOn: LocalDate;
  /** The council it belongs to; null where it is for everybody. */
  readonly authorityCode: string | null;
  /** False where the public is not told of it. */
  readonly shown: boolean;
}

function helplines(db: Database) {
  return db.query
    .selectFrom('helplines')
    .select(['key', 'position', 'emergency', 'name', 'for_whom', 'phone', 'text_number', 'email', 'website'])
    .select(['hours', 'owner', 'source', 'checked_on', 'authority_code', 'shown']);
}

type Row = Awaited<ReturnType<ReturnType<typeof helplines>['execute']>>[number];

/**
 * Helplines for everybody, with those of one authority where its code is given; emergencies first. Also those that the
 * public is not told of.
 */
export async function selectHelplines(db: Database, authorityCode?: string): Promise<readonly Helpline[]> {
  const rows = await helplines(db)
    .where(({ eb, or }) =>
      or([
        eb('authority_code', 'is', null),
        ...(authorityCode === undefined ? [] : [eb('authority_code', '=', authorityCode)]),
      ]),
    )
    .orderBy('emergency', 'desc')
    .orderBy('position')
    .orderBy('key')
    .execute();
  return rows.map(helplineOf);
}

export async function selectHelpline(db: Database, key: string): Promise<Helpline | undefined> {
  const row = await helplines(db).where('key', '=', key).executeTakeFirst();
  return row && helplineOf(row);
}

function helplineOf({
  for_whom,
  text_number,
  checked_on,
  authority_code,
  emergency,
  shown,
  ...row
}: Row): Helpline {
  return {
    ...row,
    emergency: emergency === 1,
    forWhom: for_whom,
    textNumber: text_number,
    checkedOn: checked_on,
    authorityCode: authority_code,
    shown: shown === 1,
  };
}

/** Holds where an entry still says what it said: a change is decided on what was seen. */
export function helplineIs(helpline: Helpline): RawBuilder<unknown> {
  const { key, ...row } = rowOf(helpline);
  const same = Object.entries(row).map(([column, value]) => sql`${sql.ref(column)} IS ${value}`);
  return sql`EXISTS (SELECT 1 FROM helplines WHERE key = ${key} AND ${sql.join(same, sql` AND `)})`;
}

/** Adds a helpline, or brings the one with its key up to date. */
export function upsertHelpline(db: Database, helpline: Helpline): CompiledQuery {
  const { key, ...row } = rowOf(helpline);
  return db.query
    .insertInto('helplines')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .compile();
}

/** Fails with a ConflictError where there is one of this key. */
export function insertHelpline(db: Database, helpline: Helpline): CompiledQuery {
  return db.query.insertInto('helplines').values(rowOf(helpline)).compile();
}

function rowOf(helpline: Helpline) {
  const { emergency, forWhom, textNumber, checkedOn, authorityCode, shown, ...rest } = helpline;
  return {
    ...rest,
    emergency: emergency ? 1 : 0,
    for_whom: forWhom,
    text_number: textNumber,
    checked_on: checkedOn,
    authority_code: authorityCode,
    shown: shown ? 1 : 0,
  };
}
