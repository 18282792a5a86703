import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { selectVisit, updateVisitDebriefed } from '../../db/visits.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { endedAlready } from './ended-already.ts';
import { mailManagers } from './mail-managers.ts';

/**
 * Notes that the venue has been told how a visit went. From now on its managers see the result and the note, and never who
 * visited. Sent twice, the first note stands.
 *
 * @param note what the managers read
 * @throws DomainError `visit.not_found` (404), `visit.not_recorded` (409)
 */
export async function debriefVisit({
  visitId,
  note,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  visitId: string;
  note: string;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const now = clock.now();
  const on = londonDate(epochMinutes(now));
  const visit = await selectVisit(db, visitId);
  if (!visit) throw notFound('visit.not_found', 'This visit is not on the register.');
  if (visit.state !== 'done') {
    throw conflict('visit.not_recorded', 'This visit is not recorded yet. Record it, then tell the venue.');
  }
  if (visit.debriefedOn !== null) return;
  const mail = await mailManagers({
    venueId: visit.venueId,
    write: (venueName) => ({
      reference: `visit/${visitId}/debriefed`,
      kind: 'visit',
      subject: `How a visit to ${venueName} went`,
      paragraphs: [
        `Somebody visited ${venueName} for the council. What they saw, and what the council says about it, is here:`,
        `${publicOrigin}/admin/venues/${visit.venueId}/visits/${visitId}`,
        'A visit is about the venue, never about one member of staff.',
      ],
    }),
    db,
    clock,
  });
  try {
    await writeAudited(
      db,
      [updateVisitDebriefed(db, visitId, { on, note }), ...mail],
      [
        {
          authority_code: visit.authorityCode,
          occurred_at: new Date(now).toISOString(),
          actor,
          action: 'visit.debriefed',
          subject: `venue/${visit.venueId}`,
          details: { visit: visitId, scheme: visit.schemeKey },
        },
      ],
    );
  } catch (error) {
    if (!endedAlready(error)) throw error;
  }
}
