import type { Database } from '../../db/database.ts';
import { selectRenewals, selectTrainingEnding } from '../../db/due-steps.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { londonDate } from '../domain/london-time.ts';
import { reminderDue, RENEWAL_REMINDERS, TRAINING_REMINDERS } from '../domain/reminders.ts';
import { renewalReminder } from '../mail/messages.ts';
import { stepEach } from './step-each.ts';

interface Given {
  readonly publicOrigin: string;
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * Reminds managers 90, 60 and 30 days before an accreditation ends, each once: the first makes it due for renewal. Each
 * reminder is an event of the venue's history, which is also what tells that it went out. After a pause of the register one
 * mail says all that was missed. Safe to run as often as one likes.
 * @returns how many reminders were given
 */
export async function remindRenewals({ publicOrigin, db, clock }: Given): Promise<number> {
  const today = londonDate(epochMinutes(clock.now()));
  return stepEach({
    due: await selectRenewals(db, today, { days: RENEWAL_REMINDERS, code: 'renewal_reminder' }),
    stepOf: ({ venueId, schemeKey, schemeName, day }) => {
      const reminder = reminderDue(RENEWAL_REMINDERS, day, today) ?? RENEWAL_REMINDERS[0];
      return {
        to: 'renewal_due',
        reason: `It ends on ${dateWords(day)}: hours, number of staff and pledge have to be confirmed.`,
        code: 'renewal_reminder',
        facts: { reminder: String(reminder) },
        mail: (venue, council) => ({
          reference: `renewal/${venueId}/${schemeKey}/${reminder}/${day}`,
          ...renewalReminder({
            ...{ venue, council, scheme: schemeName, days: reminder, validTo: day },
            ...{ page: `/admin/venues/${venueId}`, publicOrigin },
          }),
        }),
      };
    },
    actor: 'job/renewals',
    db,
    clock,
  });
}

/**
 * Reminds managers 60, 30 and 7 days before training no longer counts, in the same way.
 * @returns how many reminders were given
 */
export async function remindTraining({ publicOrigin, db, clock }: Given): Promise<number> {
  const today = londonDate(epochMinutes(clock.now()));
  return stepEach({
    due: await selectTrainingEnding(db, today, { days: TRAINING_REMINDERS, code: 'training_reminder' }),
    stepOf: ({ venueId, schemeKey, schemeName, state, day }) => {
      const reminder = String(reminderDue(TRAINING_REMINDERS, day, today) ?? 0);
      return {
        to: state,
        reason: `The training of its staff counts until ${dateWords(day)}.`,
        code: 'training_reminder',
        facts: { reminder },
        mail: (venue) => ({
          reference: `training/${venueId}/${schemeKey}/${reminder}/${day}`,
          kind: 'reminder',
          subject: `${venue}: training counts until ${dateWords(day)}`,
          paragraphs: [
            `The training of the staff at ${venue} for ${schemeName} counts until ${dateWords(day)}. The day after, the public is no longer shown the venue.`,
            `Please have your staff trained before then and tell the council: ${publicOrigin}/admin/venues/${venueId}`,
          ],
        }),
      };
    },
    actor: 'job/training',
    db,
    clock,
  });
}
