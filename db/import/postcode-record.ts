/** A postcode as its file tells it. */
export interface PostcodeRecord {
  readonly postcode: string;
  /** WGS 84 degrees. */
  readonly lat: number;
  readonly lon: number;
  /** Code-Point positional quality: 10 is best, 90 has no place. */
  readonly quality: number;
  readonly authorityCode?: string | undefined;
  readonly wardCode?: string | undefined;
  /** Why it cannot be used, where the reader already knows. */
  readonly problem?: string | undefined;
}
