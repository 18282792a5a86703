import type { CompiledQuery } from 'kysely';
import type { Ids, LocalDate } from '../../api/domain/clock.ts';
import { addDays, dayNumber, weekdayIndex } from '../../api/domain/london-time.ts';
import type { Database } from '../database.ts';
import { insertEmbedSite } from '../embed-sites.ts';
import { BARNET } from '../reference/barnet.ts';
import { insertRows } from '../writes.ts';

const DAYS = 60;
/** Mondays first: more people look before a night out. */
const A_WEEK = [21, 19, 24, 33, 58, 61, 27];

/** An invented website that shows the list, and how often it was loaded there until yesterday. */
export function insertDemoEmbedSite(
  db: Database,
  { ids, today }: { ids: Ids; today: LocalDate },
): CompiledQuery[] {
  const id = ids.next();
  const createdAt = `${addDays(today, -DAYS)}T09:00:00.000Z`;
  const loads = Array.from({ length: DAYS }, (_, ago) => {
    const day = addDays(today, -1 - ago);
    const usual = A_WEEK[weekdayIndex(dayNumber(day))] ?? 0;
    return { site_id: id, day, part: 'finder', loads: usual + ((ago * 7) % 5) };
  });
  return [
    insertEmbedSite(db, {
      ...{ id, authorityCode: BARNET.code, name: 'Demo council website, community safety', createdAt },
    }),
    ...insertRows(db, 'embed_loads', loads),
  ];
}
