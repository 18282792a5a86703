import type { CompiledQuery } from 'kysely';
import { boundsOf } from '../api/domain/boundary.ts';
import { epochMinutes, isoInstant, type Clock, type Ids } from '../api/domain/clock.ts';
import { conflict, DomainError } from '../api/domain/errors.ts';
import { londonDate } from '../api/domain/london-time.ts';
import { areaScope, cellScope } from '../api/domain/scope.ts';
import type { SnapshotScope } from '../api/domain/snapshot.ts';
import { writeAudited } from './audit.ts';
import type { Database } from './database.ts';
import { insertCasework } from './demo/casework.ts';
import { demoRows, type DemoRows } from './demo/demo-rows.ts';
import { insertDemoEmbedSite } from './demo/embed-rows.ts';
import { DEMO_OUTLINE } from './demo/outline.ts';
import { keptTraining, withKeptDates } from './demo/training-plan.ts';
import { wardRows } from './demo/wards.ts';
import { ConflictError } from './errors.ts';
import { missingReferenceData } from './reference-data.ts';
import { BARNET } from './reference/barnet.ts';
import { markChanged } from './snapshots.ts';
import { insertRows } from './writes.ts';

const NOT_EMPTY = 'demo.register_not_empty';

/** Whether no venue was ever entered or imported: only then may the demo be loaded. */
export async function isRegisterEmpty(db: Database): Promise<boolean> {
  return (await db.query.selectFrom('venues').select('id').limit(1).executeTakeFirst()) === undefined;
}

/**
 * Fills an empty register with invented venues in Barnet's town centres, in every state of the life cycle, dated
 * relative to the clock's day in London: in one write, with the reference data where it is missing. Publish afterwards.
 *
 * @returns how many venues were added
 * @throws DomainError `demo.register_not_empty` (409), and changes nothing
 */
export async function loadDemo({
  db,
  clock,
  ids,
}: {
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ venues: number }> {
  if (!(await isRegisterEmpty(db))) throw notEmpty();
  const now = epochMinutes(clock.now());
  const at = isoInstant(now);
  const today = londonDate(now);
  const invented = demoRows({ ids, today });
  const kept = keptTraining(invented, { ids, today });
  const rows = withKeptDates(invented, kept);
  const reference = await missingReferenceData(db, at);
  try {
    const writes = [
      ...reference.writes,
      outlineWhereThereIsNone(db, at),
      ...insertRows(db, 'wards', wardRows(at), (insert) => insert.onConflict((on) => on.doNothing())),
      ...insertDemoRows(db, rows),
      ...insertCasework(db, rows, { kept, ids, today, at }),
      ...insertDemoEmbedSite(db, { ids, today }),
      ...scopesOf(rows.venues).map((scope) => markChanged(db, scope)),
    ];
    await writeAudited(db, writes, [
      ...reference.events,
      ...rows.auditEntries,
      {
        authority_code: BARNET.code,
        occurred_at: at,
        actor: 'job/demo',
        action: 'demo.loaded',
        subject: `authority/${BARNET.code}`,
        details: { venues: rows.venues.length },
      },
    ]);
  } catch (error) {
    // Another process loaded it between our look and our write.
    if (error instanceof ConflictError && error.concerns('venues')) throw notEmpty(error);
    throw error;
  }
  return { venues: rows.venues.length };
}

/**
 * Loads the demo at the start of a server whose register is still empty; several may start at once.
 * @returns how many venues were added, 0 where the register already holds some
 */
export async function loadDemoIfEmpty(given: { db: Database; clock: Clock; ids: Ids }): Promise<number> {
  try {
    return (await loadDemo(given)).venues;
  } catch (error) {
    if (error instanceof DomainError && error.code === NOT_EMPTY) return 0;
    throw error;
  }
}

function insertDemoRows(db: Database, rows: DemoRows): CompiledQuery[] {
  return [
    ...insertRows(db, 'venues', rows.venues),
    ...insertRows(db, 'opening_hours', rows.openingHours),
    ...insertRows(db, 'hours_exceptions', rows.hoursExceptions),
    ...insertRows(db, 'closures', rows.closures),
    ...insertRows(db, 'accreditations', rows.accreditations),
    ...insertRows(db, 'accreditation_events', rows.accreditationEvents),
    ...insertRows(db, 'postcodes', rows.postcodes, (insert) => insert.onConflict((on) => on.doNothing())),
  ];
}

/** The official boundary stays where one was imported. */
function outlineWhereThereIsNone(db: Database, at: string): CompiledQuery {
  return db.query
    .updateTable('authorities')
    .set({ boundary: JSON.stringify(DEMO_OUTLINE), ...boundsOf(DEMO_OUTLINE), updated_at: at })
    .where('code', '=', BARNET.code)
    .where('boundary', 'is', null)
    .compile();
}

function scopesOf(venues: DemoRows['venues']): readonly SnapshotScope[] {
  const cells = new Set(venues.map(({ cell }) => cell));
  return [areaScope(BARNET.code), ...[...cells].map(cellScope)];
}

function notEmpty(cause?: unknown): DomainError {
  return conflict(
    NOT_EMPTY,
    'This register already holds venues, so the demo was not added. Start with an empty register to see it.',
    cause,
  );
}
