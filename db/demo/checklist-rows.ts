import type { Insertable } from 'kysely';
import { isoInstant, type LocalDate } from '../../api/domain/clock.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import { SCHEME_RULES } from '../reference/scheme-rules.ts';
import type { TrainingCheckRow } from '../schema-casework.ts';
import type { ConfirmationRow, EvidenceRow } from '../schema-sign-up.ts';
import type { DecidedVenue, DemoOffice } from './decided-venue.ts';

const AT_MINUTE = 11 * 60;

/** Evidence of what each scheme's checklist asks: not yet seen where nobody assesses it, one gap where more is asked for. */
export function evidenceRows(
  venue: DecidedVenue,
  { staff, today, nextId }: DemoOffice,
): Insertable<EvidenceRow>[] {
  const { venueId, scheme, state, validFrom } = venue;
  if (state === 'draft' || state === 'withdrawn') return [];
  const { required, atLeastOneOf } = SCHEME_RULES[scheme].evidence;
  const addedOn = validFrom === null ? addDays(today, -20) : addDays(validFrom, -30);
  const seen = !['submitted', 'in_assessment'].includes(state);
  return [...required, ...atLeastOneOf.map(([first]) => first)].map((item, index) => {
    const gap = state === 'more_information_needed' && index === 1;
    return {
      id: nextId(),
      venue_id: venueId,
      scheme_key: scheme,
      item,
      kind: 'text',
      text: 'We have this: an officer can look at it on a visit (demo).',
      added_by: staff.manager,
      added_at: isoInstant(londonInstant(addedOn, AT_MINUTE)),
      verdict: seen ? (gap ? 'not_enough' : 'seen') : null,
      verdict_note: gap ? 'Please send a photo, or a copy.' : '',
      verdict_by: seen ? `person/${staff.officer}` : null,
      verdict_at: seen ? isoInstant(londonInstant(addDays(addedOn, 5), AT_MINUTE)) : null,
    };
  });
}

/** When an officer last saw that the training rule held. */
export function trainingCheckRows(
  { venueId, scheme, trainedOn, trainingUntil, place }: DecidedVenue,
  { staff, nextId }: DemoOffice,
): Insertable<TrainingCheckRow>[] {
  if (trainedOn === null || trainingUntil === null) return [];
  const publicFacing = 3 + (place % 9);
  return [
    {
      id: nextId(),
      venue_id: venueId,
      scheme_key: scheme,
      trained_people: publicFacing - (place % 5 === 0 && publicFacing > 5 ? 1 : 0),
      public_facing: publicFacing,
      trained_on: trainedOn,
      training_until: trainingUntil,
      note: 'Certificates seen (demo).',
      checked_by: `person/${staff.officer}`,
      checked_at: isoInstant(londonInstant(addDays(trainedOn, 2), AT_MINUTE)),
    },
  ];
}

/**
 * What an officer saw before the first decision, where something newer came after it. Of some tests that did not go well it had
 * ended by the day of the test: the failure that the scheme knows best.
 */
export function firstCheckRows(
  { venueId, scheme, validFrom, place }: DecidedVenue,
  { staff, today, nextId }: DemoOffice,
  { newestOn, failedAt }: { newestOn: LocalDate; failedAt: string | null | undefined },
): Insertable<TrainingCheckRow>[] {
  if (validFrom === null) return [];
  const seenOn = addDays(validFrom, -5);
  if (seenOn >= newestOn || seenOn >= today) return [];
  const until = failedAt && place % 5 !== 0 ? addDays(failedAt.slice(0, 10), -9) : addDays(validFrom, 357);
  const publicFacing = 3 + (place % 9);
  return [
    {
      ...{ id: nextId(), venue_id: venueId, scheme_key: scheme, trained_people: publicFacing },
      ...{ public_facing: publicFacing, trained_on: addDays(until, -364), training_until: until },
      ...{ note: 'Certificates seen (demo).', checked_by: `person/${staff.officer}` },
      checked_at: isoInstant(londonInstant(seenOn, AT_MINUTE)),
    },
  ];
}

/** What the venue's manager last confirmed. */
export function confirmationRows(
  { venueId, validFrom, place }: DecidedVenue,
  { staff, today }: DemoOffice,
): Insertable<ConfirmationRow>[] {
  if (validFrom === null) return [];
  const at = isoInstant(londonInstant(addDays(validFrom, -30), AT_MINUTE));
  const counted = isoInstant(londonInstant(addDays(today, -(5 + ((place * 17) % 95))), AT_MINUTE));
  const by = { venue_id: venueId, confirmed_at: at, confirmed_by: `person/${staff.manager}` };
  return [
    { ...by, what: 'hours', value: 0 },
    // Each quarter anew; the demo's manager has one that is late.
    { ...by, what: 'headcount', value: 3 + (place % 9), confirmed_at: counted },
    { ...by, what: 'pledge', value: 1 },
  ];
}
