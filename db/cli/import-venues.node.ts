import { epochMinutes } from '../../api/domain/clock.ts';
import { bankHolidayDates } from '../../api/domain/hours.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { VENUE_KINDS } from '../../api/domain/venue.ts';
import { selectBankHolidayDates } from '../bank-holidays.ts';
import { selectAreaIndex, type Area, type AreaIndex } from '../import/area-index.ts';
import { importVenues } from '../import/import-venues.node.ts';
import { openInput } from '../import/input-file.node.ts';
import { readVenues, VENUE_FORMATS } from '../import/look-at-venues.node.ts';
import { VENUE_COLUMNS } from '../import/venue-columns.ts';
import { venueHoursReader } from '../import/venue-hours.ts';
import { CommandError, oneOf, type Command } from './command.ts';
import { table } from './help.ts';
import { REFUSED_OPTION, withReport } from './import-report.node.ts';

export const importVenuesCommand: Command = {
  name: 'import venues',
  usage: 'FILE [--authority CODE] [--format auto|csv|fhrs|open-pubs] [--kind KIND] [--refused FILE]',
  summary: 'takes venues in as prospects, never public',
  help: `
FILE is FHRS XML of the Food Standards Agency, an "open pubs" file of getthedata.com, or a CSV with the
headings below, in any order; .gz is read too. Run it again with a newer file: rows are found by their key,
venues that are already registered keep their public facts, and what differs is noted for review.

Ward and authority come from the areas imported before. A row is refused where its coordinates are 0, 0,
swapped, at sea, abroad, or more than 5 km outside --authority, and where the file had its key before.

Headings of a CSV (name and one of source_ref, osm_id or fhrsid are needed; a column that is not there
leaves what is known):
${table(VENUE_COLUMNS.map(({ column, aliases, help }) => [column, aliases.length === 0 ? help : `${help} (also: ${aliases.join(', ')})`])).join('\n')}`,
  words: ['FILE'],
  options: {
    authority: { value: 'CODE', help: 'the ONS code of the authority whose venues they are (E09000003)' },
    format: { value: 'FORMAT', help: 'auto (by looking at the file), csv, fhrs or open-pubs' },
    kind: { value: 'KIND', help: 'of rows that do not say what they are (pub, the most careful)' },
    ...REFUSED_OPTION,
  },

  async run(given, context) {
    const path = given.words[0] ?? '';
    const format = oneOf('format', given.option('format') ?? 'auto', ['auto', ...VENUE_FORMATS]);
    const kind = oneOf('kind', given.option('kind'), VENUE_KINDS) ?? 'pub';
    const input = await openInput(path);
    const register = await context.openRegister();
    const areas = await selectAreaIndex(register.database);
    const authority = authorityOf(given.option('authority'), areas);
    const readHours = venueHoursReader({
      today: londonDate(epochMinutes(context.clock.now())),
      bankHolidays: bankHolidayDates(await selectBankHolidayDates(register.database)),
    });
    const summary = await withReport(path, given, context, async (report) => {
      const progress = context.progress(input.bytes);
      try {
        const reader = await readVenues(input, format === 'auto' ? undefined : format, progress.advance);
        if (reader.unused.length > 0) context.print(`Columns not used: ${reader.unused.join(', ')}`);
        const { clock, ids } = context;
        return await importVenues({
          ...{ file: input.name, reader, kind, authority },
          ...{ areas, readHours, report, register, clock, ids },
        });
      } finally {
        progress.stop();
      }
    });
    if (summary.noted > 0) {
      context.print(
        `${summary.noted} registered venues differ from the file: their facts were kept, and it was noted.`,
      );
    }
  },
};

function authorityOf(code: string | undefined, areas: AreaIndex): Area | undefined {
  if (code === undefined) return undefined;
  const authority = areas.authorities.get(code);
  if (authority) return authority;
  throw new CommandError(
    `The register has no outline of the authority ${code}. Import it first: npm run register -- import areas FILE.geojson`,
  );
}
