/** A UK postcode in its two halves: `N12` and `0QG`. */
export interface Postcode {
  /** Outward code: the post town's district. */
  readonly outcode: string;
  /** Inward code. */
  readonly incode: string;
}

/** Royal Mail's patterns (A9 9AA … AA9A 9AA), and the one that breaks them, GIR 0AA. */
const FULL = /^(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/;
const OUTWARD = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/;

/** Reads `n12 0qg`, `N120QG` and Code-Point's padded `N1  0AA`; undefined where it is no full postcode. */
export function parsePostcode(text: string): Postcode | undefined {
  const match = FULL.exec(compact(text));
  return match?.[1] && match[2] ? { outcode: match[1], incode: match[2] } : undefined;
}

/** Reads an outward code alone, `n12`; undefined where it is none. */
export function parseOutcode(text: string): string | undefined {
  const code = compact(text);
  return OUTWARD.test(code) ? code : undefined;
}

/** The outward code that a text begins: `n12`, `N12 0`, `N12 0Q` and `n120q` begin with N12, `N1 2` with N1. */
export function outcodeIn(text: string): string | undefined {
  const parted = /^\s*(\S+)\s+\d[a-z]?\s*$/i.exec(text)?.[1] ?? '';
  return parseOutcode(parted) ?? parseOutcode(text) ?? parseOutcode(text.trim().replace(/\d[a-z]?$/i, ''));
}

/** As people write it: `N12 0QG`. */
export function writtenPostcode({ outcode, incode }: Postcode): string {
  return `${outcode} ${incode}`;
}

/** As the postcodes table keys it: `N120QG`. */
export function postcodeKey({ outcode, incode }: Postcode): string {
  return outcode + incode;
}

function compact(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}
