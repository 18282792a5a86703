import { isShowable, type AccreditationFacts } from './accreditation.ts';
import type { LocalDate } from './clock.ts';

/** What ends first, where a venue is shown under a scheme. */
export type ShownUntil = 'accreditation' | 'training' | 'action_deadline';

/** Why a venue is not shown under a scheme. */
export type HiddenBecause =
  | 'unlisted'
  | 'state'
  | 'dates_missing'
  | 'not_begun'
  | 'accreditation_ended'
  | 'training_ended'
  | 'action_hides'
  | 'action_overdue';

export type PublicStanding =
  | { readonly shown: true; readonly through: LocalDate; readonly endsBy: ShownUntil }
  | { readonly shown: false; readonly because: HiddenBecause };

/**
 * Whether a venue may be shown today under one scheme, until when, and why not: `shownThrough` for people who have to put
 * it right. A closure, or a missing position, hides it under every scheme and is told apart from this.
 */
export function publicStanding(facts: AccreditationFacts, today: LocalDate): PublicStanding {
  const { state, validFrom, validTo, trainedOn, trainingUntil, actionDeadline } = facts;
  const hidden = (because: HiddenBecause): PublicStanding => ({ shown: false, because });
  if (!facts.listed) return hidden('unlisted');
  if (!isShowable(state)) return hidden('state');
  if (!validFrom || !validTo || !trainedOn || !trainingUntil) return hidden('dates_missing');
  if (validFrom > today || trainedOn > today) return hidden('not_begun');
  if (validTo < today) return hidden('accreditation_ended');
  if (trainingUntil < today) return hidden('training_ended');
  const ends: [LocalDate, ShownUntil][] = [
    [validTo, 'accreditation'],
    [trainingUntil, 'training'],
  ];
  if (state === 'action_required') {
    if (!facts.rules.shownWhileActionRequired || !actionDeadline) return hidden('action_hides');
    if (actionDeadline < today) return hidden('action_overdue');
    ends.push([actionDeadline, 'action_deadline']);
  }
  const [through, endsBy] = ends.reduce((a, b) => (b[0] < a[0] ? b : a));
  return { shown: true, through, endsBy };
}
