import { selectCases, type CaseKey, type CaseRecord } from '../../db/cases.ts';
import type { Database } from '../../db/database.ts';
import { isShowable } from '../domain/accreditation.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { likelyDuplicates, type Duplicate, type KnownPremises } from '../domain/duplicates.ts';
import { notFound } from '../domain/errors.ts';
import { trainingInterval } from '../domain/licence-conditions.ts';
import { addDays, londonDate } from '../domain/london-time.ts';
import { FIRST_REMINDER_DAYS } from '../domain/reminders.ts';
import type { Scheme } from '../domain/scheme.ts';
import { BY_RECORDS, trainingUntil } from '../domain/training.ts';

/** A venue under a scheme, with what a decision on it stands on. */
export interface Case {
  readonly record: CaseRecord;
  readonly facts: CaseFacts;
  /** The version in force today: decisions are made under it. */
  readonly scheme: Scheme;
  /** Other venues that may be the same premises. */
  readonly duplicates: readonly Duplicate<KnownPremises>[];
  /** How often the venue's licences ask for training anew, in months; null where they do not. */
  readonly licenceMonths: number | null;
}

/** The cases that the register holds of those asked for, by today's rules. One read, however many they are. */
export async function readCases({
  keys,
  db,
  clock,
}: {
  keys: readonly CaseKey[];
  db: Database;
  clock: Clock;
}): Promise<readonly Case[]> {
  const today = londonDate(epochMinutes(clock.now()));
  return (await selectCases(db, keys, today)).map(caseOf);
}

/**
 * One case.
 * @param authorityCode whose venue it has to be
 * @throws DomainError `case.not_found` (404)
 */
export async function readCase({
  venueId,
  schemeKey,
  authorityCode,
  db,
  clock,
}: CaseKey & { authorityCode: string; db: Database; clock: Clock }): Promise<Case> {
  const [found] = await readCases({ keys: [{ venueId, schemeKey }], db, clock });
  if (found && found.record.authorityCode === authorityCode) return found;
  throw notFound('case.not_found', 'This venue has no history under that scheme.');
}

function caseOf(record: CaseRecord): Case {
  const { scheme } = record;
  const duplicates = likelyDuplicates(record.premises, record.alike);
  const { training, state } = record;
  const licenceMonths = trainingInterval(record.conditions);
  const facts: CaseFacts = {
    state,
    rules: scheme.rules,
    validTo: record.validTo,
    placed: record.placed,
    closed: record.closed,
    evidence: record.evidence,
    training: training && {
      ...training,
      publicFacing: publicFacing(record, training),
      trainingUntil: countsUntil(record, training, licenceMonths),
    },
    visit: record.visit,
    openPlans: record.openPlans,
    confirmed: confirmedSince(record),
    // Whoever checked the training it is to stand on; once it is accredited, nobody else.
    assessors: [
      ...(isShowable(state) || state === 'lapsed' ? [] : record.assessors),
      ...(training ? [training.checkedBy] : []),
    ],
    possibleDuplicates: duplicates.length,
  };
  return { record, facts, scheme, duplicates, licenceMonths };
}

/** What the manager has said since counts more than what the officer was told at the check. */
function publicFacing(
  { confirmedAt, headcount }: CaseRecord,
  check: NonNullable<CaseRecord['training']>,
): number {
  const said = confirmedAt.headcount;
  // The records are worked out anew whenever the manager says a number.
  if (check.checkedBy === BY_RECORDS) return check.publicFacing;
  return said !== undefined && said > check.checkedAt ? headcount : check.publicFacing;
}

/** What an officer saw counts no longer than today's version, and today's licence, have it. Records are worked out by themselves. */
function countsUntil(
  { scheme }: CaseRecord,
  check: NonNullable<CaseRecord['training']>,
  licenceMonths: number | null,
): LocalDate {
  if (check.checkedBy === BY_RECORDS) return check.trainingUntil;
  const until = trainingUntil(scheme.rules, check.trainedOn, licenceMonths);
  return until < check.trainingUntil ? until : check.trainingUntil;
}

/** Said in the ninety days before the end, or after it: what a renewal stands on. */
function confirmedSince({ validTo, confirmedAt }: CaseRecord): CaseFacts['confirmed'] {
  const since: LocalDate = validTo === null ? '' : addDays(validTo, 1 - FIRST_REMINDER_DAYS);
  const said = (at: string | undefined): boolean =>
    at !== undefined && validTo !== null && londonDate(epochMinutes(Date.parse(at))) >= since;
  return {
    hours: said(confirmedAt.hours),
    headcount: said(confirmedAt.headcount),
    pledge: said(confirmedAt.pledge),
  };
}
