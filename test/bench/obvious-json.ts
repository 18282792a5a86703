import type { PreparedHaven } from '../../api/domain/build-snapshot.ts';
import { isoInstant } from '../../api/domain/clock.ts';
import { HORIZON_MINUTES, OPEN_AT_HORIZON } from '../../api/domain/snapshot.ts';
import { BASE } from './drawn-havens.ts';

/** A haven as one would send it without a thought for bytes: an object, its open times as ISO texts. */
export interface ObviousHaven {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly schemes: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly phone: string;
  readonly facilities: readonly string[];
  readonly age_policy: string;
  readonly trained_on: string;
  readonly until: string;
  readonly open: readonly (readonly [from: string, to: string])[] | null;
}

export function obviousText(havens: readonly PreparedHaven[]): string {
  return JSON.stringify({ built_at: isoInstant(BASE), havens: havens.map(obvious) });
}

function obvious({ haven, schedule }: PreparedHaven): ObviousHaven {
  const { id, name, kind, schemes, lat, lon, address, town, postcode, phone, facilities } = haven;
  return {
    ...{ id, name, kind, schemes, lat, lon, address, town, postcode, phone, facilities },
    age_policy: haven.agePolicy,
    trained_on: haven.trainedOn,
    until: isoInstant(haven.until),
    open: schedule ? isoTimes(schedule) : null,
  };
}

function isoTimes(schedule: readonly number[]): [from: string, to: string][] {
  const times: [string, string][] = [];
  let at = BASE;
  for (let n = 0; n < schedule.length; n += 2) {
    const from = at + (schedule[n] ?? 0);
    const length = schedule[n + 1] ?? 0;
    at = length === OPEN_AT_HORIZON ? BASE + HORIZON_MINUTES : from + length;
    times.push([isoInstant(from), isoInstant(at)]);
  }
  return times;
}
