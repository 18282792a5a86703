import {
  insertAccreditationEvent,
  registerVenue,
  upsertAccreditation,
  type AccreditationDates,
} from '../../db/accreditations.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import type { AccreditationState } from '../domain/accreditation.ts';

/** A step of the life cycle that the domain has allowed. */
export interface DecidedStep {
  readonly venueId: string;
  readonly authorityCode: string | null;
  readonly schemeKey: string;
  /** Null before its first event. */
  readonly from: AccreditationState | null;
  readonly to: AccreditationState;
  /** Of its event: one more than the venue's last. */
  readonly sequence: number;
  readonly reason: string;
  /** What the accreditation stands on after the step. */
  readonly after: AccreditationDates & { readonly scheme_version: number };
  /** Dates that the step changed, and ids of what caused it: they stand on the event and on the trail. */
  readonly facts: Readonly<Record<string, string | null>>;
  readonly actor: string;
  /** Instant, UTC ISO text. */
  readonly decidedAt: string;
}

/** What a step writes: its event, the state after it, and a venue that is no mere prospect any more. */
export function stepWrites(
  db: Database,
  step: DecidedStep,
): { readonly writes: readonly Write[]; readonly event: AuditEntry } {
  const { venueId, schemeKey, from, to, sequence, reason, after, facts, actor, decidedAt } = step;
  return {
    writes: [
      registerVenue(db, venueId, decidedAt),
      insertAccreditationEvent(db, {
        venue_id: venueId,
        sequence,
        scheme_key: schemeKey,
        from_state: from,
        to_state: to,
        decided_at: decidedAt,
        actor,
        reason,
        facts: JSON.stringify(facts),
      }),
      upsertAccreditation(db, {
        venue_id: venueId,
        scheme_key: schemeKey,
        state: to,
        ...after,
        sequence,
        updated_at: decidedAt,
      }),
    ],
    event: {
      authority_code: step.authorityCode,
      occurred_at: decidedAt,
      actor,
      action: `accreditation.${to}`,
      subject: `venue/${venueId}`,
      details: { scheme: schemeKey, from, to, reason, ...facts },
    },
  };
}
