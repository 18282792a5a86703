import { nameLikeness } from './name-likeness.ts';
import { parsePostcode, postcodeKey } from './postcode.ts';

/** Premises that someone wants on the register. */
export interface NewPremises {
  readonly name: string;
  readonly postcode: string;
  readonly uprn: string | null;
  readonly fhrsid: string | null;
}

/** Premises that the register holds. */
export interface KnownPremises extends NewPremises {
  readonly id: string;
  readonly standing: 'prospect' | 'registered' | 'closed';
}

export interface Duplicate<Known> {
  readonly known: Known;
  /** They share a number that only one place has. */
  readonly sameNumber: boolean;
  /** `nameLikeness` of the names. */
  readonly likeness: number;
}

/**
 * At one postcode names this alike may be one place: "The Griffin" and "Griffin Whetstone". Lower finds the neighbours,
 * higher misses a name that was shortened.
 */
const LIKE_ENOUGH = 0.5;
const MOST = 6;

/**
 * Premises of the register that may be these: the same UPRN or FHRSID, or the same postcode and a name that is like it.
 * Those with the same number first, then by likeness, then by id. Premises that have closed for good are none: someone
 * new may open there.
 * @param except ids that the manager has said these are not; a same number is told all the same
 */
export function likelyDuplicates<Known extends KnownPremises>(
  premises: NewPremises,
  known: readonly Known[],
  except: ReadonlySet<string> = new Set(),
): readonly Duplicate<Known>[] {
  const key = keyOf(premises.postcode);
  return known
    .filter(({ standing }) => standing !== 'closed')
    .map((each) => ({
      known: each,
      sameNumber: isSame(premises.uprn, each.uprn) || isSame(premises.fhrsid, each.fhrsid),
      likeness: nameLikeness(premises.name, each.name),
    }))
    .filter(
      ({ known: { id, postcode }, sameNumber, likeness }) =>
        sameNumber ||
        (!except.has(id) && key !== undefined && keyOf(postcode) === key && likeness >= LIKE_ENOUGH),
    )
    .toSorted(
      (a, b) =>
        Number(b.sameNumber) - Number(a.sameNumber) ||
        b.likeness - a.likeness ||
        (a.known.id < b.known.id ? -1 : 1),
    )
    .slice(0, MOST);
}

/** What a manager is told whose venue is on the register already. */
export function alreadyWords({
  name,
  postcode,
}: {
  readonly name: string;
  readonly postcode: string;
}): string {
  const where = postcode === '' ? name : `${name} at ${postcode}`;
  return `${where} is already on the register. If you work there, ask for access.`;
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && a !== '' && a === b;
}

function keyOf(postcode: string): string | undefined {
  const parsed = parsePostcode(postcode);
  return parsed && postcodeKey(parsed);
}
