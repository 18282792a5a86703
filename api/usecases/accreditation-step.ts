import {
  NO_DATES,
  selectAccreditation,
  selectVenueStanding,
  type AccreditationDates,
} from '../../db/accreditations.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { selectScopesAt } from '../../db/scopes.ts';
import { markChanged } from '../../db/snapshots.ts';
import { isShowable, step, type AccreditationState } from '../domain/accreditation.ts';
import { isLocalDate } from '../domain/calendar.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import type { SnapshotScope } from '../domain/snapshot.ts';
import { stepWrites } from './step-writes.ts';
import { decidedFirst } from './write-and-publish.ts';

/** Beyond the year 9999 an ISO text begins with a sign, and no longer compares as time does. */
const LAST_DAY = '2999-12-31';

/** A step of the life cycle that is decided but not yet written: it goes into one write with what caused it. */
export interface AccreditationStep {
  /** Of its event; a second step made on the same history is refused when it is written. */
  readonly sequence: number;
  readonly writes: readonly Write[];
  readonly event: AuditEntry;
  /** Where the venue is, or was, shown: to be published after the write. */
  readonly scopes: readonly SnapshotScope[];
}

/**
 * The step that takes a venue to a state of the life cycle under a scheme, as the register stands now. Written by
 * `writeAndPublish`.
 *
 * @param dates what the step changes; the rest is carried over
 * @param after how many steps of this venue, under other schemes, stand before it in the same write
 * @param facts what else the event and the audit trail are to say: ids of what caused it, never anyone's name
 * @param expectedSequence the venue's last event that whoever decides has seen; not asked for where nobody looked
 * @throws DomainError `venue.not_found`, `scheme.not_found` (404), `accreditation.not_allowed`, `venue.closed`,
 *   `accreditation.decided_meanwhile` (409),
 *   `venue.no_position`, `accreditation.dates_missing`, `accreditation.dates_wrong` (400)
 */
export async function prepareStep({
  venueId,
  schemeKey,
  to,
  reason,
  dates = {},
  facts = {},
  after: stepsBefore = 0,
  expectedSequence,
  actor,
  db,
  clock,
}: {
  venueId: string;
  schemeKey: string;
  to: AccreditationState;
  reason: string;
  dates?: Partial<AccreditationDates>;
  facts?: Readonly<Record<string, string>>;
  after?: number;
  expectedSequence?: number | undefined;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<AccreditationStep> {
  const now = clock.now();
  const decidedAt = new Date(now).toISOString();
  const venue = await selectVenueStanding(db, venueId, schemeKey);
  if (!venue) throw notFound('venue.not_found', `No venue ${venueId}. Search the register for its id.`);
  if (expectedSequence !== undefined && expectedSequence !== venue.sequence) throw decidedFirst();
  const schemes = await selectSchemes(db, londonDate(epochMinutes(now)));
  const scheme = schemes.find(({ key }) => key === schemeKey);
  if (!scheme) throw notFound('scheme.not_found', `No scheme ${schemeKey}. Use one of: ${keysOf(schemes)}.`);
  const state = venue.state === null ? entered(to) : step(venue.state, to);
  // A venue that is shown already is not held there by what it lacks: a failed visit has to be recorded all the same.
  if (state === 'accredited' || (isShowable(state) && !isShowable(venue.state))) {
    if (venue.closed)
      throw conflict('venue.closed', 'This venue has closed for good, so it cannot be shown.');
    if (!venue.placed) {
      throw invalid('venue.no_position', 'This venue has no position. Place it on the map first.');
    }
  }
  const before = (await selectAccreditation(db, venueId, schemeKey)) ?? {
    ...NO_DATES,
    scheme_version: scheme.version,
  };
  // What moves its dates on leaves it under the rules that it was decided by.
  const anew = state === 'accredited' && venue.state !== 'accredited';
  const after = { ...before, ...dates, ...(anew && { scheme_version: scheme.version }) };
  requireDays(dates);
  if (state === 'accredited') requireDates(after);
  const sequence = venue.sequence + 1 + stepsBefore;
  const scopes = await selectScopesAt(db, venue.spots);

  const { writes, event } = stepWrites(db, {
    venueId,
    authorityCode: venue.authorityCode,
    schemeKey,
    from: venue.state,
    to: state,
    sequence,
    reason,
    after,
    facts: { ...dates, ...facts },
    actor,
    decidedAt,
  });
  return { sequence, scopes, event, writes: [...writes, ...scopes.map((scope) => markChanged(db, scope))] };
}

function entered(to: AccreditationState): AccreditationState {
  if (to === 'draft' || to === 'accredited') return to;
  throw conflict(
    'accreditation.not_allowed',
    'This venue has no history under the scheme, so it can only be entered as a draft or as accredited.',
  );
}

function requireDays(dates: Partial<AccreditationDates>): void {
  const wrong = Object.entries(dates).filter(
    ([, day]) => day !== null && (!isLocalDate(day) || day > LAST_DAY),
  );
  if (wrong.length === 0) return;
  const advice = `Enter a day such as 2027-02-28, no later than ${LAST_DAY}.`;
  throw invalid(
    'accreditation.dates_wrong',
    'An accreditation has a date that is no day.',
    Object.fromEntries(wrong.map(([field]) => [field, advice])),
  );
}

function requireDates(dates: AccreditationDates): void {
  const fields: Record<string, string> = {};
  if (!dates.valid_from) fields.valid_from = 'Enter the first day of the accreditation.';
  if (!dates.valid_to) fields.valid_to = 'Enter the last day of the accreditation.';
  if (!dates.trained_on) fields.trained_on = 'Enter the day on which the training rule was met.';
  if (!dates.training_until) fields.training_until = 'Enter the last day on which the training still counts.';
  if (dates.valid_from && dates.valid_to && dates.valid_to < dates.valid_from) {
    fields.valid_to = 'The last day of the accreditation must not be before its first.';
  }
  if (Object.keys(fields).length === 0) return;
  throw invalid('accreditation.dates_missing', 'An accreditation needs its dates.', fields);
}

function keysOf(schemes: readonly { key: string }[]): string {
  return schemes.map(({ key }) => key).join(', ');
}
