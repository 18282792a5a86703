import { epochMinutes, type LocalDate } from '../api/domain/clock.ts';
import { londonDate, londonReading } from '../api/domain/london-time.ts';
import { clockWords, dateWords } from '../api/html/time-words.ts';

/** `25 December 2026, 6:05pm` on the London clock, of an instant as the register keeps it (UTC ISO text). */
export function whenWords(instant: string): string {
  const { date, hour, minute } = londonReading(epochMinutes(Date.parse(instant)));
  return `${dateWords(date)}, ${clockWords(hour, minute)}`;
}

/** The London day of an instant as the register keeps it. */
export function dayOf(instant: string): LocalDate {
  return londonDate(epochMinutes(Date.parse(instant)));
}
