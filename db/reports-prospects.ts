import { sql, type RawBuilder } from 'kysely';
import { monthsAfter } from '../api/domain/calendar.ts';
import { epochMinutes, isoInstant, type LocalDate } from '../api/domain/clock.ts';
import { londonDate, londonInstant } from '../api/domain/london-time.ts';
import type { ProspectCount, ProspectFilter } from '../api/domain/prospect-figures.ts';
import type { Database } from './database.ts';

/** Premises that came with an import, and how far they came. */
export interface Prospect {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly wardCode: string | null;
  readonly source: string;
  readonly importedOn: LocalDate;
  /** Null where they have not. */
  readonly signedUpOn: LocalDate | null;
  readonly accreditedOn: LocalDate | null;
}

interface Asked {
  readonly authorityCode: string;
  /** Instant, UTC ISO text: what happened then or later is not known yet. */
  readonly before: string;
}

/**
 * What was on the register before anything was decided about it, but for what a manager or an officer entered. Those who have only
 * begun a form have not signed up.
 */
function prospects({ authorityCode, before }: Asked): RawBuilder<unknown> {
  const firstEvent = (which: RawBuilder<unknown>) => sql`(SELECT min(e.decided_at) FROM accreditation_events e
    WHERE e.venue_id = v.id AND ${which} AND e.decided_at < ${before})`;
  return sql`(
    SELECT v.id, v.name, v.address, v.town, v.postcode, v.ward_code, v.source, v.created_at AS imported_at,
      ${firstEvent(sql`e.to_state <> 'draft'`)} AS signed_up_at,
      ${firstEvent(sql`e.to_state = 'accredited'`)} AS accredited_at
    FROM venues v
    WHERE v.authority_code = ${authorityCode} AND v.source NOT IN ('manager', 'officer') AND v.created_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM accreditation_events e WHERE e.venue_id = v.id AND e.decided_at <= v.created_at)
  )`;
}

interface CountRow {
  source: string;
  imported: string;
  signed_up: string | null;
  accredited: string | null;
  n: number;
}

/** How many prospects came with each import and how far they came. By the hour: London's months begin at a full one. */
export async function selectProspectCounts(db: Database, asked: Asked): Promise<readonly ProspectCount[]> {
  const { rows } = await sql<CountRow>`
    SELECT source, substr(imported_at, 1, 13) AS imported, substr(signed_up_at, 1, 13) AS signed_up,
      substr(accredited_at, 1, 13) AS accredited, count(*) AS n
    FROM ${prospects(asked)} GROUP BY 1, 2, 3, 4
  `.execute(db.query);
  const monthOf = (hour: string) => dayOf(`${hour}:00:00.000Z`).slice(0, 7);
  return rows.map(({ source, imported, signed_up, accredited, n }) => ({
    source,
    importedIn: monthOf(imported),
    signedUpIn: signed_up === null ? null : monthOf(signed_up),
    accreditedIn: accredited === null ? null : monthOf(accredited),
    count: n,
  }));
}

/** The prospects that a filter lets through, by town, name and id, and how many there are of them on all pages. */
export async function selectProspects(
  db: Database,
  asked: Asked,
  filter: ProspectFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ readonly total: number; readonly prospects: readonly Prospect[] }> {
  const { rows } = await sql<ProspectRow>`
    SELECT id, name, address, town, postcode, ward_code, source, imported_at, signed_up_at, accredited_at,
      count(*) OVER () AS total
    FROM ${prospects(asked)} WHERE ${passing(filter)}
    ORDER BY town, name, id LIMIT ${limit} OFFSET ${offset}
  `.execute(db.query);
  return { total: rows[0]?.total ?? 0, prospects: rows.map(prospectOf) };
}

interface ProspectRow {
  id: string;
  name: string;
  address: string;
  town: string;
  postcode: string;
  ward_code: string | null;
  source: string;
  imported_at: string;
  signed_up_at: string | null;
  accredited_at: string | null;
  total: number;
}

/** The same rule as `countProspects`. */
function passing({ source, stage, month }: ProspectFilter): RawBuilder<unknown> {
  const at = sql.ref(
    {
      imported: 'imported_at',
      waiting: 'imported_at',
      signed_up: 'signed_up_at',
      accredited: 'accredited_at',
    }[stage],
  );
  const [from, to] = month === undefined ? ['', '9999'] : monthBounds(month);
  const reached = sql`${at} IS NOT NULL AND ${at} >= ${from} AND ${at} < ${to}`;
  const waiting = stage === 'waiting' ? sql` AND signed_up_at IS NULL` : sql``;
  const ofSource = source === undefined ? sql`` : sql` AND source = ${source}`;
  return sql`${reached}${waiting}${ofSource}`;
}

/** The instants at which a month of London begins and ends. */
function monthBounds(month: string): [string, string] {
  const first = `${month}-01`;
  return [isoInstant(londonInstant(first)), isoInstant(londonInstant(monthsAfter(first, 1)))];
}

function prospectOf(row: ProspectRow): Prospect {
  const { id, name, address, town, postcode, source } = row;
  return {
    ...{ id, name, address, town, postcode, source },
    wardCode: row.ward_code,
    importedOn: dayOf(row.imported_at),
    signedUpOn: row.signed_up_at === null ? null : dayOf(row.signed_up_at),
    accreditedOn: row.accredited_at === null ? null : dayOf(row.accredited_at),
  };
}

function dayOf(instant: string): LocalDate {
  return londonDate(epochMinutes(Date.parse(instant)));
}
