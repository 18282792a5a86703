import { createHash } from 'node:crypto';
import type { Ids, LocalDate } from '../../api/domain/clock.ts';
import { selectPremisesPlaces, type PremisesPlace } from '../premises-places.ts';
import type { SqliteRegister } from '../sqlite.node.ts';
import type { JudgedLicence } from './judge-licence.ts';
import { knownLicences } from './known-licences.node.ts';
import { stageLicenceChanges, type LicenceChanges } from './licence-changes.node.ts';
import { ROWS_AT_ONCE, type LicenceStaging, type StagedLicence } from './licence-staging.node.ts';
import { mergeLicence, type KnownLicence, type LicenceMerge } from './merge-licence.ts';
import type { RefusedReport } from './refused-report.node.ts';

interface ChangedLicence {
  readonly authorityCode: string;
  readonly id: string;
  readonly number: string;
  readonly venueId: string | null;
}

/** What a file says that the register did not know. */
export interface LicenceNews {
  readonly counts: LicenceChanges['counts'];
  readonly supervisorChanges: readonly ChangedLicence[];
  readonly statusChanges: readonly (ChangedLicence & { readonly from: string; readonly to: string })[];
  readonly unknownStatuses: ReadonlyMap<string, number>;
  readonly extracts: ReadonlyMap<string, LocalDate | null>;
}

/** Holds the staged rows against the register, stages what changes, and reports what an officer should look at. */
export async function compareLicences({
  staging,
  report,
  register,
  today,
  ids,
}: {
  staging: LicenceStaging;
  report: RefusedReport;
  register: SqliteRegister;
  today: LocalDate;
  ids: Ids;
}): Promise<LicenceNews> {
  const changes = stageLicenceChanges(register.connection, ids);
  const known = knownLicences(register.connection, staging);
  const gathered = gather(changes.counts);
  for (const rows of staging.runs(ROWS_AT_ONCE)) {
    const places = await placesOf(register, rows);
    staging.together(() => {
      for (const row of rows) {
        const { licence } = row;
        const before = known(licence);
        const digest = licence.conditions === undefined ? undefined : digestOf(licence.conditions);
        const merge = mergeLicence(licence, before, places.get(row) ?? NOWHERE, {
          conditions: digest,
          today,
        });
        const id = changes.put(licence, before, merge);
        gathered.add(licence, { id, before, merge });
        reportRow(row, merge, staging, report);
      }
    });
    await report.flushed();
  }
  return gathered.news;
}

const NOWHERE: PremisesPlace = { point: null, wardCode: null, town: '' };

async function placesOf(
  { database }: SqliteRegister,
  rows: readonly StagedLicence[],
): Promise<ReadonlyMap<StagedLicence, PremisesPlace>> {
  const places = new Map<StagedLicence, PremisesPlace>();
  for (const [authorityCode, some] of Map.groupBy(rows, ({ licence }) => licence.authorityCode)) {
    const premises = some.map(({ licence: { facts } }) => ({
      postcode: facts.postcode,
      uprn: facts.uprn ?? null,
    }));
    const found = await selectPremisesPlaces(database, authorityCode, premises);
    for (const [index, row] of some.entries()) places.set(row, found[index] ?? NOWHERE);
  }
  return places;
}

/** Conditions can be as long as a book; to see that they have changed, a digest will do. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function gather(counts: LicenceChanges['counts']) {
  const supervisorChanges: ChangedLicence[] = [];
  const statusChanges: LicenceNews['statusChanges'][number][] = [];
  const unknownStatuses = new Map<string, number>();
  const extracts = new Map<string, LocalDate | null>();
  const news: LicenceNews = { counts, supervisorChanges, statusChanges, unknownStatuses, extracts };
  const add = (
    { authorityCode, facts, extractedOn }: JudgedLicence,
    { id, before, merge }: { id: string; before: KnownLicence | undefined; merge: LicenceMerge },
  ): void => {
    const licence = { authorityCode, id, number: facts.number, venueId: before?.venue_id ?? null };
    if (merge.supervisorChanged) supervisorChanges.push(licence);
    if (before && merge.statusChanged)
      statusChanges.push({ ...licence, from: before.status, to: merge.row.status });
    const words = facts.status_text ?? '';
    if (facts.status === 'unknown' && words !== '')
      unknownStatuses.set(words, (unknownStatuses.get(words) ?? 0) + 1);
    const newest = extracts.get(authorityCode) ?? '';
    extracts.set(authorityCode, (extractedOn ?? '') > newest ? extractedOn : newest || null);
  };
  return { news, add };
}

function reportRow(
  { line, licence, cells }: StagedLicence,
  { overruled }: LicenceMerge,
  staging: LicenceStaging,
  report: RefusedReport,
): void {
  const others = staging.linesOfSameNumber(licence);
  const reasons = [
    ...licence.notes,
    ...(others.length === 0
      ? []
      : [
          `its number is also that of line ${others.slice(0, 5).join(', ')}, at another postcode: both were kept`,
        ]),
    ...(overruled.length === 0
      ? []
      : [
          `an officer had changed its ${overruled.join(', ').replaceAll('_', ' ')}; the file has something new`,
        ]),
  ];
  if (reasons.length > 0) report.row('review', line, reasons.join('; '), cells);
}
