import type { Insertable } from 'kysely';
import { isoInstant, type Ids, type LocalDate } from '../../api/domain/clock.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import type { TrainingModuleKey, TrainingWay } from '../../api/domain/training-modules.ts';
import { trainingStanding, type TrainingStanding } from '../../api/domain/training-standing.ts';
import { SCHEME_RULES, type SchemeKey } from '../reference/scheme-rules.ts';
import type { StaffMemberRow, TrainingRecordRow } from '../schema-training.ts';
import type { DemoRows } from './demo-rows.ts';
import { licenceMonthsOf } from './licence-rows.ts';
import { demoStaff } from './staff-rows.ts';

/** A venue of the demo that keeps records, and how its training stands by them. */
export interface KeptTraining {
  readonly venueId: string;
  readonly staff: readonly Insertable<StaffMemberRow>[];
  readonly records: readonly Insertable<TrainingRecordRow>[];
  /** Whether the demo's manager manages it. */
  readonly managed: boolean;
  /** What its manager declared: the number who meet the public, and on which day. */
  readonly declared: { readonly publicFacing: number; readonly confirmedOn: LocalDate } | null;
  /** None where the list is only begun, and what an officer saw still stands. */
  readonly standings: ReadonlyMap<SchemeKey, TrainingStanding>;
}

/** Some learnt long ago: their venue's training ends soon. */
const LONG_AGO_EVERY = 7;
const AT_MINUTE = 15 * 60;

/**
 * The venues of the demo that keep records: their people, what these have learnt, and what follows from it by the same rule
 * as everywhere, so that working it out anew changes nothing.
 */
export function keptTraining(
  rows: DemoRows,
  { ids, today }: { ids: Ids; today: LocalDate },
): readonly KeptTraining[] {
  const months = licenceMonthsOf(rows.venues);
  return rows.venues.flatMap(({ id: venueId }, place): KeptTraining[] => {
    const begun = rows.listBeginners.has(venueId);
    if (!begun && !rows.recordKeepers.has(venueId)) return [];
    const schemes = rows.accreditations
      .filter(({ venue_id }) => venue_id === venueId)
      .map(({ scheme_key }) => scheme_key as SchemeKey);
    const nextId = () => ids.next();
    const managed = begun || place === 0;
    // Where all have to be trained, a new starter would end it within days.
    const newcomer = schemes.every((key) => SCHEME_RULES[key].training.currentShare < 1);
    const list = demoStaff({ venueId, place, today, nextId, addedBy: 'job/demo', link: managed, newcomer });
    const staff = [...list.trained, ...list.others];
    const licenceMonths = months.get(venueId) ?? null;
    const daysAgo = place % LONG_AGO_EVERY === 3 && licenceMonths === null ? 325 : 12 + ((place * 7) % 60);
    const modules = new Set(
      schemes.flatMap((key): readonly TrainingModuleKey[] => SCHEME_RULES[key].training.modules),
    );
    const learnt = begun ? list.trained.filter((_, index) => index % 3 !== 2) : list.trained;
    const records = learnt.flatMap(({ id }, index) =>
      [...modules].map((module) =>
        demoRecord({
          ...{ staffId: id, venueId, module, way: 'online', ids },
          trainedOn: addDays(today, begun && index === 1 ? -400 : -daysAgo - 2 * index),
        }),
      ),
    );
    if (begun) return [{ venueId, staff, records, managed, declared: null, standings: new Map() }];
    const confirmedOn = addDays(today, -(5 + ((place * 17) % 30)));
    const declared = { publicFacing: list.trained.length, confirmedOn };
    const standings = new Map(
      schemes.map((key) => [
        key,
        trainingStanding({
          staff: staff.map(standingStaff),
          records: records.map((row) => ({
            ...{ staffId: row.staff_id, moduleKey: row.module_key as TrainingModuleKey },
            ...{ trainedOn: row.trained_on, revokedAt: null },
          })),
          ...{ rules: SCHEME_RULES[key], licenceMonths, headcount: { ...declared, everyShift: true }, today },
        }),
      ]),
    );
    return [{ venueId, staff, records, managed, declared, standings }];
  });
}

/** The same accreditations with the days that follow from records, where these are kept. */
export function withKeptDates(rows: DemoRows, kept: readonly KeptTraining[]): DemoRows {
  const byVenue = new Map(kept.map((each) => [each.venueId, each]));
  return {
    ...rows,
    accreditations: rows.accreditations.map((row) => {
      const standing = byVenue.get(row.venue_id)?.standings.get(row.scheme_key as SchemeKey);
      if (!standing) return row;
      return { ...row, trained_on: standing.trainedOn, training_until: standing.until };
    }),
  };
}

/** That somebody was trained in something on a day. */
export function demoRecord({
  staffId,
  venueId,
  module,
  way,
  trainedOn,
  ids,
  by = `staff/${staffId}`,
  ...source
}: {
  staffId: string;
  venueId: string;
  module: TrainingModuleKey;
  way: TrainingWay;
  trainedOn: LocalDate;
  ids: Ids;
  by?: string;
  sessionId?: string;
  externalId?: string;
}): Insertable<TrainingRecordRow> {
  return {
    ...{ id: ids.next(), staff_id: staffId, venue_id: venueId, module_key: module },
    ...{ module_version: way === 'online' ? 1 : null, way, trained_on: trainedOn, attempt_id: null },
    ...{ session_id: source.sessionId ?? null, external_id: source.externalId ?? null },
    ...{ certificate_code: ids.next() + ids.next(), recorded_by: by },
    recorded_at: isoInstant(londonInstant(trainedOn, AT_MINUTE)),
  };
}

function standingStaff(row: Insertable<StaffMemberRow>) {
  return {
    ...{ id: row.id, publicFacing: row.public_facing === 1, duty: row.duty as 'lead' | 'deputy' | null },
    ...{ joinedOn: row.joined_on, leftOn: row.left_on ?? null },
    ...{ source: row.source as 'manager' | 'link', confirmedAt: row.confirmed_at ?? null },
  };
}
