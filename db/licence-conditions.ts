import type { CompiledQuery } from 'kysely';
import { asksFor, type ConditionReading, type ConditionTag } from '../api/domain/licence-conditions.ts';
import { ENDED_STATUSES } from '../api/domain/licence.ts';
import type { Annex } from '../api/domain/split-conditions.ts';
import type { Database } from './database.ts';

export interface LicenceCondition extends ConditionReading {
  readonly id: string;
  readonly licenceId: string;
  /** Order within the licence. */
  readonly position: number;
  readonly annex: Annex;
  readonly text: string;
  /** `import/licences`, `person/…` */
  readonly addedBy: string;
}

/** The conditions of a licence by annex and in their order; those whose annex is not known last. */
export async function selectConditions(
  db: Database,
  licenceId: string,
): Promise<readonly LicenceCondition[]> {
  const rows = await db.query
    .selectFrom('licence_conditions')
    .select(['id', 'licence_id', 'position', 'annex', 'text', 'tags', 'refresh_months', 'added_by'])
    .where('licence_id', '=', licenceId)
    .orderBy(({ fn, val }) => fn.coalesce('annex', val(9)))
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    licenceId: row.licence_id,
    position: row.position,
    annex: row.annex as Annex,
    text: row.text,
    tags: JSON.parse(row.tags) as ConditionTag[],
    refreshMonths: row.refresh_months,
    addedBy: row.added_by,
  }));
}

/** What the conditions of a venue's licences ask for, a list a licence; ended licences ask for nothing. */
export async function selectVenueConditions(
  db: Database,
  venueId: string,
): Promise<readonly (readonly ConditionReading[])[]> {
  const rows = await db.query
    .selectFrom('premises_licences as l')
    .innerJoin('licence_conditions as c', 'c.licence_id', 'l.id')
    .select(['l.id', 'c.tags', 'c.refresh_months'])
    .where('l.venue_id', '=', venueId)
    .where('l.status', 'not in', ENDED_STATUSES)
    .where(({ or, eb }) => or([eb('c.asks_for', 'is not', null), eb('c.refresh_months', 'is not', null)]))
    .execute();
  const byLicence = Map.groupBy(rows, ({ id }) => id);
  return [...byLicence.values()].map((conditions) =>
    conditions.map(({ tags, refresh_months }) => ({
      tags: JSON.parse(tags) as ConditionTag[],
      refreshMonths: refresh_months,
    })),
  );
}

export function insertCondition(
  db: Database,
  condition: LicenceCondition & { readonly addedAt: string },
): CompiledQuery {
  return db.query
    .insertInto('licence_conditions')
    .values({
      id: condition.id,
      licence_id: condition.licenceId,
      position: condition.position,
      ...changeableRowOf(condition),
      added_by: condition.addedBy,
      added_at: condition.addedAt,
    })
    .compile();
}

export type ConditionChange = Pick<LicenceCondition, 'annex' | 'text' | 'tags' | 'refreshMonths'>;

export function updateCondition(
  db: Database,
  { id, addedBy, ...change }: ConditionChange & Pick<LicenceCondition, 'id' | 'addedBy'>,
): CompiledQuery {
  return db.query
    .updateTable('licence_conditions')
    .set({ ...changeableRowOf(change), added_by: addedBy })
    .where('id', '=', id)
    .compile();
}

export function deleteCondition(db: Database, id: string): CompiledQuery {
  return db.query.deleteFrom('licence_conditions').where('id', '=', id).compile();
}

function changeableRowOf({ annex, text, tags, refreshMonths }: ConditionChange) {
  const asks = asksFor(tags);
  return { annex, text, tags: JSON.stringify(tags), refresh_months: refreshMonths, asks_for: asks };
}
