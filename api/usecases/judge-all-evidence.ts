import type { CaseKey } from '../../db/cases.ts';
import type { Database } from '../../db/database.ts';
import { updateVerdict } from '../../db/evidence-verdicts.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { stepToReady } from './become-ready.ts';
import { readCases } from './read-cases.ts';
import { decidedFirst, writeAndPublish } from './write-and-publish.ts';

/**
 * Writes down that an officer has seen all the evidence of a venue that nobody has judged yet; with it the step to
 * `ready_for_decision`, where nothing is lacking any more. What was found not to be enough stays so.
 *
 * @param sequence the venue's last event that the officer has seen
 * @throws DomainError `accreditation.decided_meanwhile`, `evidence.none_waits` (409)
 */
export async function judgeAllEvidence({
  venueId,
  schemeKey,
  sequence,
  actor,
  db,
  clock,
}: CaseKey & { sequence: number; actor: string; db: Database; clock: Clock }): Promise<void> {
  const [found] = await readCases({ keys: [{ venueId, schemeKey }], db, clock });
  if (!found || found.record.sequence !== sequence) throw decidedFirst();
  const { evidence, authorityCode } = found.record;
  const unjudged = evidence.filter(({ verdict }) => verdict === null);
  if (unjudged.length === 0) throw conflict('evidence.none_waits', 'No evidence waits to be looked at.');
  const at = new Date(clock.now()).toISOString();
  const seen = evidence.map((each) => ({ ...each, verdict: each.verdict ?? ('seen' as const) }));
  const step = await stepToReady({ found, change: { evidence: seen }, db, clock });
  await writeAndPublish({
    writes: [
      ...unjudged.map(({ id }) => updateVerdict(db, id, { verdict: 'seen', note: '', by: actor, at })),
      ...(step?.writes ?? []),
    ],
    events: [
      ...unjudged.map(({ id, item }) => ({
        authority_code: authorityCode,
        occurred_at: at,
        actor,
        action: 'evidence.seen',
        subject: `venue/${venueId}`,
        details: { evidence: id, scheme: schemeKey, item, from: null },
      })),
      ...(step ? [step.event] : []),
    ],
    scopes: step?.scopes ?? [],
    db,
    clock,
  });
}
