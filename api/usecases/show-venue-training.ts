import { selectConfirmations } from '../../db/confirmations.ts';
import type { Database } from '../../db/database.ts';
import { selectVenueLink } from '../../db/join-links.ts';
import { selectStaff } from '../../db/staff.ts';
import { selectTrainingRecords } from '../../db/training-records.ts';
import { selectAccreditationsOf } from '../../db/venue-accreditations.ts';
import { isShowable, type AccreditationState } from '../domain/accreditation.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import type { SchemeRules } from '../domain/scheme.ts';
import { staffLines, type StaffLine } from '../domain/staff-lines.ts';
import { trainingStanding, type TrainingStanding } from '../domain/training-standing.ts';
import type { DeclaredStaff } from '../domain/training-reasons.ts';
import { requireVenue } from './change-venue.ts';
import type { StaffMember } from './change-staff.ts';
import { readCases } from './read-cases.ts';
import { staffLists, type ShownStaff } from './show-staff.ts';

/** How a venue's training stands under one of its schemes, as its records have it. */
export interface SchemeStanding {
  readonly schemeKey: string;
  readonly schemeName: string;
  readonly state: AccreditationState;
  readonly rules: SchemeRules;
  readonly standing: TrainingStanding;
}

/** Everything about a venue's training: who works there, what each has to do, and where it stands. */
export interface VenueTraining extends ShownStaff {
  readonly schemes: readonly SchemeStanding[];
  /** Whether it keeps records: without, an officer notes what was seen. */
  readonly keepsRecords: boolean;
  /** Of those who work there, the most pressing first. */
  readonly lines: readonly StaffLine<StaffMember>[];
  /** Whether staff can join by a link. */
  readonly hasLink: boolean;
  readonly nameOf: (staffId: string) => string;
}

const OVER: readonly AccreditationState[] = ['withdrawn', 'declined', 'revoked'];

/** @throws DomainError `venue.not_found` (404) */
export async function showVenueTraining({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<VenueTraining> {
  const today = londonDate(epochMinutes(clock.now()));
  const venue = await requireVenue(db, venueId);
  const staff = await selectStaff(db, venueId);
  const records = await selectTrainingRecords(db, venueId);
  const { headcount } = await selectConfirmations(db, venueId);
  const under = (await selectAccreditationsOf(db, venueId)).filter(({ state }) => !OVER.includes(state));
  const cases = await readCases({ keys: under, db, clock });
  const licenceMonths = cases[0]?.licenceMonths ?? null;
  const declared: DeclaredStaff | null = headcount
    ? {
        publicFacing: headcount.value,
        confirmedOn: londonDate(epochMinutes(Date.parse(headcount.confirmedAt))),
        everyShift: true,
      }
    : null;
  const schemes = under.map(({ schemeKey, schemeName, state, rules: decided }): SchemeStanding => {
    const inForce = cases.find(({ record }) => record.schemeKey === schemeKey)?.facts.rules;
    // What stands is held to the version that it was decided under, what is assessed to today's.
    const rules = isShowable(state) || state === 'suspended' ? decided : (inForce ?? decided);
    const standing = trainingStanding({ staff, records, rules, licenceMonths, headcount: declared, today });
    return { schemeKey, schemeName, state, rules, standing };
  });
  const lists = staffLists(staff, today);
  return {
    ...{ venue, schemes, ...lists },
    keepsRecords: staff.length > 0 || records.length > 0,
    lines: staffLines({
      ...{ staff: lists.working, records, licenceMonths, today },
      schemes: schemes.map(({ rules }) => rules),
    }),
    hasLink: (await selectVenueLink(db, venueId)) !== undefined,
    nameOf: (staffId) => staff.find(({ id }) => id === staffId)?.name ?? '',
  };
}
