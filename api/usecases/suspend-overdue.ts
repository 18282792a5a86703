import type { Database } from '../../db/database.ts';
import { selectOverdue } from '../../db/due-steps.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { londonDate } from '../domain/london-time.ts';
import { deadlineMissed } from '../mail/messages.ts';
import { stepEach } from './step-each.ts';

/**
 * Suspends the venues whose time to act has run out: the deadline was their last day. The public has not seen them since
 * that day ended; this says so on the register, with its event, mail and publication. Safe to run as often as one likes.
 *
 * @returns how many were suspended
 * @throws Error after all others are, where some could not be; they are tried again with the next run
 */
export async function suspendOverdue({
  publicOrigin,
  db,
  clock,
}: {
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<number> {
  return stepEach({
    due: await selectOverdue(db, londonDate(epochMinutes(clock.now()))),
    stepOf: ({ venueId, schemeKey, day, sequence }) => ({
      to: 'suspended',
      reason: `What had to be put right by ${dateWords(day)} was not, as far as the council knows.`,
      code: 'plan_overdue',
      dates: { action_deadline: null },
      facts: { deadline: day },
      mail: (venue, council) => ({
        reference: `overdue/${venueId}/${schemeKey}/${sequence + 1}`,
        ...deadlineMissed({
          ...{ venue, council, deadline: day },
          ...{ page: `/admin/venues/${venueId}`, publicOrigin },
        }),
      }),
    }),
    actor: 'job/overdue-plans',
    db,
    clock,
  });
}
