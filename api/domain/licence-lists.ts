/** The three lists that officers work through (domain.md §6). */
export const LICENCE_LISTS = ['not-signed-up', 'condition-not-met', 'look-again'] as const;
export type LicenceList = (typeof LICENCE_LISTS)[number];

export const MATCH_STATES = ['matched', 'to_match', 'no_match'] as const;
export type MatchState = (typeof MATCH_STATES)[number];

/** Which licences of an authority; all of them where nothing else is given. */
export interface LicenceFilter {
  readonly authorityCode: string;
  readonly list?: LicenceList | undefined;
  /** Part of a name, an address, a number or a postcode. */
  readonly text?: string | undefined;
  readonly status?: string | undefined;
  /** ONS code; `none` where the ward is not known. */
  readonly ward?: string | undefined;
  /** Town centre. */
  readonly town?: string | undefined;
  readonly match?: MatchState | undefined;
  /** Only where the authority has a venue of the same postcode or UPRN. */
  readonly likely?: boolean | undefined;
  /** Only where alcohol is sold to be drunk there. */
  readonly onSales?: boolean | undefined;
  /** Only those that the newest extract of the register does not hold any more. */
  readonly gone?: boolean | undefined;
}
