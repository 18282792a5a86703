import type { CompiledQuery } from 'kysely';
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
}

/** Helplines for everybody, with those of one authority where its code is given; emergencies first. */
export async function selectHelplines(db: Database, authorityCode?: string): Promise<readonly Helpline[]> {
  const rows = await db.query
    .selectFrom('helplines')
    .select(['key', 'position', 'emergency', 'name', 'for_whom', 'phone', 'text_number', 'email', 'website'])
    .select(['hours', 'owner', 'source', 'checked_on', 'authority_code'])
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
  return rows.map(({ for_whom, text_number, checked_on, authority_code, emergency, ...row }) => ({
    ...row,
    emergency: emergency === 1,
    forWhom: for_whom,
    textNumber: text_number,
    checkedOn: checked_on,
    authorityCode: authority_code,
  }));
}

/** Adds a helpline, or brings the one with its key up to date. */
export function upsertHelpline(db: Database, helpline: Helpline): CompiledQuery {
  const { key, emergency, forWhom, textNumber, checkedOn, authorityCode, ...rest } = helpline;
  const row = {
    ...rest,
    emergency: emergency ? 1 : 0,
    for_whom: forWhom,
    text_number: textNumber,
    checked_on: checkedOn,
    authority_code: authorityCode,
  };
  return db.query
    .insertInto('helplines')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .compile();
}
