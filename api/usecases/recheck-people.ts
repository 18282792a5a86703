import { insertPlan, selectOpenPlans } from '../../db/action-plans.ts';
import { selectAccreditationsOf } from '../../db/venue-accreditations.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import { isShowable } from '../domain/accreditation.ts';
import { actionDeadline, mayHavePlan, usualDeadline } from '../domain/action-plan.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { MANAGER_RECHECK_STEPS } from '../domain/recheck.ts';
import type { SnapshotScope } from '../domain/snapshot.ts';
import { prepareStep } from './accreditation-step.ts';
import type { Prepared } from './prepare-plan.ts';

const REASON = 'The venue has changed hands: the council checks again who is trained there.';

/** What a change of manager sets going, for one write. */
export interface Recheck extends Prepared {
  /** The last day to answer it; null where the venue is accredited under no scheme. */
  readonly deadline: string | null;
  /** What there is to do, in words. */
  readonly steps: readonly string[];
  /** A scheme's rule takes the venue off the finder until it is answered. */
  readonly hides: boolean;
}

/**
 * A change of manager opens a re-check under each scheme the venue is accredited under, with 28 days; then it is suspended
 * (domain.md section 4). One that is open already goes on.
 */
export async function prepareRecheck({
  venue,
  actor,
  db,
  clock,
  ids,
}: {
  venue: VenueRecord;
  actor: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<Recheck> {
  const now = clock.now();
  const deadline = usualDeadline('change_of_people', londonDate(epochMinutes(now)));
  const writes: Write[] = [];
  const events: AuditEntry[] = [];
  const scopes = new Set<SnapshotScope>();
  let count = 0;
  let opened = false;
  let hides = false;
  for (const { schemeKey, state, rules } of await selectAccreditationsOf(db, venue.id)) {
    if (!mayHavePlan(state)) continue;
    const open = await selectOpenPlans(db, { venueId: venue.id, schemeKey });
    if (open.some(({ cause }) => cause === 'change_of_people')) continue;
    opened = true;
    const id = ids.next();
    const at = new Date(now).toISOString();
    const of = {
      venueId: venue.id,
      schemeKey,
      authorityCode: venue.authorityCode,
      cause: 'change_of_people',
    } as const;
    writes.push(
      insertPlan(db, {
        id,
        ...of,
        visitId: null,
        concernId: null,
        steps: MANAGER_RECHECK_STEPS,
        deadline,
        openedBy: actor,
        openedAt: at,
      }),
    );
    events.push({
      authority_code: venue.authorityCode,
      occurred_at: at,
      actor,
      action: 'plan.opened',
      subject: `venue/${venue.id}`,
      details: {
        plan: id,
        scheme: schemeKey,
        cause: of.cause,
        deadline,
        steps: MANAGER_RECHECK_STEPS,
        hides,
      },
    });
    if (!isShowable(state)) continue;
    const step = await prepareStep({
      venueId: venue.id,
      schemeKey,
      to: 'action_required',
      reason: REASON,
      dates: { action_deadline: actionDeadline([...open, { deadline }]) },
      facts: { code: 'plan_change_of_people', plan: id },
      after: count,
      actor,
      db,
      clock,
    });
    count += 1;
    hides ||= !rules.shownWhileActionRequired;
    writes.push(...step.writes);
    events.push(step.event);
    for (const scope of step.scopes) scopes.add(scope);
  }
  return {
    writes,
    events,
    scopes: [...scopes],
    deadline: opened ? deadline : null,
    steps: MANAGER_RECHECK_STEPS,
    hides,
  };
}
