import type { CaseFacts } from './case-facts.ts';
import { checklistItem, checklistStanding, itemsGiven, type ChecklistStanding } from './checklist.ts';
import type { LocalDate } from './clock.ts';
import { BY_RECORDS, isTrainingRuleMet, trainedNeeded } from './training.ts';
import { isTest } from './visit.ts';

/** Something that a decision depends on. */
export interface Guard {
  readonly met: boolean;
  /** How it stands, as a sentence: "The visit is not yet done." */
  readonly words: string;
}

export function told(met: boolean, yes: string, no: string): Guard {
  return { met, words: met ? yes : no };
}

type Evidence = Pick<CaseFacts, 'rules' | 'evidence'>;

/** What has nothing to show for it, or only what an officer found not to be enough: in words. */
export function missingItems({ rules, evidence }: Evidence): readonly string[] {
  return standingWords(checklistStanding(rules, itemsGiven(evidence)));
}

/** What no officer has seen and found enough: in words. */
export function unseenItems({ rules, evidence }: Evidence): readonly string[] {
  const seen = evidence.filter(({ verdict }) => verdict === 'seen').map(({ item }) => item);
  return standingWords(checklistStanding(rules, new Set(seen)));
}

function standingWords({ missing, unmet }: ChecklistStanding): readonly string[] {
  const name = (item: string): string => checklistItem(item).name;
  return [...missing.map(name), ...unmet.map((group) => `one of: ${group.map(name).join(' / ')}`)];
}

export function gapGuard(facts: Evidence): Guard {
  const missing = missingItems(facts);
  return told(
    missing.length === 0,
    'Nothing on the checklist is missing.',
    `The checklist has gaps: ${missing.join('; ')}.`,
  );
}

export function evidenceGuard(facts: Evidence): Guard {
  const unseen = unseenItems(facts);
  return told(
    unseen.length === 0,
    'All the evidence is seen.',
    `Evidence not yet seen: ${unseen.join('; ')}.`,
  );
}

export function trainingGuard(
  { rules, training }: Pick<CaseFacts, 'rules' | 'training'>,
  today: LocalDate,
): Guard {
  if (training === null) return { met: false, words: 'Training is not yet recorded.' };
  const { trainedPeople, publicFacing, trainingUntil, checkedBy } = training;
  const needed = trainedNeeded(rules, publicFacing);
  if (!isTrainingRuleMet(rules, training))
    return { met: false, words: `Training rule not met: ${trainedPeople} of ${needed} trained.` };
  if (checkedBy === BY_RECORDS && trainingUntil < today)
    return { met: false, words: 'Training rule not met, by the staff list and its records.' };
  return told(
    trainingUntil >= today,
    `Training rule met: ${trainedPeople} trained, ${needed} needed.`,
    'Training is out of date: it has to be recorded anew.',
  );
}

/** Undefined where the scheme asks for no visit. */
export function visitGuard({ rules, visit }: Pick<CaseFacts, 'rules' | 'visit'>): Guard | undefined {
  if (!rules.visitRequired) return undefined;
  if (visit === null) return { met: false, words: 'The visit is not yet done.' };
  const failed = isTest(visit.kind) && visit.outcome === 'poor';
  return told(!failed, 'The visit is done.', 'The last visit was poor: it has to be repeated.');
}

/** Whether an application has all that a decision on it needs. The register then puts it before an approver. */
export function isReady(
  facts: Pick<CaseFacts, 'rules' | 'evidence' | 'training' | 'visit'>,
  today: LocalDate,
): boolean {
  const guards = [evidenceGuard(facts), trainingGuard(facts, today), visitGuard(facts)];
  return guards.every((guard) => guard === undefined || guard.met);
}
