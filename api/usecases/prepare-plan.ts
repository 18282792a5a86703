import { insertPlan, selectOpenPlans, type NewPlan } from '../../db/action-plans.ts';
import type { AccreditationDates } from '../../db/accreditations.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { actionDeadline } from '../domain/action-plan.ts';
import type { Clock } from '../domain/clock.ts';
import type { SnapshotScope } from '../domain/snapshot.ts';
import { prepareStep } from './accreditation-step.ts';
import { mailManagers } from './mail-managers.ts';
import { hidesMeanwhile, planMail } from './plan-mail.ts';

/** A change that is decided but not yet written; several go into one write. */
export interface Prepared {
  readonly writes: readonly Write[];
  readonly events: readonly AuditEntry[];
  readonly scopes: readonly SnapshotScope[];
}

/**
 * Opens an action plan: its row, the step of the accreditation that it means, the audit events and the mail to the
 * managers, for one write.
 *
 * @param to what becomes of the accreditation; undefined where it stays as it is
 * @param reason what the accreditation's event says, and the manager reads
 * @param code why, as a word that can be counted: `failed_visit`
 * @param dates what else the step changes
 * @param mails what is written to whom, in place of the usual mail to the managers
 * @param by who or what takes the step: a rule, where nobody decided on it
 * @param expectedSequence the venue's last event on which `to` was decided
 * @throws DomainError those of `prepareStep`
 */
export async function preparePlan({
  plan,
  to,
  reason,
  code,
  by,
  expectedSequence,
  dates = {},
  mails,
  publicOrigin,
  db,
  clock,
}: {
  plan: NewPlan;
  to: 'action_required' | 'suspended' | undefined;
  reason: string;
  code: string;
  by: string;
  expectedSequence: number | undefined;
  dates?: Partial<AccreditationDates>;
  mails?: readonly Write[] | undefined;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<Prepared> {
  const { id, venueId, schemeKey, authorityCode, cause, visitId, concernId, deadline, openedAt } = plan;
  const causes = { ...(visitId && { visit: visitId }), ...(concernId && { concern: concernId }) };
  const opened: AuditEntry = {
    authority_code: authorityCode,
    occurred_at: openedAt,
    actor: plan.openedBy,
    action: 'plan.opened',
    subject: `venue/${venueId}`,
    details: { plan: id, scheme: schemeKey, cause, deadline, steps: plan.steps, ...causes },
  };
  const hidden = to !== 'action_required' || (await hidesMeanwhile(db, venueId, schemeKey));
  const usual = () =>
    mailManagers({
      venueId,
      write: (venue, council) => planMail({ plan, venue, council, hidden, publicOrigin }),
      db,
      clock,
    });
  const writes = [insertPlan(db, plan), ...(mails ?? (await usual()))];
  if (to === undefined) return { writes, events: [opened], scopes: [] };

  const openPlans = await selectOpenPlans(db, { venueId, schemeKey });
  const earliest = actionDeadline([...openPlans, { deadline }]);
  const step = await prepareStep({
    venueId,
    schemeKey,
    to,
    reason,
    dates: { ...dates, action_deadline: to === 'action_required' ? earliest : null },
    facts: { code, plan: id, ...causes },
    expectedSequence,
    actor: by,
    db,
    clock,
  });
  return {
    writes: [...writes, ...step.writes],
    events: [opened, step.event],
    scopes: step.scopes,
  };
}
