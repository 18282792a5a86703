import type { AccreditationState } from '../../api/domain/accreditation.ts';
import type { TrainingModuleKey } from '../../api/domain/training-modules.ts';
import { randomIds } from '../../api/random-ids.ts';
import { confirmVenue } from '../../api/usecases/confirm-venue.ts';
import { decideAccreditation } from '../../api/usecases/decide-accreditation.ts';
import { refreshTraining } from '../../api/usecases/refresh-training.ts';
import type { Database } from '../../db/database.ts';
import { insertStaffMember, type StaffMember } from '../../db/staff.ts';
import { insertTrainingRecord, trainingChanged } from '../../db/training-records.ts';
import { aManagedVenue } from './managed-venue.ts';

const NAMES = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Ivy'];
const MODULE: TrainingModuleKey = 'safe_haven_welcome';

/** A bar with nine staff, Ada its lead and Bo its deputy, of whom nobody has learnt anything yet. 10 June 2026. */
export async function aBarWithStaff(db: Database, { schemes = [] }: { schemes?: readonly string[] } = {}) {
  const venue = await aManagedVenue(db, { schemes });
  const { venueId, clock } = venue;
  await venue.addManager('mo@example.org');
  const now = () => new Date(clock.now()).toISOString();
  const member = (id: string, given: Partial<StaffMember> = {}): StaffMember => ({
    ...{ id, venueId, name: id, job: 'Bar', email: null, publicFacing: true, duty: null },
    ...{ joinedOn: '2026-01-05', leftOn: null, source: 'manager', confirmedAt: null, claimedAt: now() },
    ...given,
  });
  const hire = (id: string, given?: Partial<StaffMember>) =>
    db.writeAll([
      insertStaffMember(db, { ...member(id, given), addedBy: 'test', at: now() }),
      trainingChanged(db, venueId, now()),
    ]);
  const refresh = () => refreshTraining(venue);

  return {
    ...venue,
    refresh,
    hire,
    /** All nine, as a manager would list them; Ada and Bo gave an address where it is asked for. */
    async hireAll(email?: string): Promise<void> {
      for (const [place, name] of NAMES.entries())
        await hire(name, {
          duty: place === 0 ? 'lead' : place === 1 ? 'deputy' : null,
          email: place === 0 ? (email ?? null) : null,
        });
    },
    /** People learn on a day, today unless it is said, and the venue's standing is worked out. */
    async train(who: readonly string[] = NAMES, trainedOn = now().slice(0, 10)): Promise<void> {
      await db.writeAll([
        ...who.map((staffId) =>
          insertTrainingRecord(db, {
            ...{ id: randomIds.next(), staffId, venueId, moduleKey: MODULE, moduleVersion: 1, way: 'online' },
            ...{ trainedOn, certificateCode: randomIds.next() },
            ...{ recordedBy: `staff/${staffId}`, recordedAt: now() },
          }),
        ),
        trainingChanged(db, venueId, now()),
      ]);
      await refresh();
    },
    async leave(who: readonly string[], on = now().slice(0, 10)): Promise<void> {
      await db.writeAll([
        db.query.updateTable('staff_members').set({ left_on: on }).where('id', 'in', who).compile(),
        trainingChanged(db, venueId, now()),
      ]);
    },
    confirm: (headcount = 9, everyShift = true) =>
      confirmVenue({ ...venue, said: { headcount, everyShift } }),
    async decide(
      to: AccreditationState,
      dates: Parameters<typeof decideAccreditation>[0]['dates'] = {},
      schemeKey = 'safe_haven',
    ): Promise<void> {
      await decideAccreditation({
        ...{ venueId, schemeKey, to, reason: 'decided', dates, actor: 'person/officer', db, clock },
      });
    },
    checks: () =>
      db.query
        .selectFrom('training_checks')
        .select(['trained_people', 'public_facing', 'trained_on', 'training_until', 'checked_by', 'note'])
        .orderBy('checked_at')
        .execute(),
    accreditation: (schemeKey = 'safe_haven') =>
      db.query
        .selectFrom('accreditations')
        .select(['state', 'trained_on', 'training_until', 'action_deadline', 'sequence'])
        .where('venue_id', '=', venueId)
        .where('scheme_key', '=', schemeKey)
        .executeTakeFirstOrThrow(),
    plans: () =>
      db.query
        .selectFrom('action_plans')
        .select(['id', 'deadline', 'result', 'steps', 'opened_by'])
        .orderBy('opened_at')
        .execute(),
    subjects: async () => (await venue.mails()).map(({ subject }) => subject),
  };
}

export type BarWithStaff = Awaited<ReturnType<typeof aBarWithStaff>>;
