import { epochMinutes } from '../../api/domain/clock.ts';
import { addDays, londonDate } from '../../api/domain/london-time.ts';
import { selectLastBankHoliday } from '../bank-holidays.ts';
import { readBankHolidays } from '../import/bank-holidays-json.ts';
import { importBankHolidays } from '../import/import-bank-holidays.ts';
import { openInput, wholeText } from '../import/input-file.node.ts';
import type { Command } from './command.ts';
import { REFUSED_OPTION, withReport } from './import-report.node.ts';

/** GOV.UK publishes about two years ahead, so a last day this near means an old file. */
const WARN_DAYS = 120;

export const importBankHolidaysCommand: Command = {
  name: 'import bank-holidays',
  usage: 'FILE.json [--refused FILE]',
  summary: 'takes in the bank holidays of GOV.UK',
  help: 'FILE is https://www.gov.uk/bank-holidays.json. Within its years, days it does not list are removed.',
  words: ['FILE'],
  options: REFUSED_OPTION,

  async run(given, context) {
    const path = given.words[0] ?? '';
    const input = await openInput(path);
    const { database } = await context.openRegister();
    const { removed } = await withReport(path, given, context, async (report) => {
      const readings = readBankHolidays(input.name, await wholeText(input));
      report.headings(['division', 'date', 'title']);
      for (const { number, reason, cells } of readings.flatMap(({ refused }) => refused)) {
        report.row('refused', number, reason, cells);
      }
      return importBankHolidays({ file: input.name, readings, db: database, clock: context.clock });
    });
    if (removed > 0) context.print(`${removed} days are no longer bank holidays and were removed`);
    const last = await selectLastBankHoliday(database);
    const soon = addDays(londonDate(epochMinutes(context.clock.now())), WARN_DAYS);
    if (last === undefined || last < soon) {
      context.warn(
        `The last bank holiday known for England and Wales is ${last ?? 'none'}, less than ${WARN_DAYS} days away. ` +
          'Download the newest https://www.gov.uk/bank-holidays.json and import it.',
      );
    }
  },
};
