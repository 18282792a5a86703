import type { AccreditationState } from './accreditation.ts';
import type { LocalDate } from './clock.ts';
import { addDays } from './london-time.ts';
import { EXPIRING_DAYS } from './training.ts';

export const TRAINING_CURRENCIES = ['current', 'expiring', 'lapsed', 'not_recorded'] as const;
/** `expiring`: it ends within sixty days. */
export type TrainingCurrency = (typeof TRAINING_CURRENCIES)[number];

/** Those who have been accredited and may be shown again without applying anew: whose training a council looks after. */
export const HELD_STATES = [
  'accredited',
  'renewal_due',
  'action_required',
  'suspended',
] as const satisfies readonly AccreditationState[];

export function isHeld(state: AccreditationState): boolean {
  return (HELD_STATES as readonly AccreditationState[]).includes(state);
}

/** How the training of a venue stands on a day; undefined where it was never accredited, or no longer is. */
export function trainingCurrency(
  { state, trainingUntil }: { readonly state: AccreditationState; readonly trainingUntil: LocalDate | null },
  day: LocalDate,
): TrainingCurrency | undefined {
  if (!isHeld(state)) return undefined;
  if (trainingUntil === null) return 'not_recorded';
  if (trainingUntil < day) return 'lapsed';
  return trainingUntil < addDays(day, EXPIRING_DAYS) ? 'expiring' : 'current';
}
