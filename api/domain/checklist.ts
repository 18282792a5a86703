import { CHECKLIST_ITEMS, type ChecklistItem } from './checklist-items.ts';
import type { SchemeRules } from './scheme.ts';

export type { ChecklistItem } from './checklist-items.ts';

/** What a scheme asks a venue to show: each of `required`, and one of each group. */
export type ChecklistRules = Pick<SchemeRules, 'evidence'>;

/** Evidence of one item, as far as completeness goes. */
export interface GivenEvidence {
  readonly item: string;
  /** An officer's word on it; null before anyone looked. */
  readonly verdict: 'seen' | 'not_enough' | null;
}

/** How far a checklist has come. */
export interface ChecklistStanding {
  /** Required items without evidence: each keeps the application from being sent. */
  readonly missing: readonly string[];
  /** Groups of which none is there yet: one of each is needed. */
  readonly unmet: readonly (readonly string[])[];
  readonly complete: boolean;
}

/**
 * What an item asks and what counts as evidence. One that an administrator made up has its key for words:
 * `lockable_door` asks "Lockable door".
 */
export function checklistItem(key: string): ChecklistItem {
  if (Object.hasOwn(CHECKLIST_ITEMS, key)) return CHECKLIST_ITEMS[key as keyof typeof CHECKLIST_ITEMS];
  const words = key.replaceAll('_', ' ');
  return {
    name: words.charAt(0).toUpperCase() + words.slice(1),
    counts: 'Say how you meet this, or add a photo or a document.',
    saidEnough: false,
  };
}

/** Every item of a checklist once: the required ones in their order, then those of the groups. */
export function itemsOf({ evidence: { required, atLeastOneOf } }: ChecklistRules): readonly string[] {
  return [...new Set([...required, ...atLeastOneOf.flat()])];
}

/** Items that have evidence which an officer has not turned down. */
export function itemsGiven(evidence: readonly GivenEvidence[]): ReadonlySet<string> {
  return new Set(evidence.filter(({ verdict }) => verdict !== 'not_enough').map(({ item }) => item));
}

/** What is still missing. A group that names nothing asks for nothing. */
export function checklistStanding(
  { evidence: { required, atLeastOneOf } }: ChecklistRules,
  given: ReadonlySet<string>,
): ChecklistStanding {
  const missing = [...new Set(required)].filter((item) => !given.has(item));
  const unmet = atLeastOneOf.filter((group) => group.length > 0 && !group.some((item) => given.has(item)));
  return { missing, unmet, complete: missing.length === 0 && unmet.length === 0 };
}
