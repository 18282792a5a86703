import type { Haven } from '../../api/domain/haven.ts';
import type { Hours } from '../../api/domain/hours.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import { assumedAgePolicy, FACILITIES } from '../../api/domain/venue.ts';
import { TOWN_CENTRES } from '../../db/reference/places.ts';
import type { RealPubs, RealVenue } from './real-data.node.ts';
import { drawsFrom, type Draws } from './seeded.ts';

/** The day on which everything here is published: the autumn clock change is within its fourteen days. */
export const TODAY = '2026-10-14';
export const BASE = londonInstant(TODAY);

export const SCHEMES = [
  { key: 'safe_haven', name: 'Safe Haven', say: 'I don’t feel safe, can I wait here?' },
  { key: 'ask_for_angela', name: 'Ask for Angela', say: 'Can I speak to Angela?' },
];

const IDS = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Havens at real venues: positions, names, kinds and postcodes are the venues' own. Hours and streets are drawn from
 * those of other, real pubs, the rest is made up: a mix, not a register that exists. The same every time.
 */
export function drawHavens(venues: readonly RealVenue[], pubs: RealPubs): Haven[] {
  const draws = drawsFrom(20_261_014);
  const towns = Object.keys(TOWN_CENTRES);
  return venues.map((venue): Haven => {
    const known = draws.chance(0.95) && { opening: drawHours(draws, pubs.hours) };
    return {
      id: Array.from({ length: 9 }, () => draws.oneOf([...IDS])).join(''),
      ...venue,
      schemes: draws.oneOf([['safe_haven'], ['ask_for_angela'], ['safe_haven', 'ask_for_angela']]),
      address: `${draws.below(300) + 1} ${draws.oneOf(pubs.streets)}`,
      town: towns[outwardNumber(venue.postcode) % towns.length] ?? '',
      phone: `020 ${draws.oneOf([3, 7, 8])}${digits(draws, 3)} ${digits(draws, 4)}`,
      website: '',
      authorityCode: null,
      wardCode: null,
      facilities: FACILITIES.filter(() => draws.chance(0.4)),
      agePolicy: assumedAgePolicy(venue.kind),
      trainedOn: addDays(TODAY, -draws.below(365)),
      until: londonInstant(addDays(TODAY, draws.chance(0.03) ? draws.below(14) + 1 : 90)),
      ...known,
    };
  });
}

/** A real pub's week; one in ten has a day off or a late night within the fortnight. */
function drawHours(draws: Draws, hours: readonly Hours[]): Hours {
  const usual = draws.oneOf(hours);
  if (!draws.chance(0.1)) return usual;
  const date = addDays(TODAY, draws.below(14));
  const sessions = draws.chance(0.5) ? [] : [['18:00', `0${draws.below(6)}:00`] as const];
  return {
    ...usual,
    exceptions: [...usual.exceptions.filter((each) => each.date !== date), { date, sessions }],
  };
}

/** Instants people ask at: mostly evenings, one in five any minute of a day, so that nights count. */
export function drawInstant(draws: Draws): number {
  const day = BASE + draws.below(7) * 1440;
  return day + (draws.chance(0.2) ? draws.below(1440) : 17 * 60 + draws.below(6 * 60));
}

function digits(draws: Draws, count: number): string {
  return Array.from({ length: count }, () => draws.below(10)).join('');
}

function outwardNumber(postcode: string): number {
  return [...postcode.slice(0, -3)].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 65_521;
}
