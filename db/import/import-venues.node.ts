import type { Clock, Ids } from '../../api/domain/clock.ts';
import type { Point } from '../../api/domain/geo.ts';
import { assumedAgePolicy, type VenueKind } from '../../api/domain/venue.ts';
import { writeAudited } from '../audit.ts';
import type { SqliteRegister } from '../sqlite.node.ts';
import type { Area, AreaIndex } from './area-index.ts';
import { judgeVenue, type HoursReading, type VenueContext } from './judge-venue.ts';
import type { RefusedReport } from './refused-report.node.ts';
import { inRuns, type ReadRow, type RowReader } from './read-rows.ts';
import type { VenueRecord } from './venue-record.ts';
import { stageVenues, type VenueChangeCounts, type VenueStaging } from './venue-staging.node.ts';
import { writeStagedVenues } from './write-staged-venues.ts';

export interface VenueImportCounts extends VenueChangeCounts {
  readonly read: number;
  readonly refused: number;
}

/**
 * Takes the venues of a file into the register as prospects, in one atomic write after all of the file was read. Rows
 * that cannot be right are refused, rows to look at are imported; both are reported.
 *
 * @param file its name, for the audit trail
 * @param kind of rows that do not say what they are
 * @param authority whose venues the file holds, where it is said to hold one's
 * @throws ImportFileError where the file turns out to be broken; the register is then as before
 */
export async function importVenues({
  file,
  reader,
  kind,
  authority,
  areas,
  readHours,
  report,
  register,
  clock,
  ids,
}: {
  file: string;
  reader: RowReader<VenueRecord>;
  kind: VenueKind;
  authority?: Area | undefined;

  areas: AreaIndex;
  readHours: (text: string) => HoursReading;
  report: RefusedReport;
  register: SqliteRegister;
  clock: Clock;
  ids: Ids;
}): Promise<VenueImportCounts> {
  const { database, connection } = register;
  const staging = stageVenues(connection, ids, { kind, agePolicy: assumedAgePolicy(kind) });
  const context = { areas, authority, readHours, ...knownPostcodes(register) };
  report.headings(reader.headings);
  let read = 0;
  for await (const rows of inRuns(reader.rows, ROWS_AT_ONCE)) {
    read += rows.length;
    staging.together(() => {
      for (const row of rows) stageRow(row, context, staging, report);
    });
    await report.flushed();
  }
  const { refused } = report.counts;
  const counts = { read, refused, ...staging.counts };
  if (counts.added + counts.updated > 0) {
    staging.makeIdsUnique();
    const at = new Date(clock.now()).toISOString();
    await writeAudited(database, writeStagedVenues(database, at), [
      {
        authority_code: authority?.code ?? null,
        occurred_at: at,
        actor: 'import/venues',
        action: 'import.venues',
        subject: authority ? `authority/${authority.code}` : 'register',
        details: { file, ...counts },
      },
    ]);
  }
  return counts;
}

const ROWS_AT_ONCE = 500;

function stageRow(
  { line, cells, record }: ReadRow<VenueRecord>,
  context: VenueContext,
  staging: VenueStaging,
  report: RefusedReport,
): void {
  const judgement = judgeVenue(record, context);
  if ('refused' in judgement) return report.row('refused', line, judgement.refused, cells);
  const { venue } = judgement;
  const sameKey = staging.add(venue, line);
  if (sameKey !== undefined) return report.row('refused', line, `has the same key as line ${sameKey}`, cells);
  if (venue.review !== '') report.row('review', line, venue.review, cells);
}

function knownPostcodes({
  connection,
}: SqliteRegister): Pick<VenueContext, 'postcodePoint' | 'outcodePoint'> {
  const postcode = connection.prepare<[string], Point>('SELECT lat, lon FROM postcodes WHERE postcode = ?');
  const outcode = connection.prepare<[string], Point>('SELECT lat, lon FROM outcodes WHERE outcode = ?');
  return { postcodePoint: (key) => postcode.get(key), outcodePoint: (code) => outcode.get(code) };
}
