import { describe, expect, it } from 'vitest';
import { helpIntervals } from '../../../api/domain/haven.ts';
import { londonDays } from '../../../api/domain/hours.ts';
import { londonInstant } from '../../../api/domain/london-time.ts';
import { aHaven, everyDay } from '../../helpers/builders.ts';

const FRIDAY = londonInstant('2026-11-27');
const DAYS = londonDays({ from: FRIDAY, to: londonInstant('2026-11-30'), bankHolidays: new Set() });
const AT_23 = londonInstant('2026-11-27', 23 * 60);
const BAR = everyDay(['18:00', '02:00']);

describe('when a haven can help', () => {
  it('is no longer than its being shown is certain: a bar that closes early tonight is open until then', () => {
    const open = helpIntervals(aHaven({ opening: BAR, until: AT_23 }), DAYS);
    expect(open).toEqual([
      { start: FRIDAY, end: FRIDAY + 120 },
      { start: FRIDAY + 18 * 60, end: AT_23 },
    ]);
  });

  it('is all of its hours where it is shown for months to come', () => {
    expect(helpIntervals(aHaven({ opening: BAR }), DAYS)?.at(-1)).toEqual({
      start: londonInstant('2026-11-29', 18 * 60),
      end: londonInstant('2026-11-30'),
    });
  });

  it('is its help hours, and never while the doors are shut', () => {
    const help = everyDay(['16:00', '23:00']);
    expect(helpIntervals(aHaven({ opening: BAR, help }), DAYS)?.[0]).toEqual({
      start: FRIDAY + 18 * 60,
      end: AT_23,
    });
  });

  it('is not known where either table no longer is', () => {
    const help = { ...everyDay(['16:00', '23:00']), knownUntil: '2026-11-26' };
    expect(helpIntervals(aHaven({ opening: BAR, help }), DAYS)).toBeUndefined();
    const { opening: _, ...unknown } = aHaven();
    expect(helpIntervals(unknown, DAYS)).toBeUndefined();
  });
});
