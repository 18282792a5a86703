import type { Database } from './database.ts';

/** How many licences of an authority earlier extracts of its register held, and the one of this day does not. */
export async function countLicencesNotIn(
  db: Database,
  authorityCode: string,
  extractedOn: string,
): Promise<number> {
  const { n } = await db.query
    .selectFrom('premises_licences')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('authority_code', '=', authorityCode)
    .where('extracted_on', '<', extractedOn)
    .executeTakeFirstOrThrow();
  return n;
}
