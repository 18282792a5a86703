import { isLocalDate } from '../../api/domain/calendar.ts';
import type { BankHoliday, BankHolidayDivision } from '../bank-holidays.ts';
import { ImportFileError } from './import-errors.ts';
import { isObject, parseJson } from './json-text.ts';

export const DIVISIONS = [
  'england-and-wales',
  'scotland',
  'northern-ireland',
] as const satisfies readonly BankHolidayDivision[];

export interface BankHolidayReading {
  readonly division: BankHolidayDivision;
  readonly holidays: readonly BankHoliday[];
  readonly refused: readonly {
    readonly number: number;
    readonly reason: string;
    readonly cells: readonly string[];
  }[];
}

const LONGEST_TITLE = 200;

/**
 * Bank holidays as GOV.UK publishes them (www.gov.uk/bank-holidays.json), one reading a division.
 * @throws ImportFileError where it is not that file
 */
export function readBankHolidays(file: string, text: string): BankHolidayReading[] {
  const json = parseJson(file, text);
  return DIVISIONS.map((division) => {
    const part = isObject(json) ? json[division] : undefined;
    const events = isObject(part) ? part['events'] : undefined;
    if (!Array.isArray(events)) {
      throw new ImportFileError(file, `is not GOV.UK's bank-holidays.json: it has no events for ${division}`);
    }
    return { division, ...readEvents(events as readonly unknown[], division) };
  });
}

function readEvents(
  events: readonly unknown[],
  division: BankHolidayDivision,
): Pick<BankHolidayReading, 'holidays' | 'refused'> {
  const holidays = new Map<string, BankHoliday>();
  const refused: { number: number; reason: string; cells: string[] }[] = [];
  for (const [index, event] of events.entries()) {
    const { date, title } = isObject(event) ? event : {};
    const reason = problemOf(date, title, holidays);
    if (reason === undefined) holidays.set(String(date), { date: String(date), title: String(title) });
    else refused.push({ number: index + 1, reason, cells: [division, shown(date), shown(title)] });
  }
  return { holidays: [...holidays.values()], refused };
}

function problemOf(date: unknown, title: unknown, known: ReadonlyMap<string, unknown>): string | undefined {
  if (typeof date !== 'string' || !isLocalDate(date)) return 'has no date such as 2026-12-25';
  if (typeof title !== 'string' || title === '' || title.length > LONGEST_TITLE) return 'has no title';
  return known.has(date) ? 'is listed twice' : undefined;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_TITLE) : '';
}
