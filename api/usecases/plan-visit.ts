import { selectVenueStanding } from '../../db/accreditations.ts';
import { writeAudited } from '../../db/audit.ts';
import { selectConcern, updateConcernLookedAt } from '../../db/concerns.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { insertMail } from '../../db/outbox.ts';
import { selectVisitors } from '../../db/visitors.ts';
import { insertVisit, selectVisit } from '../../db/visits.ts';
import { isLocalDate, monthsAfter } from '../domain/calendar.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import type { VisitKind } from '../domain/rubric.ts';
import { isFailedTest } from '../domain/visit.ts';

/** Nobody plans further ahead: accreditations last a year. */
const LONGEST_MONTHS = 12;

/**
 * Plans a visit to a venue under a scheme: who goes, and by when. The visitor gets a mail that says when, not where.
 *
 * @param visitId drawn when the form was shown, so that a form that is sent twice plans one visit
 * @param brief what the visitor is to know; never anything about the venue's people
 * @param retestOf the failed test that this one repeats
 * @param concernId the concern that this visit looks into; it counts as looked at from now on
 * @throws DomainError `venue.not_found` (404), `visit.no_history`, `visit.id_taken` (409), `visit.invalid` (400) with its fields
 */
export async function planVisit({
  visitId,
  venueId,
  schemeKey,
  kind,
  visitorId,
  dueOn,
  brief = '',
  retestOf = null,
  concernId = null,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  visitId: string;
  venueId: string;
  schemeKey: string;
  kind: VisitKind;
  visitorId: string;
  dueOn: string;
  brief?: string;
  retestOf?: string | null;
  concernId?: string | null;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<{ visitId: string }> {
  const now = clock.now();
  const plannedAt = new Date(now).toISOString();
  const today = londonDate(epochMinutes(now));
  const venue = await selectVenueStanding(db, venueId, schemeKey);
  if (!venue) throw notFound('venue.not_found', 'This venue is not on the register.');
  if (venue.state === null) {
    throw conflict(
      'visit.no_history',
      'This venue has not signed up for that scheme, so there is nothing to visit it about.',
    );
  }
  requireDueOn(dueOn, today);
  const visitors = venue.authorityCode === null ? [] : await selectVisitors(db, venue.authorityCode);
  const visitor = visitors.find(({ personId }) => personId === visitorId);
  if (!visitor) throw wrong('visitorId', 'Choose one of your council’s testers or officers.');
  if (retestOf !== null) await requireFailedTest(retestOf, { venueId, schemeKey, db });

  const writes: Write[] = [
    insertVisit(db, {
      ...{ id: visitId, venueId, schemeKey, kind, visitorId, dueOn, brief, retestOf, concernId },
      ...{ authorityCode: venue.authorityCode, plannedBy: actor, plannedAt },
    }),
    insertMail(db, {
      reference: `visit/${visitId}/planned`,
      recipient: visitor.email,
      kind: 'visit',
      subject: `A visit for you by ${dateWords(dueOn)}`,
      body: [
        `A visit is planned for you. Please make it by ${dateWords(dueOn)}.`,
        'Where, and what to say there, is on your own page:',
        `${publicOrigin}/admin/my-visits/${visitId}`,
      ].join('\n\n'),
      createdAt: plannedAt,
    }),
  ];
  if (concernId !== null) writes.push(...(await lookingAt(concernId, { venueId, actor, plannedAt, db })));

  try {
    await writeAudited(db, writes, [
      {
        authority_code: venue.authorityCode,
        occurred_at: plannedAt,
        actor,
        action: 'visit.planned',
        subject: `venue/${venueId}`,
        details: {
          ...{ visit: visitId, scheme: schemeKey, kind, dueOn, visitor: `person/${visitorId}` },
          ...(retestOf && { retestOf }),
          ...(concernId && { concern: concernId }),
        },
      },
    ]);
  } catch (error) {
    if (!(error instanceof ConflictError && error.concerns('visits'))) throw error;
    const first = await selectVisit(db, visitId);
    if (first?.venueId !== venueId || first.plannedBy !== actor) {
      throw conflict('visit.id_taken', 'This form was used before. Open it again and plan the visit.', error);
    }
  }
  return { visitId };
}

function wrong(field: string, message: string) {
  return invalid('visit.invalid', message, { [field]: message });
}

function requireDueOn(dueOn: string, today: string): void {
  const latest = monthsAfter(today, LONGEST_MONTHS);
  if (isLocalDate(dueOn) && dueOn >= today && dueOn <= latest) return;
  throw wrong('dueOn', `Enter a day from ${dateWords(today)} to ${dateWords(latest)}.`);
}

async function requireFailedTest(
  visitId: string,
  { venueId, schemeKey, db }: { venueId: string; schemeKey: string; db: Database },
): Promise<void> {
  const first = await selectVisit(db, visitId);
  if (first && first.venueId === venueId && first.schemeKey === schemeKey && isFailedTest(first)) return;
  throw wrong('retestOf', 'Choose a test of this venue that it did not pass.');
}

/** A concern that is new is looked at by whoever plans a visit about it. */
async function lookingAt(
  concernId: string,
  { venueId, actor, plannedAt, db }: { venueId: string; actor: string; plannedAt: string; db: Database },
): Promise<readonly Write[]> {
  const concern = await selectConcern(db, concernId);
  if (concern?.venueId !== venueId) throw wrong('concernId', 'Choose a concern about this venue.');
  return concern.state === 'new' ? [updateConcernLookedAt(db, concernId, { by: actor, at: plannedAt })] : [];
}
