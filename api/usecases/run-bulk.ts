import { selectAuditEvents, writeAudited } from '../../db/audit.ts';
import type { CaseKey } from '../../db/cases.ts';
import type { Database } from '../../db/database.ts';
import type { Decider } from '../domain/case-facts.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { textForManagers } from '../domain/decision-text.ts';
import { DomainError, notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { WAITS_FOR_MANAGERS, type BulkAction } from './bulk-actions.ts';
import { judgeAllEvidence } from './judge-all-evidence.ts';
import { mailManagers } from './mail-managers.ts';
import { makeDecision } from './make-decision.ts';
import { readCases, type Case } from './read-cases.ts';

/** One of the venues, as its officer saw it in the preview. */
export interface BulkChoice extends CaseKey {
  readonly sequence: number;
}

export interface BulkOrder {
  /** Drawn when the preview was shown: a form that is sent twice is carried out once. */
  readonly key: string;
  readonly action: BulkAction;
  readonly choices: readonly BulkChoice[];
  /** Of a suspension: one of its REASON_CODES, and what the managers read; `{venue}` and `{scheme}` stand for names. */
  readonly code?: string;
  readonly text?: string;
  readonly note?: string;
}

/** What became of one venue. */
export interface BulkOutcome extends CaseKey {
  readonly name: string;
  readonly done: boolean;
  /** Why not, or what is still to be known; empty where it is simply done. */
  readonly words: string;
}

export interface BulkResult {
  readonly action: BulkAction;
  readonly outcomes: readonly BulkOutcome[];
}

/**
 * Does something with many venues, each in an atomic write of its own: what cannot be done with one holds up none of the
 * others, and is told. The whole is an event of the trail, by whose key its result is found again.
 */
export async function runBulk({
  order,
  authorityCode,
  decider,
  publicOrigin,
  db,
  clock,
}: {
  order: BulkOrder;
  authorityCode: string;
  decider: Decider;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  if (await findResult(db, order.key, authorityCode)) return;
  const given = { order, authorityCode, decider, publicOrigin, db, clock };
  const cases = await readCases({ keys: order.choices, db, clock });
  const outcomes: BulkOutcome[] = [];
  for (const choice of order.choices) {
    const found = cases.find(
      ({ record }) => record.venueId === choice.venueId && record.schemeKey === choice.schemeKey,
    );
    if (found?.record.authorityCode !== authorityCode) continue;
    const { venueId, schemeKey } = choice;
    outcomes.push({
      venueId,
      schemeKey,
      name: found.record.venueName,
      ...(await outcomeOf(found, choice, given)),
    });
  }
  await writeAudited(
    db,
    [],
    [
      {
        authority_code: authorityCode,
        occurred_at: new Date(clock.now()).toISOString(),
        actor: decider.actor,
        action: 'bulk.done',
        subject: `bulk/${order.key}`,
        details: { action: order.action, outcomes },
      },
    ],
  );
}

/**
 * What became of each venue.
 * @throws DomainError `bulk.not_found` (404)
 */
export async function readBulkResult({
  key,
  authorityCode,
  db,
}: {
  key: string;
  authorityCode: string;
  db: Database;
}): Promise<BulkResult> {
  const result = await findResult(db, key, authorityCode);
  if (result) return result;
  throw notFound('bulk.not_found', 'There is no such result. Go back to the work queue.');
}

async function findResult(db: Database, key: string, authorityCode: string): Promise<BulkResult | undefined> {
  const [event] = await selectAuditEvents(db, { trail: { subject: `bulk/${key}` }, limit: 1 });
  return event?.authorityCode === authorityCode ? (event.details as BulkResult) : undefined;
}

type Given = Parameters<typeof runBulk>[0];

async function outcomeOf(
  found: Case,
  choice: BulkChoice,
  given: Given,
): Promise<Pick<BulkOutcome, 'done' | 'words'>> {
  try {
    await carryOut(found, choice, given);
    return { done: true, words: '' };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { done: error.code === 'accreditation.not_yet_public', words: error.message };
  }
}

async function carryOut(found: Case, choice: BulkChoice, given: Given): Promise<void> {
  const { order, authorityCode, decider, publicOrigin, db, clock } = given;
  const { action } = order;
  const { venueId, schemeKey, sequence } = choice;
  if (action === 'remind') return remind(found, given);
  if (action === 'evidence') {
    await judgeAllEvidence({ ...choice, actor: decider.actor, db, clock });
    return;
  }
  const code = order.code ?? (action === 'renew' ? 'confirmed' : 'complete');
  const names = { venueName: found.record.venueName, schemeName: found.scheme.name };
  const text =
    order.text === undefined
      ? textForManagers({ decision: action, code, ...names })
      : order.text.replaceAll('{venue}', names.venueName).replaceAll('{scheme}', names.schemeName);
  await makeDecision({
    asked: {
      ...{ venueId, schemeKey, authorityCode, decision: action, code, text },
      ...{ note: order.note ?? '', expectedSequence: sequence },
    },
    facts: { bulk: order.key },
    decider,
    publicOrigin,
    db,
    clock,
  });
}

/** Once a day at most: who presses twice does not write twice. */
async function remind(
  { record: { venueId, schemeKey, authorityCode }, scheme, facts: { state } }: Case,
  { order, decider, publicOrigin, db, clock }: Given,
): Promise<void> {
  const waits = WAITS_FOR_MANAGERS[state];
  if (waits === undefined)
    throw new DomainError('bulk.nothing_waits', 409, 'Nothing waits for its managers any more.');
  const today = londonDate(epochMinutes(clock.now()));
  const mail = await mailManagers({
    venueId,
    write: (venue) => ({
      reference: `reminded/${venueId}/${schemeKey}/${today}`,
      kind: 'reminder',
      subject: `${venue}: we are waiting for you`,
      paragraphs: [
        `This is about ${venue} and ${scheme.name}. ${waits}`,
        `Go on here: ${publicOrigin}/admin/venues/${venueId}`,
      ],
    }),
    db,
    clock,
  });
  if (mail.length === 0)
    throw new DomainError('bulk.nobody', 409, 'Nobody manages it whom we could write to.');
  await writeAudited(db, mail, [
    {
      authority_code: authorityCode,
      occurred_at: new Date(clock.now()).toISOString(),
      actor: decider.actor,
      action: 'managers.reminded',
      subject: `venue/${venueId}`,
      details: { scheme: schemeKey, state, bulk: order.key },
    },
  ]);
}
