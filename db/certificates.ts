import type { TrainingModuleKey } from '../api/domain/training-modules.ts';
import type { Database } from './database.ts';

/** A training record with whose it is. Days `YYYY-MM-DD`, instants UTC ISO text. */
export interface Certificate {
  readonly recordId: string;
  readonly code: string;
  readonly staffId: string;
  readonly name: string;
  readonly venueId: string;
  readonly authorityCode: string | null;
  readonly authorityName: string;
  readonly moduleKey: TrainingModuleKey;
  readonly way: 'online' | 'in_person' | 'external';
  readonly trainedOn: string;
  readonly revokedAt: string | null;
}

/** By its code, as it is or as it was typed; not of somebody who was erased. */
export function selectCertificateByCode(db: Database, ...codes: string[]): Promise<Certificate | undefined> {
  return select(db, 'r.certificate_code', codes);
}

export function selectCertificateOfRecord(db: Database, recordId: string): Promise<Certificate | undefined> {
  return select(db, 'r.id', [recordId]);
}

async function select(
  db: Database,
  column: 'r.certificate_code' | 'r.id',
  values: string[],
): Promise<Certificate | undefined> {
  const row = await db.query
    .selectFrom('training_records as r')
    .innerJoin('staff_members as m', 'm.id', 'r.staff_id')
    .innerJoin('venues as v', 'v.id', 'r.venue_id')
    .leftJoin('authorities as a', 'a.code', 'v.authority_code')
    .select(['r.id', 'r.certificate_code', 'r.staff_id', 'm.name', 'r.venue_id', 'v.authority_code'])
    .select(['a.name as authority_name', 'r.module_key', 'r.way', 'r.trained_on', 'r.revoked_at'])
    .where(column, 'in', values)
    .where('m.erased_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      ...{ recordId: row.id, code: row.certificate_code, staffId: row.staff_id, name: row.name },
      ...{ venueId: row.venue_id, authorityCode: row.authority_code },
      authorityName: row.authority_name ?? '',
      moduleKey: row.module_key as TrainingModuleKey,
      way: row.way as Certificate['way'],
      ...{ trainedOn: row.trained_on, revokedAt: row.revoked_at },
    }
  );
}
