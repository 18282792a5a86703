import type { ConditionTag } from '../../api/domain/licence-conditions.ts';
import type { LicenceConcern } from '../../api/domain/licence-concerns.ts';
import type { LicenceList, MatchState } from '../../api/domain/licence-lists.ts';
import type { AlcoholSales, LicenceKind, LicenceStatus } from '../../api/domain/licence.ts';
import type { Annex } from '../../api/domain/split-conditions.ts';
import type { Tone } from '../html/tags.tsx';

export const STATUS_WORDS: Readonly<Record<LicenceStatus, { readonly words: string; readonly tone: Tone }>> =
  {
    in_force: { words: 'In force', tone: 'green' },
    under_review: { words: 'Under review', tone: 'yellow' },
    suspended: { words: 'Suspended', tone: 'red' },
    surrendered: { words: 'Surrendered', tone: 'grey' },
    lapsed: { words: 'Lapsed', tone: 'grey' },
    revoked: { words: 'Revoked', tone: 'red' },
    unknown: { words: 'Not known', tone: 'grey' },
  };

export const KIND_WORDS: Readonly<Record<LicenceKind, string>> = {
  premises_licence: 'Premises licence',
  club_premises_certificate: 'Club premises certificate',
  other: 'Another kind',
};

export const ALCOHOL_WORDS: Readonly<Record<AlcoholSales, string>> = {
  on: 'To drink on the premises',
  off: 'To take away',
  both: 'To drink on the premises, and to take away',
  none: 'No alcohol',
  unknown: 'Not known',
};

export const TAG_WORDS: Readonly<Record<ConditionTag, string>> = {
  ask_for_angela: 'Ask for Angela',
  wave_training: 'WAVE training',
  training_records: 'Training records',
  refresh: 'Training is refreshed',
};

export const CONCERN_WORDS: Readonly<Record<LicenceConcern, string>> = {
  suspended: 'Licence suspended',
  under_review: 'Licence under review',
  ended: 'Licence ended',
  supervisor_changed: 'Another supervisor',
};

export const MATCH_WORDS: Readonly<Record<MatchState, string>> = {
  matched: 'Matched to a venue',
  to_match: 'Not matched yet',
  no_match: 'Matches no venue',
};

export const LIST_WORDS: Readonly<
  Record<LicenceList, { readonly title: string; readonly what: string; readonly empty: string }>
> = {
  'not-signed-up': {
    title: 'Licensed, not signed up',
    what: 'Premises with a licence where nobody has signed up with a scheme, or no longer takes part.',
    empty: 'There are no such premises.',
  },
  'condition-not-met': {
    title: 'Condition present, not accredited',
    what: 'A condition of the licence asks for Ask for Angela or WAVE training, and no accreditation that stands today answers it.',
    empty: 'There are no such licences.',
  },
  'look-again': {
    title: 'Accredited, to look at again',
    what: 'Accredited venues whose licence is suspended, under review or ended, or has another designated premises supervisor since. Nothing is suspended because of this list: an officer decides.',
    empty: 'There are no such venues.',
  },
};

export function annexWords(annex: Annex): string {
  switch (annex) {
    case 1:
      return 'Annex 1: mandatory conditions';
    case 2:
      return 'Annex 2: from the operating schedule';
    case 3:
      return 'Annex 3: after a hearing';
    case null:
      return 'Annex not stated';
  }
}

/** `every 6 months`, `every month`. */
export function everyMonthsWords(months: number): string {
  return months === 1 ? 'every month' : `every ${months} months`;
}
