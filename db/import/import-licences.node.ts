import { epochMinutes, type Clock, type Ids, type LocalDate } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { writeAudited } from '../audit.ts';
import { rechecksAt } from '../rechecks.ts';
import type { SqliteRegister } from '../sqlite.node.ts';
import { compareLicences, type LicenceNews } from './compare-licences.node.ts';
import { judgeLicence, type AuthorityOf } from './judge-licence.ts';
import { WRITTEN_COLUMNS } from './licence-changes.node.ts';
import type { LicenceRecord } from './licence-csv.ts';
import { ROWS_AT_ONCE, stageLicences, type LicenceStaging } from './licence-staging.node.ts';
import { inRuns, type ReadRow, type RowReader } from './read-rows.ts';
import type { RefusedReport } from './refused-report.node.ts';
import { LICENCE_IMPORTER, writeLicenceChanges } from './write-licence-changes.ts';

export interface LicenceImportSummary {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Licences whose designated premises supervisor is another than before. */
  readonly supervisorsChanged: number;
  /** Re-checks that this opened. */
  readonly rechecks: number;
  /** Status words that mean nothing here, and how often they stood. */
  readonly unknownStatuses: ReadonlyMap<string, number>;
  /** Whose licences the file holds, with the day of its extract where it says one. */
  readonly extracts: ReadonlyMap<string, LocalDate | null>;
}

/**
 * Takes the licences of a file into the register, in one atomic write after all of the file was read. Of several rows of one
 * number and postcode the newest counts, the others are refused. Suspends nothing: what an officer should look at shows on
 * the lists, and a new supervisor opens a re-check of the venue's accreditations.
 *
 * @param file its name, for the audit trail
 * @throws ImportFileError where the file turns out to be broken; the register is then as before
 */
export async function importLicences({
  file,
  reader,
  authorityOf,
  report,
  register,
  clock,
  ids,
}: {
  file: string;
  reader: RowReader<LicenceRecord>;
  authorityOf: AuthorityOf;

  report: RefusedReport;
  register: SqliteRegister;
  clock: Clock;
  ids: Ids;
}): Promise<LicenceImportSummary> {
  const now = clock.now();
  const [at, today] = [new Date(now).toISOString(), londonDate(epochMinutes(now))];
  const staging = stageLicences(register.connection);
  report.headings(reader.headings);
  let read = 0;
  for await (const rows of inRuns(reader.rows, ROWS_AT_ONCE)) {
    read += rows.length;
    staging.together(() => {
      for (const row of rows) stageRow(row, authorityOf, staging, report);
    });
    await report.flushed();
  }
  const news = await compareLicences({ staging, report, register, today, ids });
  const { touched, ...changed } = news.counts;
  const counts = {
    ...{ read, added: changed.added, updated: changed.updated },
    ...{ unchanged: changed.unchanged + touched, refused: report.counts.refused },
  };
  const { supervisorChanges, unknownStatuses, extracts } = news;
  const rechecks =
    changed.added + changed.updated + touched === 0
      ? 0
      : await write(register, news, { file, counts, at, today, ids });
  return { ...counts, supervisorsChanged: supervisorChanges.length, rechecks, unknownStatuses, extracts };
}

function stageRow(
  { line, cells, record }: ReadRow<LicenceRecord>,
  authorityOf: AuthorityOf,
  staging: LicenceStaging,
  report: RefusedReport,
): void {
  const judgement = judgeLicence(record, authorityOf);
  if ('refused' in judgement) return report.row('refused', line, judgement.refused, cells);
  const superseded = staging.add({ line, cells, licence: judgement.licence });
  if (!superseded) return;
  const { older, newerLine } = superseded;
  const reason = `is an older entry of the licence ${older.licence.facts.number}: line ${newerLine} is the newest`;
  report.row('refused', older.line, reason, older.cells);
}

async function write(
  { database }: SqliteRegister,
  { supervisorChanges, statusChanges, extracts }: LicenceNews,
  { file, counts, at, today, ids }: { file: string; counts: object; at: string; today: LocalDate; ids: Ids },
): Promise<number> {
  const actor = LICENCE_IMPORTER;
  const event = (authorityCode: string | null, action: string, subject: string, details: object) => ({
    ...{ authority_code: authorityCode, occurred_at: at, actor, action, subject, details },
  });
  const venues = supervisorChanges.flatMap(({ venueId }) => (venueId === null ? [] : [venueId]));
  const rechecks = await rechecksAt(database, venues, { today, actor, at, ids });
  const codes = [...extracts.keys()];
  const [only] = codes;
  const whose = codes.length === 1 && only !== undefined ? only : null;
  await writeAudited(
    database,
    [...writeLicenceChanges(database, WRITTEN_COLUMNS, at), ...rechecks.writes],
    [
      event(whose, 'import.licences', whose ? `authority/${whose}` : 'register', { file, ...counts }),
      ...statusChanges.map(({ authorityCode, id, number, from, to }) =>
        event(authorityCode, 'licence.status_changed', `licence/${id}`, { number, from, to }),
      ),
      // No names: events are never taken back. The licence itself holds who it was and who it is.
      ...supervisorChanges.map(({ authorityCode, id, number, venueId }) =>
        event(authorityCode, 'licence.supervisor_changed', `licence/${id}`, { number, venue: venueId }),
      ),
      ...rechecks.events,
    ],
  );
  return rechecks.writes.length;
}
