import type { Insertable } from 'kysely';
import { isoInstant } from '../../api/domain/clock.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import { BARNET } from '../reference/barnet.ts';
import type { ConcernRow } from '../schema-casework.ts';
import type { DecidedVenue, DemoOffice } from './decided-venue.ts';

const NIGHT_MINUTE = 23 * 60 + 20;

/** What people told us of five places that are shown: two nobody has looked at, one in hand, two closed. */
export function concernRows(
  shown: readonly DecidedVenue[],
  { staff, today, nextId }: DemoOffice,
): Insertable<ConcernRow>[] {
  const officer = `person/${staff.officer}`;
  const told = [
    {
      daysAgo: 1,
      reason: 'staff_did_not_know',
      note: 'The person at the door had never heard of it (demo).',
    },
    { daysAgo: 3, reason: 'closed', note: '' },
    {
      daysAgo: 9,
      reason: 'turned_away',
      note: 'They said the kitchen was closed and I could not wait (demo).',
      state: 'looked_at',
    },
    { daysAgo: 60, reason: 'not_there', note: '', state: 'closed', outcome: 'not_upheld' },
    {
      daysAgo: 130,
      reason: 'staff_did_not_know',
      note: 'New staff, I think (demo).',
      state: 'closed',
      outcome: 'upheld',
    },
  ] as const;
  return told.flatMap((concern, index) => {
    const venue = shown[index * 7];
    if (!venue) return [];
    const state = 'state' in concern ? concern.state : 'new';
    const lookedAt = isoInstant(londonInstant(addDays(today, 1 - concern.daysAgo), 9 * 60));
    return [
      {
        id: nextId(),
        venue_id: venue.venueId,
        authority_code: BARNET.code,
        reason: concern.reason,
        note: concern.note,
        received_at: isoInstant(londonInstant(addDays(today, -concern.daysAgo), NIGHT_MINUTE)),
        state,
        ...(state !== 'new' && { looked_at_by: officer, looked_at: lookedAt }),
        ...('outcome' in concern && {
          outcome: concern.outcome,
          closing_note: 'Spoke with the manager (demo).',
          closed_by: officer,
          closed_at: isoInstant(londonInstant(addDays(today, 4 - concern.daysAgo), 9 * 60)),
        }),
      },
    ];
  });
}
