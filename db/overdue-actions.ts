import type { Database } from './database.ts';

/**
 * Accreditations whose last day to act has gone, longest ago first.
 * @param today a day: a deadline of today has not gone
 */
export async function selectOverdueActions(
  db: Database,
  today: string,
  most: number,
): Promise<readonly { venueId: string; schemeKey: string; deadline: string }[]> {
  const rows = await db.query
    .selectFrom('accreditations')
    .select(['venue_id', 'scheme_key', 'action_deadline'])
    .where('state', '=', 'action_required')
    .where('action_deadline', '<', today)
    .orderBy('action_deadline')
    .orderBy('venue_id')
    .limit(most)
    .execute();
  return rows.map(({ venue_id, scheme_key, action_deadline }) => ({
    venueId: venue_id,
    schemeKey: scheme_key,
    deadline: action_deadline ?? today,
  }));
}
