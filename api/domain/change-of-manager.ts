import { mayHavePlan } from './action-plan.ts';
import type { AccreditationState } from './accreditation.ts';
import type { LocalDate } from './clock.ts';

/**
 * Whether a venue changes hands when one of its managers leaves: of those who managed it when it was accredited, nobody is
 * left. Inviting someone and then leaving is no way round the re-check that handing over opens.
 *
 * @param managers all of them, with the day on which each came
 */
export function isChangeOfManager(
  managers: readonly { readonly personId: string; readonly addedOn: LocalDate }[],
  leavingId: string,
  accreditations: readonly { readonly state: AccreditationState; readonly validFrom: LocalDate | null }[],
): boolean {
  const since = accreditations
    .filter(({ state }) => mayHavePlan(state))
    .flatMap(({ validFrom }) => validFrom ?? []);
  return since.some((validFrom) => {
    const known = managers.filter(({ addedOn }) => addedOn <= validFrom);
    return known.length === 1 && known[0]?.personId === leavingId;
  });
}
