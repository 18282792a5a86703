/**
 * `npm run hours:replay -- FILE` replays a corpus of opening hours and instants (the format of the shared data folder's
 * `hours/cases.json`) through the product's own code, with the bank holidays of `bank_holidays.json` beside FILE.
 * Exit 0: every case is right or counted as unsupported; 1: some case is wrong; 2: it could not be run.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bankHolidayDates } from '../../api/domain/hours.ts';
import { hoursOfCase, resultAt, type ReplayCase } from './replay-case.ts';

const SHOWN_FAILURES = 20;

interface Tally {
  cases: number;
  casesRight: number;
  unsupported: number;
  instants: number;
  falseOpen: number;
  falseClosed: number;
  wrongNextChange: number;
}

function main(files: readonly string[]): number {
  const [file] = files;
  if (file === undefined || files.length > 1) {
    console.error('Usage: npm run hours:replay -- FILE');
    return 2;
  }
  let cases: readonly ReplayCase[];
  let bankHolidays: ReadonlySet<string>;
  try {
    cases = readCases(file);
    bankHolidays = readBankHolidays(join(dirname(file), 'bank_holidays.json'));
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : String(problem));
    return 2;
  }
  const tally = replay(cases, bankHolidays);
  const wrongState = tally.falseOpen + tally.falseClosed;
  console.log(
    `cases ${tally.casesRight}/${tally.cases} ok, ${tally.unsupported} unsupported | ` +
      `instants ${tally.instants}: wrong state ${wrongState} ` +
      `(false-open ${tally.falseOpen}, false-closed ${tally.falseClosed}), ` +
      `wrong next_change ${tally.wrongNextChange}`,
  );
  return tally.casesRight + tally.unsupported === tally.cases ? 0 : 1;
}

function replay(cases: readonly ReplayCase[], bankHolidays: ReadonlySet<string>): Tally {
  const tally: Tally = {
    cases: 0,
    casesRight: 0,
    unsupported: 0,
    instants: 0,
    falseOpen: 0,
    falseClosed: 0,
    wrongNextChange: 0,
  };
  let shown = 0;
  for (const replayed of cases) {
    tally.cases += 1;
    const reading = hoursOfCase(replayed, bankHolidays);
    if ('unknown' in reading) {
      tally.unsupported += 1;
      console.log(`unsupported ${replayed.id} ${replayed.opening_hours}: ${reading.unknown}`);
      continue;
    }
    let right = true;
    for (const instant of replayed.instants) {
      tally.instants += 1;
      const { open, nextChange } = resultAt(reading.hours, instant.at, bankHolidays);
      const expectedChange = withinHorizon(instant.next_change, instant.at);
      if (open === instant.open && nextChange === expectedChange) continue;
      right = false;
      if (open && !instant.open) tally.falseOpen += 1;
      if (!open && instant.open) tally.falseClosed += 1;
      if (nextChange !== expectedChange) tally.wrongNextChange += 1;
      shown += 1;
      if (shown <= SHOWN_FAILURES) {
        console.log(
          `wrong ${replayed.id} [${replayed.tags?.join()}] ${replayed.opening_hours} at ${instant.at}: ` +
            `expected ${words(instant.open, expectedChange)}, got ${words(open, nextChange)}`,
        );
      }
    }
    if (right) tally.casesRight += 1;
  }
  return tally;
}

function words(open: boolean, change: number | null): string {
  return `${open ? 'open' : 'closed'} until ${change === null ? 'beyond the horizon' : new Date(change).toISOString()}`;
}

/** A change as far off as the horizon is none. */
function withinHorizon(change: string | null, at: string): number | null {
  if (change === null) return null;
  const milliseconds = Date.parse(change);
  return milliseconds < Date.parse(at) + 14 * 86_400_000 ? milliseconds : null;
}

function readCases(file: string): readonly ReplayCase[] {
  const { cases } = readJson(file) as { cases?: unknown };
  if (!Array.isArray(cases) || !cases.every(isCase)) {
    throw new Error(`${file} is no corpus: it needs "cases", each with "opening_hours" and "instants"`);
  }
  return cases;
}

function readBankHolidays(file: string): ReadonlySet<string> {
  const { gov_uk: published } = readJson(file) as { gov_uk?: unknown };
  if (!Array.isArray(published)) throw new Error(`${file} has no list "gov_uk" of dates`);
  return bankHolidayDates(published.map(String));
}

function isCase(value: unknown): value is ReplayCase {
  const { opening_hours, instants } = (value ?? {}) as Partial<ReplayCase>;
  return (
    typeof opening_hours === 'string' &&
    Array.isArray(instants) &&
    instants.length > 0 &&
    instants.every(({ at }) => !Number.isNaN(Date.parse(at)))
  );
}

function readJson(file: string): object {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (problem) {
    throw new Error(`${file} cannot be read`, { cause: problem });
  }
  try {
    return (JSON.parse(text) ?? {}) as object;
  } catch (problem) {
    throw new Error(`${file} is not JSON`, { cause: problem });
  }
}

process.exitCode = main(process.argv.slice(2));
