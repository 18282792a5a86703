import { selectVenuesToSum } from '../../db/training-mail.ts';
import { MONTH_NAMES } from '../domain/date-words.ts';
import { epochMinutes } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { trainingSummary } from '../mail/messages.ts';
import { mailChoicePath } from './mail-choice.ts';
import { mailTraining, trainingReaders } from './mail-training.ts';
import { queueMails, whoWants } from './queue-training-mail.ts';
import { readVenueTraining } from './read-venue-training.ts';
import { trainingPage, type Reminding } from './remind-of-training.ts';

/** The round that a job makes; the next one, a minute later, takes the rest. */
const A_ROUND = 50;
/** A register that was stopped on the first of the month makes up for it. */
const LATEST_DAY = 7;

/**
 * On the first of the month, how each venue's training stands, to its managers; to whoever leads it there only where they
 * chose that in place of reminders. A venue whose managers have it is not asked for again.
 * @returns how many mails were queued
 */
export async function sumUpTraining(given: Reminding): Promise<number> {
  const { db, clock, seal } = given;
  const today = londonDate(epochMinutes(clock.now()));
  if (Number(today.slice(8)) > LATEST_DAY) return 0;
  const month = today.slice(0, 7);
  const reference = `training-summary/${month}/`;
  let queued = 0;
  for (const venueId of await selectVenuesToSum(db, { reference, limit: A_ROUND })) {
    const { schemes, staff } = await readVenueTraining({ venueId, db, clock });
    const readers = await trainingReaders(db, { venueId, staff, today });
    const wantingReminders = new Set((await whoWants(db, 'reminder', readers)).map(({ who }) => who));
    const wanting = (await whoWants(db, 'summary', readers)).filter(
      ({ who }) => who.startsWith('person/') || !wantingReminders.has(who),
    );
    const lines = schemes
      .filter(({ byRecords }) => byRecords)
      .map(({ schemeName, standing }) => ({
        scheme: schemeName,
        ...{ trained: standing.trainedPeople, publicFacing: standing.publicFacing },
        ...{ needed: standing.needed, until: standing.until },
      }));
    const mails = await mailTraining({
      ...{ ...given, venueId, readers: wanting, page: trainingPage(venueId) },
      reference: `${reference}${venueId}`,
      choiceOf: (who) => mailChoicePath(who.slice('staff/'.length), seal),
      write: (head) =>
        trainingSummary({
          ...{ ...head, lines, month: monthName(month) },
          headcountDueOn: schemes[0]?.standing.headcountDueOn ?? null,
        }),
    });
    queued += await queueMails(db, mails);
  }
  return queued;
}

/** `June 2026` */
function monthName(month: string): string {
  const [year = '', number = '1'] = month.split('-');
  return `${MONTH_NAMES[Number(number) - 1]} ${year}`;
}
