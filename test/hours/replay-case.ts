import {
  londonDays,
  openIntervals,
  weeklyTable,
  type BankHolidayPolicy,
  type Hours,
  type HoursException,
  type Interval,
  type Session,
  type Weekday,
} from '../../api/domain/hours.ts';
import { addDays, londonDate } from '../../api/domain/london-time.ts';
import { validateHours } from '../../api/domain/validate-hours.ts';
import { readOsmHours } from '../../db/import/osm-hours.ts';

/** One case of a corpus, as its file has it. */
export interface ReplayCase {
  readonly id: string;
  readonly tags?: readonly string[];
  readonly opening_hours: string;
  readonly exceptions?: readonly ReplayException[];
  readonly table?: Readonly<Record<Weekday, readonly Session[]>> & { readonly ph?: readonly Session[] };
  readonly instants: readonly ReplayInstant[];
}

/** `hours` is `17:30-04:00`, several with commas; `open` is the whole day. */
export interface ReplayException {
  readonly date: string;
  readonly hours?: string;
  readonly closed?: boolean;
  readonly open?: boolean;
}

export interface ReplayInstant {
  /** UTC ISO text. An opening minute is open, a closing minute is closed. */
  readonly at: string;
  readonly open: boolean;
  readonly next_change: string | null;
}

export interface InstantResult {
  readonly open: boolean;
  /** Milliseconds; null where nothing changes within the horizon. */
  readonly nextChange: number | null;
}

const MINUTE_MS = 60_000;
const HORIZON_MINUTES = 14 * 1440;

/** The hours of a case by the product's own way in, or why they cannot be represented. */
export function hoursOfCase(
  { table, opening_hours, exceptions, instants }: ReplayCase,
  bankHolidays: ReadonlySet<string>,
): { hours: Hours } | { unknown: string } {
  if (table) {
    const policy: BankHolidayPolicy = table.ph ?? 'as_usual';
    const weekly = weeklyTable((day) => table[day]);
    return checked(withExceptions({ weekly, bankHolidays: policy, exceptions: [] }, exceptions));
  }
  const days = instants.map(({ at }) => londonDate(Date.parse(at) / MINUTE_MS)).toSorted();
  const from = addDays(days[0] ?? '', -3);
  const to = [addDays(days.at(-1) ?? '', 18), addDays(from, 60)].toSorted().at(-1) ?? '';
  const reading = readOsmHours(opening_hours, { from, to, bankHolidays });
  return 'hours' in reading ? checked(withExceptions(reading.hours, exceptions)) : reading;
}

/** The state at an instant and when it next changes, from the intervals of the days around it. */
export function resultAt(hours: Hours, at: string, bankHolidays: ReadonlySet<string>): InstantResult {
  const milliseconds = Date.parse(at);
  const minute = Math.floor(milliseconds / MINUTE_MS);
  const to = minute + HORIZON_MINUTES + 1;
  const intervals = openIntervals(hours, londonDays({ from: minute - 2 * 1440, to, bankHolidays })) ?? [];
  const next = intervals.find(({ end }: Interval) => end > minute);
  const open = next !== undefined && next.start <= minute;
  const change = (open ? next.end : (next?.start ?? Infinity)) * MINUTE_MS;
  return { open, nextChange: change < milliseconds + HORIZON_MINUTES * MINUTE_MS ? change : null };
}

function withExceptions(hours: Hours, exceptions: readonly ReplayException[] = []): Hours {
  const replaced = new Set(exceptions.map(({ date }) => date));
  const kept = hours.exceptions.filter(({ date }) => !replaced.has(date));
  return { ...hours, exceptions: [...kept, ...exceptions.map(exceptionOf)] };
}

function exceptionOf({ date, hours, closed, open }: ReplayException): HoursException {
  if (open) return { date, sessions: [['00:00', '24:00']] };
  if (closed || hours === undefined) return { date, sessions: [] };
  const sessions = hours.split(',').map((range): Session => {
    const [opens = '', closes = ''] = range.trim().split('-');
    return [opens, closes];
  });
  return { date, sessions };
}

function checked(hours: Hours): { hours: Hours } | { unknown: string } {
  const [problem] = validateHours(hours);
  return problem ? { unknown: `${problem.field}: ${problem.message}` } : { hours };
}
