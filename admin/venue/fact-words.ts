import type { ApprovedFacts } from '../../api/usecases/propose-venue-change.ts';

/** What would change, each in words: `the name becomes “The Tin Lantern”`. */
export function changedFacts(proposed: Partial<ApprovedFacts>): readonly string[] {
  const { name, address, postcode, lat, lon } = proposed;
  return [
    ...(name === undefined ? [] : [`the name becomes “${name}”`]),
    ...(address === undefined ? [] : [`the address becomes “${address}”`]),
    ...(postcode === undefined ? [] : [`the postcode becomes ${postcode}`]),
    ...(lat === undefined || lat === null ? [] : [`it moves on the map to ${lat}, ${lon}`]),
  ];
}
