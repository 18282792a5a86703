import type { LocalDate } from './clock.ts';
import {
  minuteOfDay,
  WEEKDAYS,
  type Hours,
  type HoursException,
  type Session,
  type Weekday,
} from './hours.ts';
import { addDays, MINUTES_A_DAY } from './london-time.ts';

/** https://schema.org/OpeningHoursSpecification. `opens` and `closes` both 00:00 is closed all day, as Google reads it. */
export interface OpeningHoursSpecification {
  readonly '@type': 'OpeningHoursSpecification';
  readonly dayOfWeek?: readonly string[];
  readonly opens: string;
  /** Before `opens` where the place closes on the next day. */
  readonly closes: string;
  readonly validFrom?: LocalDate;
  readonly validThrough?: LocalDate;
}

export interface SchemaOrgHours {
  readonly openingHoursSpecification: readonly OpeningHoursSpecification[];
  readonly specialOpeningHoursSpecification: readonly OpeningHoursSpecification[];
}

const SCHEMA_ORG_DAYS: Readonly<Record<Weekday, string>> = {
  mo: 'https://schema.org/Monday',
  tu: 'https://schema.org/Tuesday',
  we: 'https://schema.org/Wednesday',
  th: 'https://schema.org/Thursday',
  fr: 'https://schema.org/Friday',
  sa: 'https://schema.org/Saturday',
  su: 'https://schema.org/Sunday',
};

const OSM_DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const OSM_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CLOSED: Session = ['00:00', '00:00'];

/**
 * A table in schema.org's names: weekdays with the same session share a specification, the bank-holiday policy is
 * that of PublicHolidays, and dated exceptions are special hours. A whole day closes at 23:59, because schema.org has
 * no 24:00 and reads equal times as no time at all.
 */
export function schemaOrgHours({ weekly, bankHolidays, exceptions, knownUntil }: Hours): SchemaOrgHours {
  const bySession = new Map<string, { session: Session; days: string[] }>();
  for (const day of WEEKDAYS) {
    for (const session of weekly[day]) {
      const entry = bySession.get(session.join()) ?? { session, days: [] };
      entry.days.push(SCHEMA_ORG_DAYS[day]);
      bySession.set(session.join(), entry);
    }
  }
  const holidays = bankHolidays === 'as_usual' ? [] : orClosed(bankHolidays);
  const through = knownUntil === undefined ? {} : { validThrough: knownUntil };
  return {
    openingHoursSpecification: [
      ...[...bySession.values()].map(({ session, days }) =>
        specification(session, { dayOfWeek: days, ...through }),
      ),
      ...holidays.map((session) =>
        specification(session, { dayOfWeek: ['https://schema.org/PublicHolidays'], ...through }),
      ),
    ],
    specialOpeningHoursSpecification: inOrder(exceptions).flatMap(({ date, sessions }) =>
      orClosed(sessions).map((session) => specification(session, { validFrom: date, validThrough: date })),
    ),
  };
}

/**
 * A table as an OSM `opening_hours` string that npm `opening_hours` evaluates to the same minutes, on the London wall
 * clock and with the same bank holidays. OSM rules replace calendar days, ours operating days: so a bank holiday or an
 * exception of a place that is open past midnight is closed from its latest close to that of the next day, and then
 * opened for its own sessions.
 * @returns undefined where no string says it: bank-holiday rules or exceptions, and sessions that run on past the
 * opening of the next day
 */
export function osmHours({ weekly, bankHolidays, exceptions }: Hours): string | undefined {
  const changes = [
    ...(bankHolidays === 'as_usual' ? [] : [{ days: 'PH', sessions: bankHolidays }]),
    ...runsOf(inOrder(exceptions)).map(({ from, to, sessions }) => ({ days: osmDates(from, to), sessions })),
  ];
  const everyDay = weekdayRules(weekly);
  if (changes.length === 0) return everyDay;
  const all = [...Object.values(weekly), ...changes.map(({ sessions }) => sessions)].flat();
  const latestClose = Math.max(0, ...all.map(minutesPastMidnight));
  if (all.some(([opens]) => minuteOfDay(opens) < latestClose)) return undefined;
  return [everyDay, ...changes.map(({ days, sessions }) => changeRule(days, sessions, latestClose))].join(
    '; ',
  );
}

