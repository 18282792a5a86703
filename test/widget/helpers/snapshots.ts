import { buildSnapshot } from '../../../api/domain/build-snapshot.ts';
import { epochMinutes, type EpochMinutes } from '../../../api/domain/clock.ts';
import { EARTH_RADIUS_METRES, type Point } from '../../../api/domain/geo.ts';
import type { Haven } from '../../../api/domain/haven.ts';
import { HORIZON_MINUTES, OPEN_AT_HORIZON, type Snapshot } from '../../../api/domain/snapshot.ts';
import { REFERENCE_SCHEMES } from '../../../db/reference/schemes.ts';
import { aHaven } from '../../helpers/builders.ts';

/** Friday 1 May 2026, 21:30 on the London clock. */
export const NOW = Date.UTC(2026, 4, 1, 20, 30);
export const AT = epochMinutes(NOW);
/** The first minute of that day in London. */
const BASE: EpochMinutes = epochMinutes(Date.UTC(2026, 3, 30, 23));

/** Where the person of these tests stands. */
export const HERE: Point = { lat: 51.6135, lon: -0.1765 };
export const AREA = 'E09000003';

/** When a place can help, in minutes from NOW. */
export type Opening =
  | 'always'
  | 'unknown'
  /** Open now for so many minutes, and not again. */
  | { readonly closesIn: number }
  /** Closed now, and open for eight hours from then. */
  | { readonly opensIn: number };

export interface PlacedHaven extends Partial<Omit<Haven, 'opening' | 'help'>> {
  /** Metres north of HERE. */
  readonly north?: number;
  readonly hours?: Opening;
  /** When the doors are open, where trained help is not there all that time. */
  readonly doors?: Opening;
}

/** A point so many metres north of HERE. */
export function north(metres: number): Point {
  return { lat: HERE.lat + (metres / EARTH_RADIUS_METRES) * (180 / Math.PI), lon: HERE.lon };
}

function scheduleOf(hours: Opening): readonly number[] | undefined {
  const now = AT - BASE;
  if (hours === 'unknown') return undefined;
  if (hours === 'always') return [0, OPEN_AT_HORIZON];
  return 'closesIn' in hours ? [0, now + hours.closesIn] : [now + hours.opensIn, 480];
}

let made = 0;

/** A published snapshot in which a test states only what matters to it. */
export function aSnapshot(places: readonly PlacedHaven[], given: Partial<Snapshot> = {}): Snapshot {
  const havens = places.map(({ north: metres = 100, hours = 'always', doors, ...haven }) => ({
    haven: aHaven({
      id: `h${String(++made).padStart(8, '0')}`,
      until: BASE + HORIZON_MINUTES,
      ...north(metres),
      ...haven,
    }),
    schedule: scheduleOf(hours),
    doors: doors && scheduleOf(doors),
  }));
  const schemes = REFERENCE_SCHEMES.map(({ key, name, wording }) => ({ key, name, say: wording.en.say }));
  return {
    ...buildSnapshot({ scope: `area/${AREA}`, havens, schemes, base: BASE, builtAt: AT - 10 }),
    version: 'test',
    ...given,
  };
}
