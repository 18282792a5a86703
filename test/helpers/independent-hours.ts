import type { Hours, Session } from '../../api/domain/hours.ts';

/**
 * Whether doors are open, found in another way than the product's: it walks through the minutes of a London day as
 * Intl reads them off the clock and watches for the first one at which each time has come. Slow and plain on purpose.
 */
export interface IndependentHours {
  /** @param instant epoch minutes */
  isOpen(hours: Hours, instant: number): boolean;
}

const WEEKDAY_KEYS = {
  Mon: 'mo',
  Tue: 'tu',
  Wed: 'we',
  Thu: 'th',
  Fri: 'fr',
  Sat: 'sa',
  Sun: 'su',
} as const;

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  dateStyle: 'short',
  timeStyle: 'short',
});
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'short' });

/** One London day: the instant of its first minute, and what the clock reads at that minute and every later one. */
interface Day {
  readonly begins: number;
  readonly reads: readonly string[];
}

const days = new Map<string, Day>();

export function independentHours(bankHolidays: ReadonlySet<string>): IndependentHours {
  return {
    isOpen(hours, instant) {
      const today = dateAt(instant);
      const yesterday = dateAt(dayOf(today).begins - 1);
      return [yesterday, today].some(
        (date) =>
          (hours.knownUntil === undefined || date <= hours.knownUntil) &&
          sessionsOn(hours, date, bankHolidays).some((session) => isDuring(session, date, instant)),
      );
    },
  };
}

function sessionsOn(hours: Hours, date: string, bankHolidays: ReadonlySet<string>): readonly Session[] {
  const exception = hours.exceptions.find((candidate) => candidate.date === date);
  if (exception) return exception.sessions;
  if (bankHolidays.has(date) && hours.bankHolidays !== 'as_usual') return hours.bankHolidays;
  const name = weekday.format(dayOf(date).begins * 60_000);
  return hours.weekly[WEEKDAY_KEYS[name as keyof typeof WEEKDAY_KEYS]];
}

function isDuring([opens, closes]: Session, date: string, instant: number): boolean {
  const opened = firstMinuteReading(date, opens);
  const closed = firstMinuteReading(closes > opens ? date : nextDate(date), closes);
  return opened <= instant && instant < closed;
}

/** The first instant of the day at which the clock has come to `time`; the first of the next day for 24:00. */
function firstMinuteReading(date: string, time: string): number {
  const { begins, reads } = dayOf(date);
  const place = reads.findIndex((reading) => reading >= time);
  return begins + (place < 0 ? reads.length : place);
}

function nextDate(date: string): string {
  const { begins, reads } = dayOf(date);
  return dateAt(begins + reads.length);
}

function dayOf(date: string): Day {
  const known = days.get(date);
  if (known) return known;
  const reads: string[] = [];
  let begins: number | undefined;
  const noon = Date.parse(`${date}T12:00:00Z`) / 60_000;
  for (let instant = noon - 14 * 60; instant < noon + 14 * 60; instant += 1) {
    const [day, time] = read(instant);
    if (day !== date) continue;
    begins ??= instant;
    reads.push(time);
  }
  if (begins === undefined) throw new Error(`no London day ${date}`);
  const day = { begins, reads };
  days.set(date, day);
  return day;
}

function dateAt(instant: number): string {
  return read(instant)[0];
}

function read(instant: number): [date: string, time: string] {
  const text = clock.format(instant * 60_000);
  return [text.slice(0, 10), text.slice(12, 17)];
}
