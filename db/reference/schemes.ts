import type { LocalDate } from '../../api/domain/clock.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import { SCHEME_RULES, type SchemeKey } from './scheme-rules.ts';
import { SCHEME_WORDING } from './scheme-wording.ts';

export interface ReferenceScheme extends Scheme {
  readonly key: SchemeKey;
  readonly effectiveFrom: LocalDate;
}

const IN_THEIR_ORDER = [
  'safe_haven',
  'ask_for_angela',
  'safe_place',
  'hate_crime_reporting_centre',
  'community_safety_hub',
] as const satisfies readonly SchemeKey[];

/** The year the pilot began in Barnet: before any decision that this register can hold. */
const BEFORE_ALL_DECISIONS = '2024-01-01';

/** The five schemes, each with its version 1. */
export const REFERENCE_SCHEMES: readonly ReferenceScheme[] = IN_THEIR_ORDER.map((key, index) => ({
  key,
  name: SCHEME_WORDING[key].name,
  position: index + 1,
  listed: true,
  version: 1,
  rules: SCHEME_RULES[key],
  wording: { en: SCHEME_WORDING[key] },
  effectiveFrom: BEFORE_ALL_DECISIONS,
}));
