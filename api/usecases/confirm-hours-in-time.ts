import type { Database } from '../../db/database.ts';
import { selectUnconfirmedHours } from '../../db/due-steps.ts';
import { monthsAfter } from '../domain/calendar.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { londonDate } from '../domain/london-time.ts';
import { stepEach } from './step-each.ts';

/**
 * Our own rule: hours are to be confirmed once a year. A month before, the managers are reminded; a month after, the venue
 * is suspended, because somebody may stand before a closed door. Renewals ask for the hours as well, so this meets only what
 * runs longer than a year.
 */
const REMINDED_AFTER_MONTHS = 11;
const SUSPENDED_AFTER_MONTHS = 13;

/**
 * Reminds managers to confirm the hours, and suspends where they did not. Safe to run as often as one likes.
 * @returns how many venues were reminded, or suspended
 */
export async function seeToHours({
  publicOrigin,
  db,
  clock,
}: {
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<{ suspended: number; reminded: number }> {
  const today = londonDate(epochMinutes(clock.now()));
  const unconfirmed = await selectUnconfirmedHours(db, {
    since: monthsAfter(today, -SUSPENDED_AFTER_MONTHS),
  });
  const suspended = await stepEach({
    // The day that the reminder names is the last one to confirm them.
    due: unconfirmed.filter(({ day }) => monthsAfter(day, SUSPENDED_AFTER_MONTHS) < today),
    stepOf: ({ venueId, schemeKey, day, sequence }) => ({
      to: 'suspended',
      reason: `Nobody has confirmed its hours since ${dateWords(day)}.`,
      code: 'hours_unconfirmed',
      dates: { action_deadline: null },
      mail: (venue) => ({
        // Lifted with the hours still unconfirmed, it is suspended anew, and its managers are told anew.
        reference: `hours-unconfirmed/${venueId}/${schemeKey}/${sequence + 1}`,
        kind: 'decision',
        subject: `${venue} is suspended: please confirm its hours`,
        paragraphs: [
          `Nobody has confirmed the hours of ${venue} since ${dateWords(day)}, so the public is no longer shown it.`,
          `Please confirm them, and the council can show it again: ${publicOrigin}/admin/venues/${venueId}`,
        ],
      }),
    }),
    actor: 'job/hours',
    db,
    clock,
  });
  const reminded = await stepEach({
    due: await selectUnconfirmedHours(db, {
      since: monthsAfter(today, -REMINDED_AFTER_MONTHS),
      remindedBy: 'hours_reminder',
    }),
    stepOf: ({ venueId, schemeKey, state, day }) => ({
      to: state,
      reason: `Its hours were last confirmed on ${dateWords(day)}.`,
      code: 'hours_reminder',
      facts: { reminder: '1' },
      mail: (venue) => ({
        reference: `hours/${venueId}/${schemeKey}/${day}`,
        kind: 'reminder',
        subject: `${venue}: are the hours still right?`,
        paragraphs: [
          `The hours of ${venue} were last confirmed on ${dateWords(day)}. People who need help go by them.`,
          `Please confirm or change them here: ${publicOrigin}/admin/venues/${venueId}`,
          `Hours that nobody confirms by ${dateWords(monthsAfter(day, SUSPENDED_AFTER_MONTHS))} take the venue off the finder.`,
        ],
      }),
    }),
    actor: 'job/hours',
    db,
    clock,
  });
  return { suspended, reminded };
}
