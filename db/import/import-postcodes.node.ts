import type { Clock } from '../../api/domain/clock.ts';
import { parsePostcode, postcodeKey } from '../../api/domain/postcode.ts';
import { writeAudited } from '../audit.ts';
import type { SqliteRegister } from '../sqlite.node.ts';
import type { AreaIndex } from './area-index.ts';
import type { PostcodeRecord } from './postcode-record.ts';
import { stagePostcodes, type PostcodeStaging, type StagedPostcode } from './postcode-staging.node.ts';
import { inRuns, type ReadRow, type RowReader } from './read-rows.ts';
import type { RefusedReport } from './refused-report.node.ts';
import { isNearUkLand } from './uk-land.ts';
import { writeStagedPostcodes } from './write-staged-postcodes.ts';

export interface PostcodeImportCounts {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface PostcodeFile {
  readonly name: string;
  readonly reader: RowReader<PostcodeRecord>;
}

/**
 * Takes the postcodes of one or several files into the register, in one atomic write after all of them were read. Their
 * ward is the one whose area holds them, or else the file's where the register knows it.
 *
 * @param title what the files are, for the audit trail
 * @throws ImportFileError where a file turns out to be broken; the register is then as before
 */
export async function importPostcodes({
  title,
  files,
  areas,
  report,
  register,
  clock,
}: {
  title: string;
  files: AsyncIterable<PostcodeFile>;

  areas: AreaIndex;
  report: RefusedReport;
  register: SqliteRegister;
  clock: Clock;
}): Promise<PostcodeImportCounts> {
  const { database, connection } = register;
  const staging = stagePostcodes(connection);
  const wards = new Set(connection.prepare<[], string>('SELECT code FROM wards').pluck().all());
  let read = 0;
  for await (const { name, reader } of files) {
    report.headings(reader.headings);
    const context = { name, areas, wards, staging, report };
    for await (const rows of inRuns(reader.rows, ROWS_AT_ONCE)) {
      read += rows.length;
      staging.together(() => {
        for (const row of rows) stageRow(row, context);
      });
      await report.flushed();
    }
  }
  const { refused } = report.counts;
  const counts = { read, refused, ...staging.compare() };
  if (counts.added + counts.updated > 0) {
    await writeAudited(database, writeStagedPostcodes(database), [
      {
        authority_code: null,
        occurred_at: new Date(clock.now()).toISOString(),
        actor: 'import/postcodes',
        action: 'import.postcodes',
        subject: 'register',
        details: { file: title, ...counts },
      },
    ]);
  }
  return counts;
}

interface StageContext {
  readonly name: string;
  readonly areas: AreaIndex;
  readonly wards: ReadonlySet<string>;
  readonly staging: PostcodeStaging;
  readonly report: RefusedReport;
}

function stageRow({ line, cells, record }: ReadRow<PostcodeRecord>, context: StageContext): void {
  const { name, staging, report } = context;
  const judged = judgePostcode(record, context);
  if ('refused' in judged) return report.row('refused', line, judged.refused, cells);
  const same = staging.add(judged.row, `line ${line} of ${name}`);
  if (same !== undefined) report.row('refused', line, `the same postcode is on ${same}`, cells);
}

function judgePostcode(
  record: PostcodeRecord,
  { areas, wards }: StageContext,
): { readonly refused: string } | { readonly row: StagedPostcode } {
  const { lat, lon, quality, wardCode } = record;
  const postcode = parsePostcode(record.postcode);
  if (!postcode) return { refused: `"${record.postcode.slice(0, 20)}" is not a UK postcode` };
  if (record.problem) return { refused: record.problem };
  if (!isNearUkLand({ lat, lon })) {
    return { refused: `its coordinates are not on UK land: ${lat}, ${lon}` };
  }
  const located = areas.locate({ lat, lon });
  const published = AUTHORITY.test(record.authorityCode ?? '') ? record.authorityCode : undefined;
  return {
    row: {
      postcode: postcodeKey(postcode),
      lat,
      lon,
      quality,
      authority_code: (located.wardCode && located.authorityCode) ?? published ?? located.authorityCode,
      ward_code: located.wardCode ?? (wardCode !== undefined && wards.has(wardCode) ? wardCode : null),
    },
  };
}

/** Not the pseudo codes of what has no council: E99999999, L99999999. */
const AUTHORITY = /^[EWSN](?!9{8})\d{8}$/;

const ROWS_AT_ONCE = 1_000;
