import { selectAuthorities, selectAuthority } from '../areas.ts';
import { licenceAuthority } from '../import/licence-authority.ts';
import { csvRecords } from '../import/csv-records.node.ts';
import { ImportFileError } from '../import/import-errors.ts';
import { importLicences, type LicenceImportSummary } from '../import/import-licences.node.ts';
import { openInput, type InputFile } from '../import/input-file.node.ts';
import { LICENCE_COLUMNS } from '../import/licence-columns.ts';
import { readLicenceCsv } from '../import/licence-csv.ts';
import { countLicencesNotIn } from '../licence-extracts.ts';
import type { Database } from '../database.ts';
import { CommandError, type Command, type CommandContext } from './command.ts';
import { table } from './help.ts';
import { REFUSED_OPTION, withReport } from './import-report.node.ts';

export const importLicencesCommand: Command = {
  name: 'import licences',
  usage: 'FILE [--authority CODE] [--refused FILE]',
  summary: 'takes in the register of premises licences, never public',
  help: `
FILE is a CSV in the open schema of the Local Government Association for premises licences, in UTF-8 or Windows-1252; .gz
is read too. Run it again with a newer extract: a licence is found by its number and postcode, and what an officer has put
right since the last import stays unless the file says something new. Nothing is suspended by an import.

A number that stands several times at one postcode is one licence with its history: the newest entry counts (CaseDate, then
LicenceStartDate, then the place in the file), the others are refused. At different postcodes they are different licences,
marked to be looked at. Temporary event notices, personal licences and rows without a number are refused.

Headings, in any order; capitals, spaces and punctuation do not count. A column that is not there leaves what is known:
${table(LICENCE_COLUMNS.map(({ name, help }) => [name, help])).join('\n')}`,
  words: ['FILE'],
  options: {
    authority: {
      value: 'CODE',
      help: 'the ONS code of the licensing authority (E09000003), else as each row says',
    },
    ...REFUSED_OPTION,
  },

  async run(given, context) {
    const path = given.words[0] ?? '';
    const input = await openInput(path, 'by looking');
    refuseOther(input);
    const register = await context.openRegister();
    const { database } = register;
    const authorityOf = licenceAuthority(
      await requireAuthority(database, given.option('authority')),
      await selectAuthorities(database),
    );
    const summary = await withReport(path, given, context, async (report) => {
      const progress = context.progress(input.bytes);
      try {
        const reader = await readLicenceCsv(input.name, csvRecords(input.name, input.text(progress.advance)));
        if (reader.unused.length > 0) context.print(`Columns not used: ${reader.unused.join(', ')}`);
        const { clock, ids } = context;
        return await importLicences({
          ...{ file: input.name, reader, authorityOf },
          ...{ report, register, clock, ids },
        });
      } finally {
        progress.stop();
      }
    });
    await tell(summary, database, context);
  },
};

function refuseOther({ name, head }: InputFile): void {
  const start = head.trimStart().slice(0, 200);
  if (/^<!doctype html|^<html/i.test(start)) throw new ImportFileError(name, 'is a web page, not data');
  if (start.startsWith('<')) throw new ImportFileError(name, 'is XML; licences come as CSV');
  if (/^[[{]/.test(start)) throw new ImportFileError(name, 'is JSON; licences come as CSV');
}

async function requireAuthority(db: Database, code: string | undefined) {
  if (code === undefined) return undefined;
  const authority = await selectAuthority(db, code);
  if (authority) return authority;
  throw new CommandError(
    `The register has no authority ${code}. Import it first: npm run register -- import areas FILE.geojson`,
  );
}

const MOST_WORDS = 8;

async function tell(
  { supervisorsChanged, rechecks, unknownStatuses, extracts }: LicenceImportSummary,
  db: Database,
  { print }: CommandContext,
): Promise<void> {
  if (supervisorsChanged > 0) {
    print(
      `${supervisorsChanged} have another designated premises supervisor than before; ${rechecks} re-checks of accredited venues were opened.`,
    );
  }
  const words = [...unknownStatuses].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_WORDS);
  if (words.length > 0) {
    print(
      `Status words that are not known, and stay unknown: ${words.map(([word, times]) => `"${word}" (${times})`).join(', ')}`,
    );
  }
  for (const [authorityCode, extractedOn] of extracts) {
    const missing = extractedOn === null ? 0 : await countLicencesNotIn(db, authorityCode, extractedOn);
    if (missing > 0) {
      print(
        `${missing} licences of earlier extracts are no longer in this one (${authorityCode}): an officer should look.`,
      );
    }
  }
}
