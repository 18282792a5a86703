import type { Database } from '../../db/database.ts';
import { selectStaff } from '../../db/staff.ts';
import { selectLastMailOf, selectUnclaimed, selectVenuesEnding } from '../../db/training-mail.ts';
import { isShowable } from '../domain/accreditation.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { addDays, londonDate } from '../domain/london-time.ts';
import { reminderDue } from '../domain/reminders.ts';
import type { Seal } from '../domain/seal.ts';
import { remediesFor } from '../domain/training-words.ts';
import { startersUnclaimed, trainingEnds } from '../mail/messages.ts';
import { mailChoicePath } from './mail-choice.ts';
import { mailTraining, trainingReaders } from './mail-training.ts';
import { queueMails, whoWants } from './queue-training-mail.ts';
import { readVenueTraining, type SchemeStanding } from './read-venue-training.ts';

export interface Reminding {
  readonly publicOrigin: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly seal: Seal;
}

/** Days before the rule is no longer met. */
const ENDING = [30, 7] as const;
/** So long the same reminder is not written anew, where the day on which it ends moves by a little. */
const QUIET_DAYS = { 30: 21, 7: 5 } as const;
const UNCLAIMED_DAYS = 14;
/** What a register that was stopped for a while makes up for. */
const CATCH_UP_DAYS = 7;

/** Where a venue's managers go on. */
export function trainingPage(venueId: string): string {
  return `/admin/venues/${venueId}/training`;
}

/**
 * Reminds managers, and whoever leads the trained staff, 30 and 7 days before a venue no longer meets the rule by its
 * records. Once each, however often and by how many it is run.
 * @returns how many mails were queued
 */
export async function remindOfEnding(given: Reminding): Promise<number> {
  const { db, clock } = given;
  const today = londonDate(epochMinutes(clock.now()));
  let queued = 0;
  for (const venueId of await selectVenuesEnding(db, { today, by: addDays(today, ENDING[0]) })) {
    const training = await readVenueTraining({ venueId, db, clock });
    const readers = await trainingReaders(db, { venueId, staff: training.staff, today });
    const wanting = await whoWants(db, 'reminder', readers);
    for (const scheme of training.schemes) {
      const due = await endingOf(given, venueId, scheme, today);
      if (!due) continue;
      const { days, until } = due;
      const mails = await mailTraining({
        ...{ ...given, venueId, readers: wanting, page: trainingPage(venueId) },
        reference: `training-ends/${venueId}/${scheme.schemeKey}/${days}/${until}`,
        choiceOf: choiceOf(given),
        write: (head) =>
          trainingEnds({
            ...{ ...head, scheme: scheme.schemeName, until, days },
            steps: remediesFor(scheme.standing.ahead),
          }),
      });
      queued += await queueMails(db, mails);
    }
  }
  return queued;
}

async function endingOf(
  { db, clock }: Reminding,
  venueId: string,
  { schemeKey, state, decides, standing: { until } }: SchemeStanding,
  today: LocalDate,
): Promise<{ days: 30 | 7; until: LocalDate } | undefined> {
  if (!decides || !isShowable(state) || until === null) return undefined;
  const days = reminderDue(ENDING, until, today);
  if (days === undefined) return undefined;
  const last = await selectLastMailOf(db, `training-ends/${venueId}/${schemeKey}/${days}/`);
  const quietSince = new Date(clock.now() - QUIET_DAYS[days] * 86_400_000).toISOString();
  return last !== undefined && last > quietSince ? undefined : { days, until };
}

/** Reminds them of new starters who have not begun two weeks after they came, in one mail a venue and day. */
export async function remindOfStarters(given: Reminding): Promise<number> {
  const { db, clock } = given;
  const today = londonDate(epochMinutes(clock.now()));
  const since = addDays(today, 1 - CATCH_UP_DAYS);
  let queued = 0;
  for (const { venueId, count, day } of await selectUnclaimed(db, { today, since, days: UNCLAIMED_DAYS })) {
    const staff = await selectStaff(db, venueId);
    const mails = await mailTraining({
      ...{ ...given, venueId, page: trainingPage(venueId) },
      readers: await whoWants(db, 'reminder', await trainingReaders(db, { venueId, staff, today })),
      reference: `starters/${venueId}/${day}`,
      choiceOf: choiceOf(given),
      write: (head) => startersUnclaimed({ ...head, count }),
    });
    queued += await queueMails(db, mails);
  }
  return queued;
}

function choiceOf({ seal }: Reminding): (who: string) => string {
  return (who) => mailChoicePath(who.slice('staff/'.length), seal);
}
