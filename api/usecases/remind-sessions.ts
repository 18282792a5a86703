import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { selectSessionPlaces } from '../../db/session-places.ts';
import { selectSessionsBefore } from '../../db/training-sessions.ts';
import { epochMinutes, isoInstant, type Clock } from '../domain/clock.ts';
import { addDays, londonDate, londonInstant } from '../domain/london-time.ts';
import { sessionDay } from '../domain/training-session.ts';
import { sessionTomorrow } from '../mail/messages.ts';
import { mailBooked } from './mail-booked.ts';
import { onceADay } from './once-a-day.ts';

/**
 * Reminds the managers who have booked of tomorrow's sessions, once: who books later on that day has just read when it is.
 * Safe to run as often as one likes.
 * @returns how many sessions managers were reminded of
 */
export async function remindSessions(given: {
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<number> {
  const { db, clock } = given;
  const work = () => remindOfTomorrow(given);
  return (await onceADay({ name: 'session-reminders', work, db, clock })) ?? 0;
}

async function remindOfTomorrow({
  publicOrigin,
  db,
  clock,
}: {
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<number> {
  const at = new Date(clock.now()).toISOString();
  const tomorrow = addDays(londonDate(epochMinutes(clock.now())), 1);
  const before = isoInstant(londonInstant(addDays(tomorrow, 1)));
  const coming = await selectSessionsBefore(db, { now: at, before });
  let reminded = 0;
  for (const session of coming.filter((each) => sessionDay(each) === tomorrow)) {
    const places = await selectSessionPlaces(db, session.id);
    const mail = await mailBooked({
      places,
      mail: (about) => ({
        reference: `session/${session.id}/tomorrow/${tomorrow}`,
        ...sessionTomorrow({ session, publicOrigin, ...about }),
      }),
      db,
      clock,
    });
    if (mail.length === 0) continue;
    await writeAudited(db, mail, [
      {
        authority_code: session.authorityCode,
        occurred_at: at,
        actor: 'job/training-sessions',
        action: 'session.reminded',
        subject: `training-session/${session.id}`,
        details: { day: tomorrow, mails: mail.length },
      },
    ]);
    reminded += 1;
  }
  return reminded;
}
