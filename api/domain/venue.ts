/** Kinds of premises, in the field's words. */
export const VENUE_KINDS = [
  'pub',
  'bar',
  'club',
  'restaurant',
  'cafe',
  'shop',
  'supermarket',
  'pharmacy',
  'library',
  'leisure_centre',
  'community_centre',
  'place_of_worship',
  'hotel',
  'transport',
  'council_building',
  'education',
  'health',
  'mobile_unit',
  'pop_up',
] as const;
export type VenueKind = (typeof VENUE_KINDS)[number];

/** What a haven can offer. The order is the order on a card, and the order of the bits in a snapshot: only append. */
export const FACILITIES = [
  'step_free',
  'women_staff',
  'phone_charging',
  'toilet',
  'seat',
  'water',
  'quiet_space',
] as const;
export type Facility = (typeof FACILITIES)[number];

/**
 * Who may come in (Licensing Act 2003 s.145). The order is the code in a snapshot: only append.
 * `under_16_accompanied`: used primarily for alcohol on-sales, so under 16s only with an adult.
 */
export const AGE_POLICIES = ['all_ages', 'under_16_accompanied', 'over_18_only'] as const;
export type AgePolicy = (typeof AGE_POLICIES)[number];

/** The age policy to assume of a kind until someone says otherwise: the careful one. */
export function assumedAgePolicy(kind: VenueKind): AgePolicy {
  if (kind === 'club') return 'over_18_only';
  return kind === 'pub' || kind === 'bar' ? 'under_16_accompanied' : 'all_ages';
}

/** A place that mainly sells alcohol, by its kind or by who may come in: not where to send a child first. */
export function isAlcoholLed(kind: string, age: number): boolean {
  return age > 0 || /^(pub|bar|club)$/.test(kind);
}

/**
 * The public address of a haven: its name in lower-case ASCII, then its id. The id alone finds it, so a renamed venue
 * keeps its old links.
 */
export function havenSlug(name: string, id: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return words ? `${words}-${id}` : id;
}

/** The venue id at the end of a slug, or the id itself. */
export function idOfSlug(slug: string): string {
  return slug.slice(slug.lastIndexOf('-') + 1);
}

/** `http:` and `https:` addresses only, since people type them; anything else is none. */
export function publicUrl(text: string): string {
  return /^https?:\/\/[^\s]+$/i.test(text) ? text : '';
}
