import { selectOverdueActions } from '../../db/overdue-actions.ts';
import type { Database } from '../../db/database.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { londonDate } from '../domain/london-time.ts';
import { prepareStep } from './accreditation-step.ts';
import { deadlineMissed } from '../mail/messages.ts';
import { mailManagers } from './mail-managers.ts';
import { decidedMeanwhile, writeAndPublish } from './write-and-publish.ts';

const JOB = 'job/overdue-plans';
/** Venues a round: the next round, a minute later, takes the rest. */
const A_ROUND = 50;

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
  const today = londonDate(epochMinutes(clock.now()));
  let suspended = 0;
  const failures = new Map<string, unknown>();
  for (const { venueId, schemeKey, deadline } of await selectOverdueActions(db, today, A_ROUND)) {
    try {
      const step = await prepareStep({
        ...{ venueId, schemeKey, to: 'suspended', actor: JOB, db, clock },
        reason: `What had to be put right by ${dateWords(deadline)} was not, as far as the council knows.`,
        dates: { action_deadline: null },
        facts: { code: 'plan_overdue', deadline },
      });
      const mail = await mailManagers({
        venueId,
        write: (venue, council) => ({
          reference: `overdue/${venueId}/${schemeKey}/${step.sequence}`,
          ...deadlineMissed({ venue, council, deadline, page: `/admin/venues/${venueId}`, publicOrigin }),
        }),
        db,
        clock,
      });
      const { writes, event, scopes } = step;
      await writeAndPublish({ writes: [...writes, ...mail], events: [event], scopes, db, clock });
      suspended += 1;
    } catch (error) {
      // Whoever was first, a person or another server's job: the next round looks again.
      if (!decidedMeanwhile(error)) failures.set(`${venueId}/${schemeKey}`, error);
    }
  }
  const [cause] = failures.values();
  if (failures.size > 0) throw new Error(`not suspended: ${[...failures.keys()].join(', ')}`, { cause });
  return suspended;
}
