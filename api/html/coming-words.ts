import type { EpochMinutes, LocalDate } from '../domain/clock.ts';
import type { ComingDay, ComingStretch } from '../domain/coming-hours.ts';
import { durationWords, sessionLine } from './session-words.ts';
import { comingWords } from './time-words.ts';

/** What starts on a day to come, in words: `6pm to 2am, closes next day (Sunday). The clocks go back: 1 hour longer`. */
export function comingLine({ known, stretches, weekday }: ComingDay): string {
  if (!known) return 'Not known';
  if (stretches.length === 0) return 'Closed';
  const words = stretches.map((stretch) => sessionLine(stretch.session, weekday) + shiftWords(stretch));
  const line = words.join('; and ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}

function shiftWords({ shiftMinutes }: ComingStretch): string {
  if (shiftMinutes === 0) return '';
  const way = shiftMinutes > 0 ? 'back' : 'forward';
  const more = shiftMinutes > 0 ? 'longer' : 'shorter';
  return `. The clocks go ${way}: ${durationWords(Math.abs(shiftMinutes))} ${more}`;
}

/** What sets a day apart: its bank holiday, that it was changed, that the clocks go on or back in its small hours. */
export function dayNotes(
  { date, bankHoliday, changed, clockChange }: ComingDay,
  holidays: ReadonlyMap<LocalDate, string>,
): readonly string[] {
  return [
    ...(bankHoliday ? [holidays.get(date) ?? 'Bank holiday'] : []),
    ...(changed ? ['Changed for this day'] : []),
    ...(clockChange === 'back' ? ['Clocks go back 1 hour at 2am'] : []),
    ...(clockChange === 'forward' ? ['Clocks go forward 1 hour at 1am'] : []),
  ];
}

/** How long a closure lasts: `until 2am`, `until someone reopens it`. */
export function closureWords(ends: EpochMinutes | null, now: EpochMinutes): string {
  return ends === null ? 'until someone reopens it' : `until ${comingWords(ends, now)}`;
}
