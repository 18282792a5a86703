import type { Write } from '../../db/database.ts';
import { eraseStaff } from '../../db/erase-staff.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { mergeStaff } from '../../db/merge-staff.ts';
import { selectStaff } from '../../db/staff.ts';
import { areUnconfirmedStill, staffMemberIsStill, updateStaffConfirmed } from '../../db/staff-changes.ts';
import { writeAudited } from '../../db/audit.ts';
import { trainingChanged } from '../../db/training-records.ts';
import { epochMinutes } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { namesakes } from '../domain/staff.ts';
import { requireVenue } from './change-venue.ts';
import { refreshTraining } from './refresh-training.ts';
import { staffLists } from './show-staff.ts';
import { staffEvent, type StaffWriter } from './change-staff.ts';

/** How many were said to work there, and how many not. */
export interface Confirmed {
  readonly confirmed: number;
  readonly removed: number;
}

/** Each lost attempt is another manager, who answered for one of the same people or changed their entry. */
const ATTEMPTS = 3;

/**
 * A manager says who of those who joined by the link works at the venue. Their training counts from then on. Who does not
 * work there goes from the list, with their name. Who came back, on another phone or after a long time, is put together with
 * their entry: what they have learnt becomes its own. Somebody who was answered for already keeps that answer.
 *
 * @param works ids of who works there
 * @param same ids of those of them who are on the list already, under the same name; without a namesake they are new
 * @param removed ids of who does not
 * @throws DomainError `venue.not_found` (404)
 */
export async function confirmJoiners(given: Answers & StaffWriter): Promise<Confirmed> {
  const answered = await writeFresh(given);
  if (answered.confirmed + answered.removed > 0) await refreshTraining(given);
  return answered;
}

async function writeFresh(given: Answers & StaffWriter): Promise<Confirmed> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeAnswers(given);
    } catch (error) {
      if (!changedMeanwhile(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

interface Answers {
  readonly venueId: string;
  readonly works: readonly string[];
  readonly same?: readonly string[];
  readonly removed: readonly string[];
}

async function writeAnswers({
  venueId,
  works,
  same = [],
  removed,
  actor,
  db,
  clock,
}: Answers & StaffWriter): Promise<Confirmed> {
  const venue = await requireVenue(db, venueId);
  const at = new Date(clock.now()).toISOString();
  const today = londonDate(epochMinutes(clock.now()));
  const { joined, working } = staffLists(await selectStaff(db, venueId), today);
  const waiting = joined.map(({ id }) => id);
  const yes = waiting.filter((id) => works.includes(id));
  const no = waiting.filter((id) => removed.includes(id) && !works.includes(id));
  if (yes.length + no.length === 0) return { confirmed: 0, removed: 0 };
  const back = [...namesakes(joined, working)].filter(([id]) => yes.includes(id) && same.includes(id));
  const came = new Set(back.map(([from]) => from));
  const entries = new Set(back.map(([, into]) => into));
  const isNew = yes.filter((id) => !came.has(id));
  const gone = [...came, ...no];
  const writes: Write[] = [
    expectation(db, areUnconfirmedStill(venueId, [...yes, ...no])),
    ...working.filter(({ id }) => entries.has(id)).map((entry) => expectation(db, staffMemberIsStill(entry))),
    ...back.flatMap(([from, into]) => mergeStaff(db, { from, into, at })),
    ...(isNew.length > 0 ? [updateStaffConfirmed(db, { venueId, ids: isNew, at })] : []),
    ...(gone.length > 0 ? eraseStaff(db, gone, { today, at }) : []),
    trainingChanged(db, venueId, at),
  ];
  const event = (action: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [staffEvent({ venue, action, details: { staff: ids }, actor, at })];
  const merged = back.map(([from, into]) =>
    staffEvent({ venue, action: 'staff.merged', details: { staff: into, joinedAs: from }, actor, at }),
  );
  await writeAudited(db, writes, [
    ...event('staff.confirmed', isNew),
    ...merged,
    ...event('staff.erased', no),
  ]);
  return { confirmed: yes.length, removed: no.length };
}
