import type { ExpressionBuilder } from 'kysely';
import type { VisitKind } from '../api/domain/rubric.ts';
import type { VisitOutcome } from '../api/domain/visit.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { VisitState } from './visits.ts';

/** A visit as a row of a list. Instants are UTC ISO text, days `YYYY-MM-DD`. */
export interface VisitSummary {
  readonly id: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly schemeKey: string;
  readonly kind: VisitKind;
  readonly state: VisitState;
  readonly dueOn: string;
  readonly visitedAt: string | null;
  readonly outcome: VisitOutcome | null;
  readonly debriefedOn: string | null;
  /** Who goes, by name or address. */
  readonly visitor: string;
  /** Whether a visit that repeats this one is planned or made. */
  readonly hasRetest: boolean;
}

/** `to_debrief`: made, and the venue not told. `to_retest`: failed, and no retest planned. */
export const VISIT_LISTS = ['planned', 'to_debrief', 'to_retest', 'done', 'called_off'] as const;
export type VisitList = (typeof VISIT_LISTS)[number];

export interface VisitFilter {
  readonly scheme?: string | undefined;
  readonly ward?: string | undefined;
  readonly kind?: VisitKind | undefined;
  readonly outcome?: VisitOutcome | undefined;
}

type Joined = Schema & { v: Schema['visits']; e: Schema['venues']; p: Schema['people'] };
type Expressions = ExpressionBuilder<Joined, 'v'>;

/** A page of the visits of an authority: what is due soonest first, of what was made the newest first. */
export async function selectVisitList(
  db: Database,
  {
    authorityCode,
    list,
    filter,
    page,
    perPage,
  }: { authorityCode: string; list: VisitList; filter: VisitFilter; page: number; perPage: number },
): Promise<{ visits: readonly VisitSummary[]; total: number }> {
  const state = list === 'to_debrief' || list === 'to_retest' ? 'done' : list;
  let visits = summaries(db).where('v.authority_code', '=', authorityCode).where('v.state', '=', state);
  if (list === 'to_debrief') visits = visits.where('v.debriefed_on', 'is', null);
  if (list === 'to_retest') {
    visits = visits
      .where('v.kind', '!=', 'advisory')
      .where('v.outcome', 'in', ['partial', 'poor'])
      .where((eb) => eb.not(hasRetest(eb)));
  }
  if (filter.scheme !== undefined) visits = visits.where('v.scheme_key', '=', filter.scheme);
  if (filter.ward !== undefined) visits = visits.where('e.ward_code', '=', filter.ward);
  if (filter.kind !== undefined) visits = visits.where('v.kind', '=', filter.kind);
  if (filter.outcome !== undefined) visits = visits.where('v.outcome', '=', filter.outcome);
  const counted = await visits
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirst();
  const ordered =
    list === 'planned'
      ? visits.orderBy('v.due_on')
      : visits.orderBy('v.visited_at', list === 'done' ? 'desc' : 'asc');
  const rows = await ordered
    .orderBy('v.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { visits: rows.map(summaryOf), total: Number(counted?.total ?? 0) };
}

/** The visits to a venue, newest first. */
export async function selectVenueVisits(db: Database, venueId: string): Promise<readonly VisitSummary[]> {
  const rows = await summaries(db)
    .where('v.venue_id', '=', venueId)
    .orderBy('v.due_on', 'desc')
    .orderBy('v.id')
    .limit(MOST_OF_ONE)
    .execute();
  return rows.map(summaryOf);
}

/** The visits that look into a concern, newest first. */
export async function selectConcernVisits(db: Database, concernId: string): Promise<readonly VisitSummary[]> {
  const rows = await summaries(db)
    .where('v.concern_id', '=', concernId)
    .orderBy('v.due_on', 'desc')
    .limit(MOST_OF_ONE)
    .execute();
  return rows.map(summaryOf);
}

/** The visits that repeat a test, newest first; those that were called off are none. */
export async function selectRetests(db: Database, visitId: string): Promise<readonly VisitSummary[]> {
  const rows = await summaries(db)
    .where('v.retest_of', '=', visitId)
    .where('v.state', '!=', 'called_off')
    .orderBy('v.due_on', 'desc')
    .limit(MOST_OF_ONE)
    .execute();
  return rows.map(summaryOf);
}

/** What a person is to visit, soonest first, and what they recorded last. */
export async function selectOwnVisits(
  db: Database,
  visitorId: string,
): Promise<{ planned: readonly VisitSummary[]; done: readonly VisitSummary[] }> {
  const own = summaries(db).where('v.visitor_id', '=', visitorId);
  const planned = await own
    .where('v.state', '=', 'planned')
    .orderBy('v.due_on')
    .orderBy('v.id')
    .limit(MOST_OF_ONE)
    .execute();
  const done = await own.where('v.state', '=', 'done').orderBy('v.visited_at', 'desc').limit(10).execute();
  return { planned: planned.map(summaryOf), done: done.map(summaryOf) };
}

/** More are on the list of the authority. */
const MOST_OF_ONE = 100;

function summaries(db: Database) {
  return db.query
    .selectFrom('visits as v')
    .innerJoin('venues as e', 'e.id', 'v.venue_id')
    .leftJoin('people as p', 'p.id', 'v.visitor_id')
    .select(['v.id', 'v.venue_id', 'e.name as venue_name', 'v.scheme_key', 'v.kind', 'v.state', 'v.due_on'])
    .select(['v.visited_at', 'v.outcome', 'v.debriefed_on', 'p.name as visitor_name', 'p.email'])
    .select((eb) => hasRetest(eb).as('has_retest'));
}

function hasRetest(eb: Pick<Expressions, 'exists' | 'selectFrom'>) {
  return eb.exists(
    eb
      .selectFrom('visits as r')
      .select('r.id')
      .whereRef('r.retest_of', '=', 'v.id')
      .where('r.state', '!=', 'called_off'),
  );
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

function summaryOf(row: SummaryRow): VisitSummary {
  return {
    id: row.id,
    venueId: row.venue_id,
    venueName: row.venue_name,
    schemeKey: row.scheme_key,
    kind: row.kind as VisitKind,
    state: row.state as VisitState,
    dueOn: row.due_on,
    visitedAt: row.visited_at,
    outcome: row.outcome as VisitOutcome | null,
    debriefedOn: row.debriefed_on,
    visitor: row.visitor_name || row.email || '',
    hasRetest: Boolean(row.has_retest),
  };
}
