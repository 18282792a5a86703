import type { Database } from '../../db/database.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { isReady } from '../domain/readiness.ts';
import { prepareStep, type AccreditationStep } from './accreditation-step.ts';
import type { Case } from './read-cases.ts';

const JOB = 'job/readiness';

/** From being assessed, or from waiting for training: both lead to a decision. */
const WAITING: readonly CaseFacts['state'][] = ['in_assessment', 'training_required'];

/**
 * The step that puts an application before an approver, for one write with what made it ready; undefined where something
 * is still lacking. Nobody decides on it: the scheme's rules do.
 *
 * @param change what the same write changes of the facts
 */
export async function stepToReady({
  found: { record, facts },
  change = {},
  db,
  clock,
}: {
  found: Case;
  change?: Partial<CaseFacts>;
  db: Database;
  clock: Clock;
}): Promise<AccreditationStep | undefined> {
  const after = { ...facts, ...change };
  if (!WAITING.includes(after.state) || !isReady(after, londonDate(epochMinutes(clock.now()))))
    return undefined;
  return prepareStep({
    venueId: record.venueId,
    schemeKey: record.schemeKey,
    to: 'ready_for_decision',
    reason: 'Training, evidence and visit are all there: an approver decides next.',
    facts: { code: 'rule_met' },
    expectedSequence: record.sequence,
    actor: JOB,
    db,
    clock,
  });
}
