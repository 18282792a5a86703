import type { PreparedHaven } from '../../api/domain/build-snapshot.ts';
import { drawHavens } from './drawn-havens.ts';
import { prepare } from './indexed-cells.ts';
import { readPubs, readVenues, type RealVenue } from './real-data.node.ts';
import { drawsFrom } from './seeded.ts';

let all: { venues: readonly RealVenue[]; havens: readonly PreparedHaven[]; note: string } | undefined;

/** The first so many of all venues in a fixed random order, pubs before the rest, as havens. */
export function realHavens(count: number): readonly PreparedHaven[] {
  const { havens } = everything();
  if (havens.length < count) throw new RangeError(`only ${havens.length} venues, not ${count}`);
  return havens.slice(0, count);
}

export function realVenues(): readonly RealVenue[] {
  return everything().venues;
}

/** What the havens are made of, to be said beside every figure. */
export function whatTheyAre(): string {
  return everything().note;
}

function everything(): NonNullable<typeof all> {
  if (all) return all;
  const order = drawsFrom(1).shuffled(readVenues());
  const pubs = order.filter(({ kind }) => kind === 'pub');
  const venues = [...pubs, ...order.filter(({ kind }) => kind !== 'pub')];
  const real = readPubs();
  const havens = prepare(drawHavens(venues, real));
  const note =
    `${venues.length.toLocaleString('en')} real venues (${pubs.length.toLocaleString('en')} pubs first, the rest ` +
    `after), with hours drawn from the ${real.hours.length} OpenStreetMap strings that a table can hold ` +
    `(${real.refused} refused): a mix, not a register that exists`;
  all = { venues, havens, note };
  return all;
}
