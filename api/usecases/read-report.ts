import type { Database } from '../../db/database.ts';
import { selectReportEvents } from '../../db/reports-events.ts';
import { selectReportFrame, type ReportFrame } from '../../db/reports-frame.ts';
import { selectReportVenues } from '../../db/reports-venues.ts';
import { accreditationsBefore } from '../domain/accreditation-history.ts';
import { epochMinutes, type Clock, type EpochMinutes, type LocalDate } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { addDays, endsOfDays, londonDate } from '../domain/london-time.ts';
import { standingsAt, type ReportVenue, type Standings } from '../domain/report-cases.ts';
import { momentBefore, momentOn, type ReportMoment } from '../domain/report-moment.ts';
import { shownChanges, type ShownChange } from '../domain/shown-changes.ts';

export type { ReportFrame, ReportScheme, ReportWard } from '../../db/reports-frame.ts';

/** What every page of reports is told by. */
export interface ReportBase {
  readonly frame: ReportFrame;
  readonly moment: ReportMoment;
  readonly now: EpochMinutes;
  readonly today: LocalDate;
  /** Codes of the authority's wards. */
  readonly wards: ReadonlySet<string>;
}

/** An authority's venues at a moment. */
export interface Report extends ReportBase, Standings {
  readonly venues: readonly ReportVenue[];
}

/** The same, with what the public is shown that it was not on the eve of an earlier day, and the other way round. */
export interface ChangeReport extends Report {
  readonly since: LocalDate;
  readonly earlier: Standings;
  readonly changes: readonly ShownChange[];
}

interface Asked {
  readonly authorityCode: string;
  /** The day to look at: a later one is today. */
  readonly on: LocalDate;
  readonly db: Database;
  readonly clock: Clock;
}

/** @throws DomainError `authority.not_found` (404) */
export async function readReportBase({ authorityCode, on, db, clock }: Asked): Promise<ReportBase> {
  const now = epochMinutes(clock.now());
  const today = londonDate(now);
  const frame = await selectReportFrame(db, authorityCode, today);
  if (!frame) throw notFound('authority.not_found', 'This authority is not on the register.');
  const wards = new Set(frame.wards.map(({ code }) => code));
  return { frame, now, today, wards, moment: momentOn(on, now) };
}

/**
 * An authority's venues as they stand at the end of a day, or now: today's as the register has them, those of an earlier day put
 * together from its events. Names, wards and hours are always today's.
 * @throws DomainError `authority.not_found` (404)
 */
export async function readReport(asked: Asked): Promise<Report> {
  const base = await readReportBase(asked);
  const venues = await readVenues(asked, base, base.moment.day);
  const events = base.moment.isNow ? undefined : await selectReportEvents(asked.db, asked.authorityCode);
  return { ...base, venues, ...standingsOf(venues, base, base.moment, events) };
}

/**
 * An authority's venues at the end of a day, or now, and what has changed of what is shown since a day began.
 * @throws DomainError `authority.not_found` (404)
 */
export async function readChanges({ since, ...asked }: Asked & { since: LocalDate }): Promise<ChangeReport> {
  const base = await readReportBase(asked);
  const before = momentBefore(since, base.now);
  const venues = await readVenues(asked, base, before.day);
  const events = await selectReportEvents(asked.db, asked.authorityCode);
  const later = standingsOf(venues, base, base.moment, events);
  const earlier = standingsOf(venues, base, before, events);
  const changes = shownChanges({
    ...{ earlier, later },
    moments: { earlier: before, later: base.moment },
    eventsOf: (venueId) => events.get(venueId) ?? [],
  });
  return { ...base, ...later, ...{ venues, since, earlier, changes } };
}

/** @param since the earliest day that is looked at; a night that began the day before may reach into it */
function readVenues(
  { authorityCode, db }: Asked,
  { frame }: ReportBase,
  since: LocalDate,
): Promise<readonly ReportVenue[]> {
  return selectReportVenues(db, authorityCode, { since: addDays(since, -1), schemes: frame.schemes });
}

function standingsOf(
  venues: readonly ReportVenue[],
  { frame }: ReportBase,
  moment: ReportMoment,
  events: Awaited<ReturnType<typeof selectReportEvents>> | undefined,
): Standings {
  const endOfDay = endsOfDays();
  if (moment.isNow || !events) return standingsAt(venues, moment, endOfDay);
  return standingsAt(venues, moment, endOfDay, ({ id }) =>
    accreditationsBefore(events.get(id) ?? [], moment.before, frame.schemes),
  );
}
