import type { AccreditationDates } from '../../db/accreditations.ts';
import type { Database } from '../../db/database.ts';
import type { DueStep } from '../../db/due-steps.ts';
import type { AccreditationState } from '../domain/accreditation.ts';
import type { Clock } from '../domain/clock.ts';
import { prepareStep } from './accreditation-step.ts';
import { mailManagers, type ManagerMail } from './mail-managers.ts';
import { decidedMeanwhile, writeAndPublish } from './write-and-publish.ts';

/** What becomes of an accreditation by the passing of time. */
export interface TimedStep {
  readonly to: AccreditationState;
  /** What its event says, and the managers read. */
  readonly reason: string;
  /** Why, as a word that can be counted. */
  readonly code: string;
  readonly dates?: Partial<AccreditationDates>;
  readonly facts?: Readonly<Record<string, string>>;
  /** Gets the venue's name and its council's. */
  readonly mail: (venue: string, council: string | null) => ManagerMail;
}

/**
 * Takes the step that is due with each accreditation: its event, its audit event, the mail and the publication, each in one
 * atomic write of its own. Whoever decided on the venue since it was found was first: the next round looks again.
 *
 * @returns how many steps were taken
 * @throws Error after all others are, where some could not be; they are tried again with the next run
 */
export async function stepEach({
  due,
  stepOf,
  actor,
  db,
  clock,
}: {
  due: readonly DueStep[];
  stepOf: (each: DueStep) => TimedStep;
  /** `job/…` */
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<number> {
  let taken = 0;
  /** Steps of this round by venue: one under another scheme is no decision of somebody else. */
  const own = new Map<string, number>();
  const failures = new Map<string, unknown>();
  for (const each of due) {
    const { venueId, schemeKey, day, sequence } = each;
    const { to, reason, code, dates = {}, facts = {}, mail: write } = stepOf(each);
    try {
      const step = await prepareStep({
        ...{ venueId, schemeKey, to, reason, dates, actor, db, clock },
        facts: { code, day, ...facts },
        expectedSequence: sequence + (own.get(venueId) ?? 0),
      });
      const mail = await mailManagers({ venueId, write, db, clock });
      const { writes, event, scopes } = step;
      await writeAndPublish({ writes: [...writes, ...mail], events: [event], scopes, db, clock });
      own.set(venueId, (own.get(venueId) ?? 0) + 1);
      taken += 1;
    } catch (error) {
      if (!decidedMeanwhile(error)) failures.set(`${venueId}/${schemeKey}`, error);
    }
  }
  const [cause] = failures.values();
  if (failures.size > 0) throw new Error(`${actor} left out: ${[...failures.keys()].join(', ')}`, { cause });
  return taken;
}
