import type { CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

export type Verdict = 'seen' | 'not_enough';

/** Evidence as an officer judges it. */
export interface JudgedEvidence {
  readonly id: string;
  readonly venueId: string;
  readonly authorityCode: string | null;
  readonly schemeKey: string;
  readonly item: string;
  readonly kind: 'text' | 'link' | 'file';
  /** What the manager says, or the link. */
  readonly text: string;
  readonly file: { readonly id: string; readonly name: string; readonly bytes: number } | null;
  readonly addedAt: string;
  readonly verdict: Verdict | null;
  readonly verdictNote: string;
  readonly verdictBy: string | null;
  /** Instant; null before anyone looked. */
  readonly verdictAt: string | null;
}

/** Undefined where there is none, where it is not yet sent in, and where the manager took it back. */
export async function selectEvidenceToJudge(db: Database, id: string): Promise<JudgedEvidence | undefined> {
  const row = await db.query
    .selectFrom('evidence as e')
    .innerJoin('venues as v', 'v.id', 'e.venue_id')
    .leftJoin('stored_files as f', 'f.id', 'e.file_id')
    .select(['e.id', 'e.venue_id', 'v.authority_code', 'e.scheme_key', 'e.item', 'e.kind', 'e.text'])
    .select(['e.file_id', 'f.name', 'f.bytes', 'e.added_at'])
    .select(['e.verdict', 'e.verdict_note', 'e.verdict_by', 'e.verdict_at'])
    .where('e.id', '=', id)
    .where('e.removed_at', 'is', null)
    .executeTakeFirst();
  if (!row || row.venue_id === null) return undefined;
  return {
    id: row.id,
    venueId: row.venue_id,
    authorityCode: row.authority_code,
    schemeKey: row.scheme_key,
    item: row.item,
    kind: row.kind as JudgedEvidence['kind'],
    text: row.text,
    file: row.file_id === null ? null : { id: row.file_id, name: row.name ?? '', bytes: row.bytes ?? 0 },
    addedAt: row.added_at,
    verdict: row.verdict as Verdict | null,
    verdictNote: row.verdict_note,
    verdictBy: row.verdict_by,
    verdictAt: row.verdict_at,
  };
}

export function updateVerdict(
  db: Database,
  id: string,
  { verdict, note, by, at }: { verdict: Verdict; note: string; by: string; at: string },
): CompiledQuery {
  return db.query
    .updateTable('evidence')
    .set({ verdict, verdict_note: note, verdict_by: by, verdict_at: at })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .compile();
}
