import type { AccreditationState } from '../../api/domain/accreditation.ts';
import type { PublicStanding } from '../../api/domain/public-standing.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { ManagedAccreditation } from '../../api/usecases/list-managed-venues.ts';

/** What each state means for a manager, where the public does not see the venue because of it. */
const STATE_SENTENCES: Readonly<Record<AccreditationState, string>> = {
  draft: 'It has not been sent to the council yet.',
  submitted: 'The council has it and will look at it.',
  in_assessment: 'The council is looking at it.',
  more_information_needed: 'The council needs to know more before it can go on.',
  training_required: 'Staff need training before the council can decide.',
  ready_for_decision: 'The council has all it needs and decides next.',
  accredited: 'It is accredited.',
  renewal_due: 'It has to be renewed.',
  action_required: 'Something has to be put right.',
  suspended: 'It is suspended: the public does not see it.',
  lapsed: 'It was not renewed in time: the public does not see it.',
  withdrawn: 'It was withdrawn.',
  declined: 'The council declined it.',
  revoked: 'The council took the accreditation away.',
};

const ENDS: Readonly<Record<(PublicStanding & { shown: true })['endsBy'], string>> = {
  accreditation: 'then the accreditation ends',
  training: 'then the training of the staff no longer counts',
  action_deadline: 'then something has to be put right',
};

/** Whether the public sees a venue under a scheme, until when or why not, in a sentence. */
export function standingWords(
  accreditation: ManagedAccreditation,
  { closedForNow, placed }: { closedForNow: boolean; placed: boolean },
): string {
  const { standing, state, validTo, trainingUntil, actionDeadline, isPublic } = accreditation;
  if (standing.shown) {
    if (closedForNow) return 'Not shown to the public while the venue is closed for now.';
    if (!placed) return 'Not shown to the public: the venue has no place on the map.';
    if (!isPublic) return 'It can be shown, and will be within minutes.';
    return `Shown to the public until ${dateWords(standing.through)}: ${ENDS[standing.endsBy]}.`;
  }
  switch (standing.because) {
    case 'state':
      return STATE_SENTENCES[state];
    case 'unlisted':
      return 'This scheme is not shown to the public.';
    case 'dates_missing':
    case 'not_begun':
      return 'Not shown to the public yet: its dates have not begun. Ask your council.';
    case 'accreditation_ended':
      return `Not shown to the public: the accreditation ended on ${dateWords(validTo ?? '')}.`;
    case 'training_ended':
      return `Not shown to the public: the training of the staff counted until ${dateWords(trainingUntil ?? '')}.`;
    case 'action_hides':
      return 'Not shown to the public until what is asked for is put right.';
    case 'action_overdue':
      return `Not shown to the public: something had to be put right by ${dateWords(actionDeadline ?? '')}.`;
  }
}
