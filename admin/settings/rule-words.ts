import { checklistItem } from '../../api/domain/checklist.ts';
import type { SchemeContent } from '../../api/domain/scheme-changes.ts';
import { MODULE_NAMES } from '../../api/domain/training-modules.ts';
import { monthsWords } from './retention-words.ts';

/** One rule, or one sentence, of a version, in plain words. */
export interface RuleLine {
  readonly rule: string;
  /** Several lines where it is a list. */
  readonly says: readonly string[];
}

const itemName = (key: string): string => checklistItem(key).name;
const yesNo = (value: boolean, yes: string, no: string): string[] => [value ? yes : no];
const everyMonths = (months: number): string => `Every ${monthsWords(months).replace(/^1\u00a0/, '')}`;
const days = (value: number): string => (value === 1 ? '1 day' : `${value} days`);

/** Every rule of a version, in the order of the form. */
export function ruleLines({ rules, wording: { en } }: SchemeContent): readonly RuleLine[] {
  const { training, evidence } = rules;
  return [
    { rule: 'Trained people', says: [`At least ${training.minimumTrained}`] },
    {
      rule: 'Share of staff who meet the public',
      says: [`At least ${Math.round(training.currentShare * 100)} % trained`],
    },
    { rule: 'What they learn', says: training.modules.map((key) => MODULE_NAMES[key]) },
    { rule: 'Training is refreshed', says: [everyMonths(training.refreshMonths)] },
    { rule: 'New starters are trained', says: [`Within ${days(training.newStarterDays)}`] },
    { rule: 'Grace when training is under the rule', says: [`${days(training.graceDays)}, then suspended`] },
    { rule: 'The number of staff is confirmed', says: [everyMonths(training.headcountMonths)] },
    { rule: 'An accreditation lasts', says: [monthsWords(rules.accreditationMonths)] },
    { rule: 'A visit before accreditation', says: yesNo(rules.visitRequired, 'Needed', 'Not needed') },
    {
      rule: 'Two people',
      says: yesNo(
        rules.secondApprover,
        'The approver must not be the assessor',
        'One person may assess and approve',
      ),
    },
    {
      rule: 'While a venue has to put something right',
      says: yesNo(
        rules.shownWhileActionRequired,
        'It stays in the finder until the deadline',
        'It leaves the finder at once',
      ),
    },
    {
      rule: 'Evidence: each of these',
      says: evidence.required.length === 0 ? ['Nothing'] : evidence.required.map(itemName),
    },
    ...evidence.atLeastOneOf.map((group, place) => ({
      rule: `Evidence: at least one of group ${place + 1}`,
      says: group.map(itemName),
    })),
    { rule: 'Name', says: [en.name] },
    { rule: 'What it is', says: [en.summary] },
    { rule: 'What a person says there', says: [en.say] },
    { rule: 'What staff will do', says: [en.staffWill] },
  ];
}

/** A line that differs between two versions; null where the rule is not there. */
export interface ChangedLine {
  readonly rule: string;
  readonly was: readonly string[] | null;
  readonly becomes: readonly string[] | null;
}

export function changedLines(before: SchemeContent, after: SchemeContent): readonly ChangedLine[] {
  const [old, now] = [ruleLines(before), ruleLines(after)];
  const rules = [...new Set([...now, ...old].map(({ rule }) => rule))];
  const saysOf = (lines: readonly RuleLine[], rule: string) =>
    lines.find((line) => line.rule === rule)?.says ?? null;
  return rules
    .map((rule) => ({ rule, was: saysOf(old, rule), becomes: saysOf(now, rule) }))
    .filter(({ was, becomes }) => was?.join('\n') !== becomes?.join('\n'));
}
