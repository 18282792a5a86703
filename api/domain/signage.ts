import type { AccreditationFacts } from './accreditation.ts';
import type { LocalDate } from './clock.ts';
import { publicStanding, type HiddenBecause } from './public-standing.ts';
import type { SignLanguage } from './sign-languages.ts';

/** What is in a pack of signs. */
export const SIGN_KINDS = ['sticker', 'poster-a4', 'poster-a5', 'door-a4', 'door-a5', 'card'] as const;
export type SignKind = (typeof SIGN_KINDS)[number];

export const SIGN_NAMES: Readonly<Record<SignKind, string>> = {
  sticker: 'Window sticker, round, 100 mm',
  'poster-a4': 'Poster for the bar or counter, A4',
  'poster-a5': 'Poster for the bar or counter, A5',
  'door-a4': 'Poster for toilet doors, A4',
  'door-a5': 'Poster for toilet doors, A5',
  card: 'Card for the staff room, A6',
};

export function isSignKind(text: string): text is SignKind {
  return (SIGN_KINDS as readonly string[]).includes(text);
}

/** Languages beside English that a poster can hold and still be read from a step away. */
export const MOST_SIGN_LANGUAGES = 8;

/** What is on the signs of a venue under one scheme. */
export interface SignFacts {
  readonly venueName: string;
  readonly schemeKey: string;
  readonly schemeName: string;
  /** The scheme's English words. */
  readonly summary: string;
  readonly say: string;
  readonly staffWill: string;
  /** Beside English, in the order chosen. */
  readonly languages: readonly SignLanguage[];
  /** Of the venue's public page. */
  readonly address: string;
  /** The last day of the accreditation. */
  readonly validUntil: LocalDate;
  readonly authorityName: string;
}

/**
 * The last day to print on signs made today, the accreditation's own; or why none are made. They are made only while the
 * public is shown the venue under the scheme: a poster without trained staff is the harm that the register is against.
 */
export function signsUntil(
  facts: AccreditationFacts,
  today: LocalDate,
): { readonly until: LocalDate } | { readonly because: HiddenBecause } {
  const standing = publicStanding(facts, today);
  if (!standing.shown) return { because: standing.because };
  return facts.validTo === null ? { because: 'dates_missing' } : { until: facts.validTo };
}

/**
 * What is to be done about signs that are out: nothing; put new ones up, because the accreditation was renewed and these
 * say another day; or take them down and give them back.
 */
export type SignsStanding = 'in_use' | 'replace' | 'take_down';

export function signsStanding(
  printedUntil: LocalDate,
  facts: AccreditationFacts | undefined,
  today: LocalDate,
): SignsStanding {
  const now = facts && signsUntil(facts, today);
  if (!now || !('until' in now)) return 'take_down';
  return now.until === printedUntil ? 'in_use' : 'replace';
}
