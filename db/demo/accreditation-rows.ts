import type { Insertable } from 'kysely';
import type { AccreditationState } from '../../api/domain/accreditation.ts';
import { isoInstant, type LocalDate } from '../../api/domain/clock.ts';
import { londonInstant } from '../../api/domain/london-time.ts';
import type { AuditEntry } from '../audit.ts';
import { BARNET } from '../reference/barnet.ts';
import { REFERENCE_SCHEMES } from '../reference/schemes.ts';
import type { AccreditationEventRow, AccreditationRow } from '../schema.ts';
import type { DemoVenue } from './demo-venue.ts';
import { historyOf } from './history.ts';

export interface AccreditationRows {
  readonly accreditations: readonly Insertable<AccreditationRow>[];
  readonly events: readonly Insertable<AccreditationEventRow>[];
  readonly audit: readonly AuditEntry[];
}

/** Decisions are made in the morning; a second scheme's some minutes after the first's. */
const DECIDED_AT_MINUTE = 10 * 60;
const MINUTES_APART = 20;

const ACTORS: Readonly<Record<AccreditationState, string>> = {
  draft: 'demo/manager',
  submitted: 'demo/manager',
  in_assessment: 'demo/officer',
  more_information_needed: 'demo/officer',
  training_required: 'demo/officer',
  ready_for_decision: 'job/training',
  accredited: 'demo/approver',
  renewal_due: 'job/remind',
  action_required: 'demo/approver',
  suspended: 'demo/approver',
  lapsed: 'job/expire',
  withdrawn: 'demo/manager',
  declined: 'demo/approver',
  revoked: 'demo/approver',
};

/**
 * The venue's accreditations with the events that led to them, numbered through the venue in order of time.
 * @param place its place among the demo's venues: where the demo names no dates it spreads them over the year
 */
export function accreditationRows(
  venue: DemoVenue,
  { venueId, place, today }: { venueId: string; place: number; today: LocalDate },
): AccreditationRows {
  const histories = venue.schemes.map((given, order) => {
    const asked = typeof given === 'string' ? { scheme: given, state: 'accredited' as const } : given;
    const accreditation = {
      ...asked,
      endsIn: asked.endsIn ?? spread(place * 37, 110, 340),
      trainingEndsIn: asked.trainingEndsIn ?? spread(place * 53, 70, 350),
    };
    const { dates, events } = historyOf(accreditation, today);
    return { scheme: asked.scheme, state: asked.state, dates, events, order };
  });
  const events = histories
    .flatMap(({ scheme, events: own, order }) =>
      own.map((event) => ({
        ...event,
        scheme,
        at: isoInstant(londonInstant(event.on, DECIDED_AT_MINUTE + MINUTES_APART * order)),
      })),
    )
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map((event, index) => ({ ...event, sequence: index + 1 }));

  return {
    accreditations: histories.map(({ scheme, state, dates }) => {
      const last = events.findLast((event) => event.scheme === scheme);
      return {
        venue_id: venueId,
        scheme_key: scheme,
        scheme_version: REFERENCE_SCHEMES.find(({ key }) => key === scheme)?.version ?? 1,
        state,
        ...dates,
        sequence: last?.sequence ?? 0,
        updated_at: last?.at ?? isoInstant(londonInstant(today)),
      };
    }),
    events: events.map(({ scheme, from, to, at, reason, facts, sequence }) => ({
      venue_id: venueId,
      sequence,
      scheme_key: scheme,
      from_state: from,
      to_state: to,
      decided_at: at,
      actor: ACTORS[to],
      reason,
      facts: JSON.stringify(facts),
    })),
    audit: events.map(({ scheme, from, to, at, reason, facts }) => ({
      authority_code: BARNET.code,
      occurred_at: at,
      actor: ACTORS[to],
      action: `accreditation.${to}`,
      subject: `venue/${venueId}`,
      details: { scheme, from, to, reason, ...facts },
    })),
  };
}

/** A number between, the same for the same seed. */
function spread(seed: number, least: number, most: number): number {
  return least + (seed % (most - least));
}
