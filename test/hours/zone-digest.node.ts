/** Prints one hash of everything the import edge makes of many strings: the same in every process zone. */
import { createHash } from 'node:crypto';
import OpeningHours from 'opening_hours';
import { londonDays, openIntervals } from '../../api/domain/hours.ts';
import { londonInstant, wallAt } from '../../api/domain/london-time.ts';
import { readOsmHours } from '../../db/import/osm-hours.ts';
import { READABLE_OSM_STRINGS, UNREADABLE_OSM_STRINGS } from '../helpers/osm-strings.ts';

const RANGE = { from: '2026-12-01', to: '2027-04-05', bankHolidays: new Set<string>() };
const ENGLAND = { lat: 51.5, lon: -0.1, address: { country_code: 'gb', state: 'England' } };

const hash = createHash('sha256');
for (const text of [...READABLE_OSM_STRINGS, ...UNREADABLE_OSM_STRINGS.map(([string]) => string)]) {
  const reading = readOsmHours(text, RANGE);
  hash.update(JSON.stringify(reading));
  if ('hours' in reading) {
    const [from, to] = [londonInstant(RANGE.from), londonInstant(RANGE.to)];
    hash.update(JSON.stringify(openIntervals(reading.hours, londonDays({ ...RANGE, from, to }))));
  }
}
console.log(hash.digest('hex'));

// Only in UTC can the library be asked without the edge around it.
if (process.env['TZ'] === 'UTC') {
  for (const text of READABLE_OSM_STRINGS.filter((string) => !/PH/.test(string))) {
    const reading = readOsmHours(text, RANGE);
    if (!('hours' in reading)) throw new Error(text);
    const library = new OpeningHours(text.replace(/[\s;]+$/, ''), ENGLAND, 0).getIterator(new Date(0));
    const [from, to] = [londonInstant('2026-12-01'), londonInstant('2027-01-31')];
    const open = openIntervals(reading.hours, londonDays({ ...RANGE, from, to })) ?? [];
    for (let at = from; at < to; at += 30) {
      library.setDate(new Date(wallAt(at) * 60_000));
      const isOpen = open.some(({ start, end }) => start <= at && at < end);
      if (library.getState() !== isOpen) throw new Error(`${text} at ${new Date(at * 60_000).toISOString()}`);
    }
  }
  console.log('the library agrees');
}
