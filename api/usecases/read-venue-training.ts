import { selectConfirmations } from '../../db/confirmations.ts';
import type { Database } from '../../db/database.ts';
import { selectVenueConditions } from '../../db/licence-conditions.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { selectStaff, type StaffMember } from '../../db/staff.ts';
import { selectSchemeTraining, type SchemeTraining } from '../../db/training-facts.ts';
import { selectTrainingRecords, type TrainingRecord } from '../../db/training-records.ts';
import type { AccreditationState } from '../domain/accreditation.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { trainingInterval } from '../domain/licence-conditions.ts';
import { londonDate } from '../domain/london-time.ts';
import type { Scheme, SchemeRules } from '../domain/scheme.ts';
import { isHeld } from '../domain/training-currency.ts';
import type { DeclaredStaff } from '../domain/training-reasons.ts';
import { trainingStanding, type TrainingStanding } from '../domain/training-standing.ts';
import { BY_RECORDS } from '../domain/training.ts';

/** How a venue's training stands under a scheme, by its records. */
export interface SchemeStanding extends SchemeTraining {
  /** Those that it is held to: of the version that it was decided under, or of today's while it is being assessed. */
  readonly rules: SchemeRules;
  readonly standing: TrainingStanding;
  /**
   * Whether the records decide. What an officer saw, and what was accredited on paper, stands until it ends or until the
   * records meet the rule for the first time: a manager who begins a staff list is not hidden for it. From then on only the
   * records count.
   */
  readonly decides: boolean;
}

export interface VenueTraining {
  readonly today: LocalDate;
  /** Who left too. */
  readonly staff: readonly StaffMember[];
  readonly records: readonly TrainingRecord[];
  readonly headcount: DeclaredStaff | null;
  /** The interval of the venue's licences, in months; null where they name none. */
  readonly licenceMonths: number | null;
  readonly schemes: readonly SchemeStanding[];
}

/** What has ended for good, and what was never sent, is held to no rule. */
const NOT_ASKED: readonly AccreditationState[] = ['draft', 'withdrawn', 'declined', 'revoked'];

/**
 * How a venue's training stands today, under each of its schemes, worked out from its staff and their records.
 * @param known what a page has read already: two queries less
 * @param decidedAnew a scheme under which it is about to be decided on: held to today's version, whatever it was before
 */
export async function readVenueTraining({
  venueId,
  known,
  decidedAnew,
  db,
  clock,
}: {
  venueId: string;
  known?: { readonly licenceMonths: number | null; readonly inForce: readonly Scheme[] } | undefined;
  decidedAnew?: string;
  db: Database;
  clock: Clock;
}): Promise<VenueTraining> {
  const today = londonDate(epochMinutes(clock.now()));
  const under = await selectSchemeTraining(db, venueId, BY_RECORDS);
  const inForce = known?.inForce ?? (await selectSchemes(db, today));
  const staff = await selectStaff(db, venueId);
  const records = await selectTrainingRecords(db, venueId);
  const licenceMonths =
    known === undefined
      ? trainingInterval((await selectVenueConditions(db, venueId)).flat())
      : known.licenceMonths;
  const { headcount: said } = await selectConfirmations(db, venueId);
  const headcount = said
    ? {
        publicFacing: said.value,
        confirmedOn: londonDate(epochMinutes(Date.parse(said.confirmedAt))),
        everyShift: said.everyShift,
      }
    : null;
  const schemes = under
    .filter(({ state }) => !NOT_ASKED.includes(state))
    .map((scheme): SchemeStanding => {
      const current = inForce.find(({ key }) => key === scheme.schemeKey)?.rules ?? scheme.decidedRules;
      const asDecided = isHeld(scheme.state) && scheme.schemeKey !== decidedAnew;
      const rules = asDecided ? scheme.decidedRules : current;
      const standing = trainingStanding({ staff, records, rules, licenceMonths, headcount, today });
      const seenUntil = scheme.check?.trainingUntil ?? scheme.trainingUntil;
      const seenHolds = seenUntil !== null && seenUntil >= today;
      const decides = staff.length > 0 && (scheme.byRecords || standing.holds || !seenHolds);
      return { ...scheme, rules, standing, decides };
    });
  return { today, staff, records, headcount, licenceMonths, schemes };
}
