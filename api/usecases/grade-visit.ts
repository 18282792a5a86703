import type { VisitResult } from '../../db/visits.ts';
import { isoInstant, type EpochMinutes } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import { RUBRIC, type VisitKind } from '../domain/rubric.ts';
import {
  MOST_RESPONSE_MINUTES,
  needsReason,
  RECORD_WITHIN_DAYS,
  suggestOutcome,
  type RubricAnswers,
  type VisitOutcome,
} from '../domain/visit.ts';

/** What a visitor writes down. */
export interface VisitReport {
  readonly visitedAt: EpochMinutes;
  readonly answers: RubricAnswers;
  /** Until somebody helped; null where it was not measured. */
  readonly minutesToResponse: number | null;
  readonly outcome: VisitOutcome;
  /** Why it is not the outcome that the answers suggest. */
  readonly reason: string;
  /** Of the venue, never of a member of staff. */
  readonly notes: string;
}

const MINUTES_A_DAY = 1440;

/**
 * A report as the register keeps it, with the outcome that its answers suggest.
 * @throws DomainError `visit.invalid` (400) with a sentence for each field that is wrong
 */
export function gradeVisit(
  kind: VisitKind,
  { visitedAt, answers, minutesToResponse, outcome, reason, notes }: VisitReport,
  now: EpochMinutes,
): Pick<VisitResult, 'visitedAt' | 'rubric' | 'outcome' | 'minutesToResponse' | 'notes'> {
  const asked = RUBRIC[kind].map(({ key }) => key);
  const kept = Object.fromEntries(asked.map((key) => [key, answers[key] ?? 'not_tested'] as const));
  const suggested = suggestOutcome(kind, kept, minutesToResponse);
  const fields: Record<string, string> = {};
  if (visitedAt > now) fields.visitedAt = 'Enter a time that has passed.';
  if (visitedAt < now - RECORD_WITHIN_DAYS * MINUTES_A_DAY)
    fields.visitedAt = `Enter a day within the last ${RECORD_WITHIN_DAYS} days.`;
  if (minutesToResponse !== null && !isMinutes(minutesToResponse))
    fields.minutesToResponse = `Enter whole minutes from 0 to ${MOST_RESPONSE_MINUTES}.`;
  if (needsReason(suggested, outcome) && reason.trim() === '') {
    fields.reason =
      suggested === undefined
        ? 'Nothing was tested. Say why you chose this result.'
        : `Your answers suggest that the visit was ${suggested}. Say why you chose ${outcome}.`;
  }
  if (Object.keys(fields).length > 0) throw invalid('visit.invalid', Object.values(fields).join(' '), fields);
  return {
    visitedAt: isoInstant(visitedAt),
    rubric: { answers: kept, suggested: suggested ?? null, reason: reason.trim() },
    outcome,
    minutesToResponse,
    notes,
  };
}

function isMinutes(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_RESPONSE_MINUTES;
}
