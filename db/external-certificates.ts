import { sql, type CompiledQuery } from 'kysely';
import type { CertificateVerdict, ExternalCertificate } from '../api/domain/external-certificate.ts';
import type { TrainingModuleKey } from '../api/domain/training-modules.ts';
import type { Database } from './database.ts';
import { expectation } from './expectations.ts';

/** A certificate with whose it is and where they work. */
export interface NamedCertificate extends ExternalCertificate {
  /** Empty once erased. */
  readonly staffName: string;
  /** A day; null while they work there. */
  readonly leftOn: string | null;
  readonly venueName: string;
  readonly authorityCode: string | null;
}

function certificates(db: Database) {
  return db.query
    .selectFrom('external_certificates as e')
    .innerJoin('staff_members as s', 's.id', 'e.staff_id')
    .innerJoin('venues as v', 'v.id', 'e.venue_id')
    .select(['e.id', 'e.venue_id', 'e.staff_id', 'e.module_key', 'e.provider', 'e.trained_on', 'e.reference'])
    .select(['e.file_id', 'e.sent_at', 'e.verdict', 'e.verdict_note', 'e.verdict_at'])
    .select(['s.name as staff_name', 's.left_on', 'v.name as venue_name', 'v.authority_code']);
}

type Row = Awaited<ReturnType<ReturnType<typeof certificates>['execute']>>[number];

export async function selectCertificate(db: Database, id: string): Promise<NamedCertificate | undefined> {
  const row = await certificates(db).where('e.id', '=', id).executeTakeFirst();
  return row && certificateOf(row);
}

/** What a venue has sent in, the newest first. */
export async function selectCertificatesOfVenue(
  db: Database,
  venueId: string,
  limit: number,
): Promise<readonly NamedCertificate[]> {
  const rows = await certificates(db)
    .where('e.venue_id', '=', venueId)
    .orderBy('e.sent_at', 'desc')
    .orderBy('e.id')
    .limit(limit)
    .execute();
  return rows.map(certificateOf);
}

export const CERTIFICATE_LISTS = ['waiting', 'accepted', 'refused'] as const;
export type CertificateList = (typeof CERTIFICATE_LISTS)[number];

/** A page of an authority's certificates: those that wait with the oldest first, the others with the newest decision first. */
export async function selectCertificates(
  db: Database,
  authorityCode: string,
  { list, limit, offset }: { list: CertificateList; limit: number; offset: number },
): Promise<readonly NamedCertificate[]> {
  const all = certificates(db).where('v.authority_code', '=', authorityCode).limit(limit).offset(offset);
  const rows = await (
    list === 'waiting'
      ? all.where('e.verdict', 'is', null).orderBy('e.sent_at')
      : all.where('e.verdict', '=', list).orderBy('e.verdict_at', 'desc')
  )
    .orderBy('e.id')
    .execute();
  return rows.map(certificateOf);
}

export async function countCertificates(
  db: Database,
  authorityCode: string,
  list: CertificateList,
): Promise<number> {
  const row = await db.query
    .selectFrom('external_certificates as e')
    .innerJoin('venues as v', 'v.id', 'e.venue_id')
    .select(({ fn }) => fn.countAll<number>().as('certificates'))
    .where('v.authority_code', '=', authorityCode)
    .where('e.verdict', list === 'waiting' ? 'is' : '=', list === 'waiting' ? null : list)
    .executeTakeFirst();
  return Number(row?.certificates ?? 0);
}

/** Refused with a ConflictError where the same form sent one before. */
export function insertCertificate(
  db: Database,
  certificate: Omit<ExternalCertificate, 'verdict' | 'verdictNote' | 'verdictAt'> & { sentBy: string },
): CompiledQuery {
  return db.query
    .insertInto('external_certificates')
    .values({
      ...{ id: certificate.id, venue_id: certificate.venueId, staff_id: certificate.staffId },
      ...{ module_key: certificate.moduleKey, provider: certificate.provider },
      ...{ trained_on: certificate.trainedOn, reference: certificate.reference },
      ...{ file_id: certificate.fileId, sent_by: certificate.sentBy, sent_at: certificate.sentAt },
    })
    .compile();
}

/** Makes the whole write fail where a verdict was given before. */
export function giveCertificateVerdict(
  db: Database,
  id: string,
  given: { verdict: CertificateVerdict; note: string; by: string; at: string },
): readonly CompiledQuery[] {
  return [
    expectation(db, sql`EXISTS (SELECT 1 FROM external_certificates WHERE id = ${id} AND verdict IS NULL)`),
    db.query
      .updateTable('external_certificates')
      .set({
        ...{ verdict: given.verdict, verdict_note: given.note },
        ...{ verdict_by: given.by, verdict_at: given.at },
      })
      .where('id', '=', id)
      .compile(),
  ];
}

/** Who gave a certificate its verdict; null while it waits. */
export async function selectVerdictBy(db: Database, id: string): Promise<string | null> {
  const row = await db.query
    .selectFrom('external_certificates')
    .select('verdict_by')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.verdict_by ?? null;
}

function certificateOf(row: Row): NamedCertificate {
  return {
    ...{ id: row.id, venueId: row.venue_id, staffId: row.staff_id, provider: row.provider },
    moduleKey: row.module_key as TrainingModuleKey,
    ...{ trainedOn: row.trained_on, reference: row.reference, fileId: row.file_id, sentAt: row.sent_at },
    verdict: row.verdict as CertificateVerdict | null,
    ...{ verdictNote: row.verdict_note, verdictAt: row.verdict_at },
    ...{ staffName: row.staff_name, leftOn: row.left_on },
    ...{ venueName: row.venue_name, authorityCode: row.authority_code },
  };
}
