import { randomIds } from '../../api/random-ids.ts';
import type { Database } from '../../db/database.ts';

const AT = '2026-06-01T09:00:00.000Z';

/** Evidence that a manager sent in with words. */
export async function addEvidence(
  db: Database,
  {
    venueId,
    item,
    personId,
    schemeKey = 'safe_haven',
    text = 'In the back room, away from the door.',
  }: { venueId: string; item: string; personId: string; schemeKey?: string; text?: string },
): Promise<string> {
  const id = randomIds.next();
  await db.writeAll([
    db.query
      .insertInto('evidence')
      .values({
        ...{ id, venue_id: venueId, scheme_key: schemeKey, item, kind: 'text', text },
        ...{ added_by: personId, added_at: AT },
      })
      .compile(),
  ]);
  return id;
}

/** A visit that was made and written down. */
export async function addVisit(
  db: Database,
  {
    venueId,
    kind,
    outcome,
    at,
    schemeKey = 'safe_haven',
  }: {
    venueId: string;
    kind: 'advisory' | 'inspection' | 'mystery';
    outcome: 'good' | 'partial' | 'poor';
    at: string;
    schemeKey?: string;
  },
): Promise<string> {
  const id = randomIds.next();
  await db.writeAll([
    db.query
      .insertInto('visits')
      .values({
        ...{ id, venue_id: venueId, scheme_key: schemeKey, kind, state: 'done', due_on: at.slice(0, 10) },
        ...{ planned_by: 'person/x', planned_at: AT, visited_at: at, outcome },
        ...{ recorded_by: 'person/x', recorded_at: at },
      })
      .compile(),
  ]);
  return id;
}
