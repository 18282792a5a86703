import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What lists of an authority are narrowed down by, and what it is called. */
export interface CouncilChoices {
  readonly authorityName: string;
  readonly wards: readonly { readonly code: string; readonly name: string }[];
  readonly schemes: readonly { readonly key: string; readonly name: string }[];
}

/** In one read: lists need it on every page. */
export async function selectCouncilChoices(db: Database, authorityCode: string): Promise<CouncilChoices> {
  const { rows } = await sql<{ name: string | null; wards: string; schemes: string }>`
    SELECT (SELECT name FROM authorities WHERE code = ${authorityCode}) AS name,
      (SELECT json_group_array(json_object('code', code, 'name', name)) FROM
        (SELECT code, name FROM wards WHERE authority_code = ${authorityCode} ORDER BY name)) AS wards,
      (SELECT json_group_array(json_object('key', key, 'name', name)) FROM
        (SELECT key, name FROM schemes ORDER BY position)) AS schemes
  `.execute(db.query);
  const [row] = rows;
  return {
    authorityName: row?.name ?? '',
    wards: JSON.parse(row?.wards ?? '[]') as CouncilChoices['wards'],
    schemes: JSON.parse(row?.schemes ?? '[]') as CouncilChoices['schemes'],
  };
}
