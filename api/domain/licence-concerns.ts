import { SHOWABLE_STATES, type AccreditationState } from './accreditation.ts';
import type { LocalDate } from './clock.ts';
import { ENDED_STATUSES, type LicenceStatus } from './licence.ts';

/** Why an officer should look at an accredited venue again because of its licence. */
export type LicenceConcern = 'suspended' | 'under_review' | 'ended' | 'supervisor_changed';

export interface ConcernFacts {
  readonly status: LicenceStatus;
  readonly endsOn: LocalDate | null;
  /** The day on which a change of supervisor was seen. */
  readonly supervisorSince: LocalDate | null;
  /** The day on which an officer last looked at the register itself. */
  readonly checkedOn: LocalDate | null;
  /** Of its venue. */
  readonly accreditations: readonly {
    readonly state: AccreditationState;
    readonly validFrom: LocalDate | null;
  }[];
}

/**
 * What about a licence makes its venue's accreditation worth another look; nothing where the venue is not accredited. A change
 * of supervisor counts until the venue is accredited anew on a later day, or an officer has looked at the register since. A
 * change on the day of accreditation counts: nobody knows which came first.
 */
export function licenceConcerns(
  { status, endsOn, supervisorSince, checkedOn, accreditations }: ConcernFacts,
  today: LocalDate,
): readonly LicenceConcern[] {
  const standing = accreditations.filter(({ state }) =>
    (SHOWABLE_STATES as readonly AccreditationState[]).includes(state),
  );
  if (standing.length === 0) return [];
  const ended = (ENDED_STATUSES as readonly LicenceStatus[]).includes(status);
  const changed =
    supervisorSince !== null &&
    (checkedOn === null || checkedOn < supervisorSince) &&
    standing.some(({ validFrom }) => validFrom !== null && validFrom <= supervisorSince);
  return [
    ...(status === 'suspended' || status === 'under_review' ? [status] : []),
    ...(ended || (endsOn !== null && endsOn < today) ? ['ended' as const] : []),
    ...(changed ? ['supervisor_changed' as const] : []),
  ];
}
