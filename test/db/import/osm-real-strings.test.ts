import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { describe, expect, it } from 'vitest';
import { bankHolidayDates } from '../../../api/domain/hours.ts';
import { validateHours } from '../../../api/domain/validate-hours.ts';
import { osmHoursReader } from '../../../db/import/osm-hours.ts';
import { differencesFromLibrary } from '../../helpers/osm-library-word.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';

const RANGE = {
  from: '2026-11-22',
  to: '2027-12-31',
  bankHolidays: bankHolidayDates([
    ...['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31'],
    ...['2027-08-30', '2027-12-27', '2027-12-28'],
  ]),
};

describe.skipIf(!hasSharedData)('the opening hours of London’s pubs as mappers wrote them', () => {
  it('become 614 tables and 114 reasons, and every seventh table is what the library says each half-hour', async () => {
    const rows = createReadStream(sharedData('osm-pubs', 'london-pubs.csv')).pipe(parse({ columns: true }));
    const reader = osmHoursReader(RANGE);
    const distinct = new Set<string>();
    let tables = 0;
    const reasons: string[] = [];
    const wrong: string[] = [];
    for await (const row of rows as AsyncIterable<Record<string, string>>) {
      const text = row['opening_hours'] ?? '';
      if (text === '') continue;
      const reading = reader(text);
      if ('unknown' in reading) {
        reasons.push(reading.unknown);
        continue;
      }
      tables += 1;
      wrong.push(...validateHours(reading.hours).map(({ field }) => `${text}: ${field}`));
      if (distinct.has(text)) continue;
      distinct.add(text);
      if (distinct.size % 7 !== 0) continue;
      const said = text.replace(/[\s;]+$/, '');
      const differences = differencesFromLibrary(reading.hours, said, { ...RANGE, every: 30 });
      wrong.push(...differences.map((at) => `${text}: ${at}`));
    }
    expect(wrong).toEqual([]);
    expect({ tables, unknown: reasons.length }).toEqual({ tables: 614, unknown: 114 });
    const midnight = reasons.filter((reason) => reason.includes('midnight'));
    expect(midnight).toHaveLength(98);
  }, 120_000);
});
