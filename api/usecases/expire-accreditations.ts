import type { Database } from '../../db/database.ts';
import { selectEnded, selectUntrained } from '../../db/due-steps.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { londonDate } from '../domain/london-time.ts';
import { lapsed } from '../mail/messages.ts';
import { stepEach } from './step-each.ts';

interface Given {
  readonly publicOrigin: string;
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * Lapses what was not renewed by its last day. The public has not seen it since that day ended; this says so on the
 * register. Safe to run as often as one likes.
 * @returns how many lapsed
 */
export async function expireAccreditations({ publicOrigin, db, clock }: Given): Promise<number> {
  const today = londonDate(epochMinutes(clock.now()));
  return stepEach({
    due: await selectEnded(db, today),
    stepOf: ({ venueId, schemeKey, schemeName, day }) => ({
      to: 'lapsed',
      reason: `It was not renewed by ${dateWords(day)}, its last day.`,
      code: 'not_renewed',
      dates: { action_deadline: null },
      mail: (venue, council) => ({
        reference: `lapsed/${venueId}/${schemeKey}/${day}`,
        ...lapsed({
          ...{ venue, council, scheme: schemeName, validTo: day },
          ...{ page: `/admin/venues/${venueId}`, publicOrigin },
        }),
      }),
    }),
    actor: 'job/expire',
    db,
    clock,
  });
}

/**
 * Suspends the venues whose training ended longer ago than the scheme's grace. The public has not seen them since the
 * training ended. Safe to run as often as one likes.
 * @returns how many were suspended
 */
export async function suspendUntrained({ publicOrigin, db, clock }: Given): Promise<number> {
  const today = londonDate(epochMinutes(clock.now()));
  return stepEach({
    due: await selectUntrained(db, today),
    stepOf: ({ venueId, schemeKey, schemeName, day }) => ({
      to: 'suspended',
      reason: `The training of its staff counted until ${dateWords(day)}, and nobody has recorded a new one.`,
      code: 'training_lapsed',
      dates: { action_deadline: null },
      mail: (venue) => ({
        reference: `training-lapsed/${venueId}/${schemeKey}/${day}`,
        kind: 'decision',
        subject: `${venue} is suspended: its training is out of date`,
        paragraphs: [
          `The training of the staff at ${venue} counted until ${dateWords(day)}. Nobody has recorded a new one since, so it is suspended from ${schemeName}. Please take the sign off the door.`,
          `Have your staff trained and tell the council: ${publicOrigin}/admin/venues/${venueId}`,
        ],
      }),
    }),
    actor: 'job/training',
    db,
    clock,
  });
}
