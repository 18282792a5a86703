import type { AuditEntry } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { selectVisit, updateVisitResult } from '../../db/visits.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import type { VisitOutcome } from '../domain/visit.ts';
import { endedAlready } from './ended-already.ts';
import { gradeVisit, type VisitReport } from './grade-visit.ts';
import { whatFollows } from './what-follows.ts';
import { decidedMeanwhile, writeAndPublish } from './write-and-publish.ts';

/** Each lost attempt is another person's decision on the same venue. */
const ATTEMPTS = 5;
/**
 * Records a visit with all that follows from it, in one atomic write: its result, the action plan of a failed test, the
 * step of the accreditation, audit events, and mail to the managers. What the public sees is right when this returns.
 *
 * A report that is sent twice finds the first result. Where somebody else decides on the venue at the same moment it is
 * read again: a visit is never lost to that.
 *
 * @throws DomainError `visit.not_found` (404), `visit.called_off` (409), `visit.invalid` (400) with its fields,
 *   `accreditation.not_yet_public` (503): recorded, but what the public sees is not yet up to date
 */
export async function recordVisit({
  visitId,
  report,
  actor,
  publicOrigin,
  db,
  clock,
  ids,
}: {
  visitId: string;
  report: VisitReport;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ outcome: VisitOutcome; wasRecorded: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const visit = await selectVisit(db, visitId);
    if (!visit) throw notFound('visit.not_found', 'This visit is not on the register.');
    if (visit.outcome !== null) return { outcome: visit.outcome, wasRecorded: true };
    if (visit.state === 'called_off') {
      throw conflict('visit.called_off', 'This visit was called off, so there is nothing to record.');
    }
    const graded = gradeVisit(visit.kind, report, epochMinutes(clock.now()));
    const recordedAt = new Date(clock.now()).toISOString();
    const result = { ...graded, recordedBy: actor, recordedAt };
    try {
      const follows = await whatFollows({ visit, report, publicOrigin, db, clock, ids });
      const recorded: AuditEntry = {
        authority_code: visit.authorityCode,
        occurred_at: recordedAt,
        actor,
        action: 'visit.recorded',
        subject: `venue/${visit.venueId}`,
        details: {
          ...{ visit: visitId, scheme: visit.schemeKey, kind: visit.kind, outcome: graded.outcome },
          ...{ suggested: graded.rubric.suggested, follows: follows.kind },
        },
      };
      await writeAndPublish({
        writes: [updateVisitResult(db, visitId, result), ...follows.writes],
        events: [recorded, ...follows.events],
        scopes: follows.scopes,
        db,
        clock,
      });
      return { outcome: graded.outcome, wasRecorded: false };
    } catch (error) {
      if (!(endedAlready(error) || decidedMeanwhile(error)) || attempt === ATTEMPTS) throw error;
    }
  }
}
