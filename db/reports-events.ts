import type { HistoryEvent } from '../api/domain/accreditation-history.ts';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { Database } from './database.ts';

/**
 * The events of an authority's venues by venue, in their order. What was written about them, and by whom, is not read: a report
 * tells neither.
 */
export async function selectReportEvents(
  db: Database,
  authorityCode: string,
): Promise<ReadonlyMap<string, readonly HistoryEvent[]>> {
  const rows = await db.query
    .selectFrom('venues as v')
    .innerJoin('accreditation_events as e', 'e.venue_id', 'v.id')
    .select(['e.venue_id', 'e.scheme_key', 'e.to_state', 'e.decided_at', 'e.facts'])
    .where('v.authority_code', '=', authorityCode)
    .where('v.standing', 'in', ['registered', 'closed'])
    .orderBy('e.venue_id')
    .orderBy('e.sequence')
    .execute();
  const events = new Map<string, HistoryEvent[]>();
  for (const { venue_id, scheme_key, to_state, decided_at, facts } of rows) {
    const own = events.get(venue_id) ?? [];
    own.push({
      schemeKey: scheme_key,
      to: to_state as AccreditationState,
      decidedAt: decided_at,
      dates: facts === '{}' ? {} : (JSON.parse(facts) as HistoryEvent['dates']),
    });
    events.set(venue_id, own);
  }
  return events;
}
