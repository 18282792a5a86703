import type { TrainingModuleKey } from './training-modules.ts';

/** A scheme's rules of one version. What differs between schemes is data here, never a branch in code. */
export interface SchemeRules {
  readonly training: {
    /** Fewest trained people: a lead and a deputy is 2. */
    readonly minimumTrained: number;
    /** Share of declared public-facing staff who must be current, 0 to 1. */
    readonly currentShare: number;
    readonly refreshMonths: number;
    readonly newStarterDays: number;
    /** Days below the rule before the venue is suspended. */
    readonly graceDays: number;
    /** What each of them must have learnt; at least one. */
    readonly modules: readonly TrainingModuleKey[];
    /** How often the number of staff is confirmed anew: turnover is the known failure. */
    readonly headcountMonths: number;
  };
  readonly accreditationMonths: number;
  readonly visitRequired: boolean;
  /** The approver must not be the assessor. */
  readonly secondApprover: boolean;
  /** A venue with an open action plan stays shown until its deadline. */
  readonly shownWhileActionRequired: boolean;
  readonly evidence: {
    readonly required: readonly string[];
    readonly atLeastOneOf: readonly (readonly string[])[];
  };
}

/** What the public is told about a scheme, in one language. */
export interface SchemeWording {
  readonly name: string;
  /** One or two plain sentences. */
  readonly summary: string;
  /** What a person says or does there. */
  readonly say: string;
  /** What staff will do. */
  readonly staffWill: string;
}

/** A scheme in the version that is in force. */
export interface Scheme {
  readonly key: string;
  readonly name: string;
  readonly position: number;
  readonly listed: boolean;
  readonly version: number;
  readonly rules: SchemeRules;
  /** By language tag; `en` is always there. */
  readonly wording: Readonly<Record<string, SchemeWording>> & { readonly en: SchemeWording };
}
