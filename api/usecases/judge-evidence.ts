import type { Database } from '../../db/database.ts';
import {
  selectEvidenceToJudge,
  updateVerdict,
  type JudgedEvidence,
  type Verdict,
} from '../../db/evidence-verdicts.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { stepToReady } from './become-ready.ts';
import { readCases, type Case } from './read-cases.ts';
import { decidedMeanwhile, writeAndPublish } from './write-and-publish.ts';

export type { JudgedEvidence, Verdict } from '../../db/evidence-verdicts.ts';

/** Each lost attempt is another person's decision on the same venue. */
const ATTEMPTS = 5;

/**
 * Evidence of a venue, to be looked at.
 * @throws DomainError `evidence.not_found` (404)
 */
export async function readEvidence({
  evidenceId,
  venueId,
  db,
}: {
  evidenceId: string;
  venueId: string;
  db: Database;
}): Promise<JudgedEvidence> {
  const evidence = await selectEvidenceToJudge(db, evidenceId);
  if (evidence?.venueId === venueId) return evidence;
  throw notFound('evidence.not_found', 'This evidence is not there, or the manager took it back.');
}

/**
 * Writes down that an officer has seen a piece of evidence, or found it not to be enough; with it the step to
 * `ready_for_decision`, where nothing is lacking any more.
 *
 * @param expected when it was last judged, as the officer saw it; null where nobody had
 * @returns whether the application went before an approver
 * @throws DomainError `evidence.not_found` (404), `evidence.judged_meanwhile` (409), `evidence.note_missing` (400)
 */
export async function judgeEvidence({
  evidenceId,
  venueId,
  verdict,
  note,
  expected,
  actor,
  db,
  clock,
}: {
  evidenceId: string;
  venueId: string;
  verdict: Verdict;
  note: string;
  expected: string | null;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<{ ready: boolean }> {
  if (verdict === 'not_enough' && note === '') {
    const advice = 'Enter what is missing: the manager reads it.';
    throw invalid('evidence.note_missing', advice, { note: advice });
  }
  for (let attempt = 1; ; attempt++) {
    const evidence = await readEvidence({ evidenceId, venueId, db });
    if (evidence.verdictAt !== expected) {
      throw conflict('evidence.judged_meanwhile', 'Somebody else has judged this evidence meanwhile.');
    }
    const at = new Date(clock.now()).toISOString();
    const { schemeKey, item } = evidence;
    const [found] = await readCases({ keys: [{ venueId, schemeKey }], db, clock });
    const step =
      found && (await stepToReady({ found, change: judged(found, evidenceId, verdict), db, clock }));
    try {
      await writeAndPublish({
        writes: [updateVerdict(db, evidenceId, { verdict, note, by: actor, at }), ...(step?.writes ?? [])],
        events: [
          {
            authority_code: evidence.authorityCode,
            occurred_at: at,
            actor,
            action: `evidence.${verdict}`,
            subject: `venue/${venueId}`,
            details: { evidence: evidenceId, scheme: schemeKey, item, from: evidence.verdict, note },
          },
          ...(step ? [step.event] : []),
        ],
        scopes: step?.scopes ?? [],
        db,
        clock,
      });
      return { ready: step !== undefined };
    } catch (error) {
      if (!decidedMeanwhile(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

function judged(
  { record: { evidence } }: Case,
  id: string,
  verdict: Verdict,
): Pick<Case['facts'], 'evidence'> {
  return { evidence: evidence.map((each) => (each.id === id ? { ...each, verdict } : each)) };
}