function changeRule(days: string, sessions: readonly Session[], latestClose: number): string {
  const own = `${days} ${osmTimes(sessions)}`;
  if (latestClose === 0) return own;
  const off = `${days} ${clock(latestClose)}-${clock(latestClose + MINUTES_A_DAY)} off`;
  return sessions.length === 0 ? off : `${off}, ${own}`;
}

/** Weekdays with the same sessions together, joined by commas so that none cuts off the night before. */
function weekdayRules(weekly: Hours['weekly']): string {
  const bySessions = new Map<string, { sessions: readonly Session[]; days: number[] }>();
  for (const [place, day] of WEEKDAYS.entries()) {
    const sessions = weekly[day];
    if (sessions.length === 0) continue;
    const entry = bySessions.get(sessions.join()) ?? { sessions, days: [] };
    entry.days.push(place);
    bySessions.set(sessions.join(), entry);
  }
  if (bySessions.size === 0) return 'off';
  return [...bySessions.values()]
    .map(({ sessions, days }) => `${osmDays(days)} ${osmTimes(sessions)}`)
    .join(', ');
}

/** `Mo-We,Fr` */
function osmDays(places: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run?.last === place - 1) run.last = place;
    else runs.push({ first: place, last: place });
  }
  return runs
    .map(({ first, last }) => (first === last ? OSM_DAYS[first] : `${OSM_DAYS[first]}-${OSM_DAYS[last]}`))
    .join();
}

function osmTimes(sessions: readonly Session[]): string {
  if (sessions.length === 0) return 'off';
  return sessions.map((session) => `${session[0]}-${clock(lastMinute(session))}`).join();
}

/** `2026 Dec 25`, `2026 Dec 31-2027 Jan 02` */
function osmDates(from: LocalDate, to: LocalDate): string {
  const osmDate = (date: LocalDate) =>
    `${date.slice(0, 4)} ${OSM_MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(8)}`;
  return from === to ? osmDate(from) : `${osmDate(from)}-${osmDate(to)}`;
}

/** Days in a row with the same sessions. */
function runsOf(exceptions: readonly HoursException[]) {
  const runs: { from: LocalDate; to: LocalDate; sessions: readonly Session[] }[] = [];
  for (const { date, sessions } of exceptions) {
    const run = runs.at(-1);
    if (run && addDays(run.to, 1) === date && run.sessions.join() === sessions.join()) run.to = date;
    else runs.push({ from: date, to: date, sessions });
  }
  return runs;
}

function inOrder(exceptions: readonly HoursException[]): readonly HoursException[] {
  return exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function orClosed(sessions: readonly Session[]): readonly Session[] {
  return sessions.length === 0 ? [CLOSED] : sessions;
}

function specification(
  session: Session,
  when: Pick<OpeningHoursSpecification, 'dayOfWeek' | 'validFrom' | 'validThrough'>,
): OpeningHoursSpecification {
  const [opens] = session;
  const closes = clock(lastMinute(session) % MINUTES_A_DAY);
  const wholeDay = session !== CLOSED && closes === opens;
  return {
    '@type': 'OpeningHoursSpecification',
    ...when,
    opens,
    closes: wholeDay ? clock((minuteOfDay(opens) + MINUTES_A_DAY - 1) % MINUTES_A_DAY) : closes,
  };
}

/** The closing minute, more than 1440 where it is on the next day. */
function lastMinute([opens, closes]: Session): number {
  const closing = minuteOfDay(closes);
  return closing > minuteOfDay(opens) ? closing : closing + MINUTES_A_DAY;
}

function minutesPastMidnight(session: Session): number {
  return Math.max(0, lastMinute(session) - MINUTES_A_DAY);
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
