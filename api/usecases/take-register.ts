import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { markAttendance, selectKnownStaff, selectSessionPlaces } from '../../db/session-places.ts';
import {
  insertTrainingRecord,
  reinstateTrainingRecord,
  revokeTrainingRecord,
  selectRecordsOfSession,
  trainingChanged,
} from '../../db/training-records.ts';
import { expectRegister, updateRegisterTaken } from '../../db/training-sessions.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import {
  attendanceChanges,
  registerStanding,
  sessionDay,
  type TrainingSession,
} from '../domain/training-session.ts';
import { requireSession } from './change-session.ts';
import { refreshTraining } from './refresh-training.ts';
import { trainingEvent } from './training-events.ts';

/** Why a record that a register had made is taken back, as it stands on the record. */
const PUT_RIGHT = 'The register was put right.';

/** A register as somebody saw it and filled it in. */
export interface Register {
  /** When it had been taken last when its form was shown; null where it had not. */
  readonly seen: string | null;
  /** Everybody who came: who had a place and who had none. All others did not. */
  readonly came: readonly string[];
}

/**
 * Takes the register of a session, or puts it right: who came has a record of training from now on, who did not has none, and
 * the session counts as held. In one atomic write; the same again changes nothing. Where the venues stand is worked out after it.
 *
 * @returns ids of the venues whose training it changed
 * @throws DomainError `session.not_found` (404), `session.register_not_yet`, `session.register_closed`,
 *   `session.was_called_off`, `session.register_taken` (409), `session.unknown_staff` (400, `came`),
 *   `accreditation.not_yet_public` (503): saved, but what the public sees is not yet up to date
 */
export async function takeRegister({
  sessionId,
  register,
  actor,
  publicOrigin,
  db,
  clock,
  ids,
}: {
  sessionId: string;
  register: Register;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<readonly string[]> {
  const session = await requireSession(db, sessionId);
  const now = clock.now();
  requireOpen(session, now);
  const at = new Date(now).toISOString();
  const trainedOn = earlier(sessionDay(session), londonDate(epochMinutes(now)));
  const places = await selectSessionPlaces(db, sessionId);
  const walkIns = await requireWalkIns(db, session, places, register.came);
  const records = await selectRecordsOfSession(db, sessionId);
  const changes = attendanceChanges({ places, walkIns, came: register.came });
  if (session.state === 'held' && changes.length === 0) return [];
  if (session.registerTakenAt !== register.seen) throw takenMeanwhile();

  const writes: Write[] = [
    expectRegister(db, sessionId, register.seen),
    updateRegisterTaken(db, sessionId, { by: actor, at }),
  ];
  const events: AuditEntry[] = [registerEvent(session, changes, { actor, at })];
  const changed = new Set<string>();
  for (const { staffId, venueId, attended } of changes) {
    writes.push(markAttendance(db, { sessionId, staffId, attended, by: actor, at }));
    const record = records.find((each) => each.staffId === staffId);
    const base = { staffId, venueId, moduleKey: session.moduleKey, trainedOn, way: 'in_person' as const };
    const about = { ...base, authorityCode: session.authorityCode, actor, at };
    if (attended && record === undefined) {
      const id = ids.next();
      const from = { id, ...base, moduleVersion: null, certificateCode: ids.next() + ids.next(), sessionId };
      writes.push(insertTrainingRecord(db, { ...from, recordedBy: actor, recordedAt: at }));
      events.push(trainingEvent('training.recorded', { ...about, recordId: id }));
    } else if (attended && record?.revoked) {
      // What was taken back for another reason stays taken back, whoever was in the room.
      if (record.revokedBecause !== PUT_RIGHT) continue;
      writes.push(reinstateTrainingRecord(db, record.id));
      events.push(trainingEvent('training.recorded', { ...about, recordId: record.id }));
    } else if (!attended && record && !record.revoked) {
      writes.push(revokeTrainingRecord(db, record.id, { by: actor, at, because: PUT_RIGHT }));
      events.push(trainingEvent('training.revoked', { ...about, recordId: record.id }));
    } else continue;
    changed.add(venueId);
  }
  for (const venueId of changed) writes.push(trainingChanged(db, venueId, at));
  try {
    await writeAudited(db, writes, events);
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    requireOpen(await requireSession(db, sessionId), now);
    throw takenMeanwhile(error);
  }
  for (const venueId of changed) await refreshTraining({ venueId, publicOrigin, db, clock, ids });
  return [...changed];
}

function requireOpen(session: TrainingSession, nowMs: number): void {
  const standing = registerStanding(session, nowMs);
  if (standing === 'open') return;
  if (standing === 'none')
    throw conflict('session.was_called_off', 'This session was called off, so it has no register.');
  if (standing === 'not_yet')
    throw conflict(
      'session.register_not_yet',
      'The register opens half an hour before the session begins. Come back then.',
    );
  throw conflict(
    'session.register_closed',
    'This session is more than 28 days ago, so its register can no longer be changed.',
  );
}

/** Those who came without a place: people of the council's own venues who worked there on that day. */
async function requireWalkIns(
  db: Database,
  session: TrainingSession,
  places: readonly { readonly staffId: string }[],
  came: readonly string[],
): Promise<readonly { readonly staffId: string; readonly venueId: string }[]> {
  const known = new Set(places.map(({ staffId }) => staffId));
  const staffIds = [...new Set(came)].filter((id) => !known.has(id));
  if (staffIds.length === 0) return [];
  const staff = await selectKnownStaff(db, session.authorityCode, sessionDay(session), { staffIds });
  if (staff.length === staffIds.length) return staff;
  const advice = 'Choose people on the staff list of a venue. Somebody may have taken one of them off it';
  throw invalid('session.unknown_staff', `${advice}.`, { came: advice });
}

function registerEvent(
  session: TrainingSession,
  changes: readonly { readonly attended: boolean }[],
  { actor, at }: { actor: string; at: string },
): AuditEntry {
  const first = session.registerTakenAt === null;
  return {
    authority_code: session.authorityCode,
    occurred_at: at,
    actor,
    action: first ? 'session.register_taken' : 'session.register_corrected',
    subject: `training-session/${session.id}`,
    details: {
      module: session.moduleKey,
      came: changes.filter(({ attended }) => attended).length,
      didNotCome: changes.filter(({ attended }) => !attended).length,
    },
  };
}

function takenMeanwhile(cause?: unknown) {
  return conflict(
    'session.register_taken',
    'Somebody else saved this register after you opened it. What you ticked is kept here: look at it, and save it again.',
    cause,
  );
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
