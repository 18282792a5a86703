import { epochMinutes, type LocalDate } from '../api/domain/clock.ts';
import { londonDate } from '../api/domain/london-time.ts';
import { instantWords } from '../api/html/time-words.ts';

/** `6:05pm on Friday 25 December`, of an instant as the register keeps it (UTC ISO text). */
export function whenWords(instant: string): string {
  return instantWords(epochMinutes(Date.parse(instant)));
}

/** The London day of an instant as the register keeps it. */
export function dayOf(instant: string): LocalDate {
  return londonDate(epochMinutes(Date.parse(instant)));
}
