import { sql } from 'kysely';
import type { Clock } from '../../api/domain/clock.ts';
import { writeAudited } from '../audit.ts';
import { deleteBankHoliday, selectBankHolidays, upsertBankHolidays } from '../bank-holidays.ts';
import type { Database } from '../database.ts';
import type { BankHolidayReading } from './bank-holidays-json.ts';

export interface BankHolidayImportCounts {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Days of the file's years that it no longer lists: announced, then moved. */
  readonly removed: number;
}

/** Makes the table what the file says for the years it covers. Every published snapshot is due anew where a day changes. */
export async function importBankHolidays({
  file,
  readings,
  db,
  clock,
}: {
  file: string;
  readings: readonly BankHolidayReading[];

  db: Database;
  clock: Clock;
}): Promise<BankHolidayImportCounts> {
  const counts = { read: 0, added: 0, updated: 0, unchanged: 0, refused: 0, removed: 0 };
  const writes = [];
  for (const { division, holidays, refused } of readings) {
    const known = new Map(
      (await selectBankHolidays(db, { division })).map((each) => [each.date, each.title]),
    );
    const changed = holidays.filter(({ date, title }) => known.get(date) !== title);
    const added = changed.filter(({ date }) => !known.has(date)).length;
    const gone = goneDates([...known.keys()], holidays);
    writes.push(...upsertBankHolidays(db, division, changed));
    writes.push(...gone.map((date) => deleteBankHoliday(db, division, date)));
    counts.read += holidays.length + refused.length;
    counts.refused += refused.length;
    counts.added += added;
    counts.updated += changed.length - added;
    counts.unchanged += holidays.length - changed.length;
    counts.removed += gone.length;
  }
  if (writes.length > 0) {
    writes.push(sql`UPDATE publications SET changed = changed + 1`.compile(db.query));
    await writeAudited(db, writes, [
      {
        authority_code: null,
        occurred_at: new Date(clock.now()).toISOString(),
        actor: 'import/bank-holidays',
        action: 'import.bank_holidays',
        subject: 'register',
        details: { file, ...counts },
      },
    ]);
  }
  return counts;
}

function goneDates(known: readonly string[], holidays: BankHolidayReading['holidays']): string[] {
  const listed = new Set(holidays.map(({ date }) => date));
  const days = [...listed].toSorted();
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  return known.filter((date) => date >= first && date <= last && !listed.has(date));
}
