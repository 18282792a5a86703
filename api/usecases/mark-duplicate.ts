import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { updateDuplicate } from '../../db/duplicates.ts';
import { selectVenueFile } from '../../db/venue-file.ts';
import { isShowable, type AccreditationState } from '../domain/accreditation.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { prepareStep } from './accreditation-step.ts';
import { decidedFirst, writeAndPublish } from './write-and-publish.ts';

const OPEN: readonly AccreditationState[] = [
  'draft',
  'submitted',
  'in_assessment',
  'more_information_needed',
  'training_required',
  'ready_for_decision',
];

/**
 * Says that a venue is another one of the same register: what was applied for with it is withdrawn, each in a write of its
 * own, and its row is closed. Its history stays.
 *
 * @param expectedSequence the venue's last event that the officer has seen
 * @throws DomainError `duplicate.same`, `duplicate.not_found` (400), `duplicate.accredited`,
 *   `accreditation.decided_meanwhile` (409)
 */
export async function markDuplicate({
  venueId,
  otherId,
  authorityCode,
  expectedSequence,
  actor,
  db,
  clock,
}: {
  venueId: string;
  otherId: string;
  authorityCode: string;
  expectedSequence: number;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  if (otherId === venueId) throw wrong('duplicate.same', 'Choose another venue than this one.');
  const venue = await selectVenueFile(db, venueId, at);
  const other = await selectVenueFile(db, otherId, at);
  if (other?.authorityCode !== authorityCode || other.standing === 'closed')
    throw wrong('duplicate.not_found', 'No venue of your register has this id. Copy it from its page.');
  if (!venue || venue.sequence !== expectedSequence) throw decidedFirst();
  if (venue.accreditations.some(({ state }) => isShowable(state) || state === 'suspended')) {
    throw conflict(
      'duplicate.accredited',
      'This venue is accredited, or suspended. Decide on that first: revoke it, or have it withdrawn.',
    );
  }
  let sequence = expectedSequence;
  for (const { schemeKey, state } of venue.accreditations) {
    if (!OPEN.includes(state)) continue;
    const step = await prepareStep({
      ...{ venueId, schemeKey, to: 'withdrawn', actor, db, clock, expectedSequence: sequence },
      reason: 'This venue is signed up already, under another entry.',
      facts: { code: 'duplicate', other: otherId },
    });
    await writeAndPublish({ writes: step.writes, events: [step.event], scopes: step.scopes, db, clock });
    sequence = step.sequence;
  }
  await writeAudited(
    db,
    [updateDuplicate(db, venueId, at)],
    [
      {
        authority_code: authorityCode,
        occurred_at: at,
        actor,
        action: 'venue.duplicate',
        subject: `venue/${venueId}`,
        details: { other: otherId, from: venue.standing, to: 'closed' },
      },
    ],
  );
}

function wrong(code: string, message: string) {
  return invalid(code, message, { other: message });
}
