import type { Database } from '../../db/database.ts';
import { selectVenueCase } from '../../db/venue-case.ts';
import { selectVisit } from '../../db/visits.ts';
import { epochMinutes, type LocalDate } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import type { VisitKind } from '../domain/rubric.ts';
import type { RubricAnswers, VisitOutcome } from '../domain/visit.ts';

/** What a venue's managers learn of a visit. There is no room here for who visited, or for their notes. */
export interface DebriefedVisit {
  readonly venueName: string;
  readonly schemeKey: string;
  readonly kind: VisitKind;
  readonly visitedOn: LocalDate;
  readonly outcome: VisitOutcome;
  readonly answers: RubricAnswers;
  readonly minutesToResponse: number | null;
  readonly debriefedOn: LocalDate;
  /** What the council says about it. */
  readonly debriefNote: string;
}

/**
 * A visit as the venue's managers see it, once the council has told them.
 * @throws DomainError `visit.not_found` (404): also before that
 */
export async function showDebriefedVisit({
  venueId,
  visitId,
  db,
}: {
  venueId: string;
  visitId: string;
  db: Database;
}): Promise<DebriefedVisit> {
  const visit = await selectVisit(db, visitId);
  const venue = visit?.venueId === venueId ? await selectVenueCase(db, venueId) : undefined;
  if (!venue || !visit?.outcome || visit.visitedAt === null || visit.debriefedOn === null)
    throw notFound('visit.not_found', 'There is no visit here that the council has told you about.');
  return {
    venueName: venue.name,
    schemeKey: visit.schemeKey,
    kind: visit.kind,
    visitedOn: londonDate(epochMinutes(Date.parse(visit.visitedAt))),
    outcome: visit.outcome,
    answers: visit.rubric?.answers ?? {},
    minutesToResponse: visit.minutesToResponse,
    debriefedOn: visit.debriefedOn,
    debriefNote: visit.debriefNote,
  };
}
