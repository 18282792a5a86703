import type { CompiledQuery } from 'kysely';
import type { LocalDate } from '../api/domain/clock.ts';
import type { Database } from './database.ts';
import { insertRows } from './writes.ts';

/** As GOV.UK names them (www.gov.uk/bank-holidays.json). London's are the first. */
export type BankHolidayDivision = 'england-and-wales' | 'scotland' | 'northern-ireland';

export interface BankHoliday {
  readonly date: LocalDate;
  readonly title: string;
}

const LONDON: BankHolidayDivision = 'england-and-wales';

/** Bank holidays in order of date, from a day on where one is given. */
export async function selectBankHolidays(
  db: Database,
  { division = LONDON, from = '' }: { division?: BankHolidayDivision; from?: LocalDate } = {},
): Promise<readonly BankHoliday[]> {
  return db.query
    .selectFrom('bank_holidays')
    .select(['date', 'title'])
    .where('division', '=', division)
    .where('date', '>=', from)
    .orderBy('date')
    .execute();
}

/** The dates alone, as GOV.UK lists them: `bankHolidayDates` of api/domain/hours.ts adds the days themselves. */
export async function selectBankHolidayDates(
  db: Database,
  division: BankHolidayDivision = LONDON,
): Promise<readonly LocalDate[]> {
  return (await selectBankHolidays(db, { division })).map(({ date }) => date);
}

/** The last day the table knows of: an alarm is due when it is near. Undefined while nothing was imported. */
export async function selectLastBankHoliday(
  db: Database,
  division: BankHolidayDivision = LONDON,
): Promise<LocalDate | undefined> {
  const last = await db.query
    .selectFrom('bank_holidays')
    .select('date')
    .where('division', '=', division)
    .orderBy('date', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.date;
}

/** Adds bank holidays, and renames those already there. */
export function upsertBankHolidays(
  db: Database,
  division: BankHolidayDivision,
  holidays: readonly BankHoliday[],
): CompiledQuery[] {
  return insertRows(
    db,
    'bank_holidays',
    holidays.map(({ date, title }) => ({ division, date, title })),
    (insert) =>
      insert.onConflict((conflict) =>
        conflict.columns(['division', 'date']).doUpdateSet(({ ref }) => ({ title: ref('excluded.title') })),
      ),
  );
}

/** Takes back a day that was announced and then moved. */
export function deleteBankHoliday(
  db: Database,
  division: BankHolidayDivision,
  date: LocalDate,
): CompiledQuery {
  return db.query
    .deleteFrom('bank_holidays')
    .where('division', '=', division)
    .where('date', '=', date)
    .compile();
}
