import OpeningHours from 'opening_hours';
import { londonDays, openIntervals, type Hours } from '../../api/domain/hours.ts';
import { instantOfWall, londonInstant, wallAt } from '../../api/domain/london-time.ts';
import { inUtc } from '../../db/import/utc-date.ts';

const ENGLAND = { lat: 51.5, lon: -0.1, address: { country_code: 'gb', state: 'England' } };

/**
 * The minutes, as UTC text, at which a table and npm `opening_hours` differ over an OSM string; ten at most.
 * The repeated hour of the autumn night is left out: on the wall it cannot be told from the hour before.
 * @param every minutes from one comparison to the next
 */
export function differencesFromLibrary(
  hours: Hours,
  text: string,
  { from, to, every, bankHolidays }: DifferencesOptions,
): string[] {
  const [start, end] = [londonInstant(from), londonInstant(to, 1440)];
  const open = openIntervals(hours, londonDays({ from: start, to: end, bankHolidays })) ?? [];
  return inUtc(0, () => {
    const cursor = new OpeningHours(text, ENGLAND, 0).getIterator(new Date(0));
    const different: string[] = [];
    let place = 0;
    for (let at = start; at < end && different.length < 10; at += every) {
      if (instantOfWall(wallAt(at)) !== at) continue;
      while ((open[place]?.end ?? Infinity) <= at) place += 1;
      const isOpen = (open[place]?.start ?? Infinity) <= at;
      cursor.setDate(new Date(wallAt(at) * 60_000));
      if (cursor.getState() !== isOpen) different.push(new Date(at * 60_000).toISOString());
    }
    return different;
  });
}

export interface DifferencesOptions {
  readonly from: string;
  readonly to: string;
  readonly every: number;
  readonly bankHolidays: ReadonlySet<string>;
}
