import type { AccreditationState } from './accreditation.ts';
import type { LocalDate } from './clock.ts';
import type { CouncilRole } from './people.ts';
import type { VisitKind } from './rubric.ts';
import type { SchemeRules } from './scheme.ts';
import type { TrainingCheck } from './training.ts';
import type { VisitOutcome } from './visit.ts';

/** What a council's people decide on a venue under a scheme. What managers and the register itself do is not here. */
export const DECISIONS = [
  'assess',
  'accredit',
  'renew',
  'lift',
  'ask_information',
  'ask_training',
  'withdraw',
  'decline',
  'suspend',
  'revoke',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** Days after the end in which a lapsed accreditation can be renewed instead of applied for anew. */
export const SHORT_RENEWAL_DAYS = 90;

/** What a decision on a venue under a scheme stands on. Days are `YYYY-MM-DD` in London. */
export interface CaseFacts {
  readonly state: AccreditationState;
  readonly rules: SchemeRules;
  readonly validTo: LocalDate | null;
  /** It has a position, so that it can be shown. */
  readonly placed: boolean;
  /** The premises are no longer there. */
  readonly closed: boolean;
  /** By item of the checklist; what the manager took back is left out. */
  readonly evidence: readonly { readonly item: string; readonly verdict: 'seen' | 'not_enough' | null }[];
  /** The newest. */
  readonly training: TrainingCheck | null;
  /** The newest since the application, or since the accreditation began. */
  readonly visit: { readonly kind: VisitKind; readonly outcome: VisitOutcome | null } | null;
  readonly openPlans: number;
  /** What the manager has confirmed since the renewal was due. */
  readonly confirmed: { readonly hours: boolean; readonly headcount: boolean; readonly pledge: boolean };
  /** Actors who assessed it, `person/…`. */
  readonly assessors: readonly string[];
  /** Other venues on the register that may be this one. */
  readonly possibleDuplicates: number;
}

/** Who would decide. */
export interface Decider {
  /** `person/…` */
  readonly actor: string;
  /** In the venue's authority. */
  readonly roles: readonly CouncilRole[];
}
