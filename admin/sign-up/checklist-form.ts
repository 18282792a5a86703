import { checklistItem, itemsOf, type ChecklistRules } from '../../api/domain/checklist.ts';
import type { Evidence, SignUpView } from '../../api/usecases/read-sign-up.ts';
import { SAID_YES, wordsOf, type Said } from '../../api/usecases/save-checklist.ts';
import { optionalText } from '../form/fields.ts';
import type { Filled } from '../form/filled.ts';
import type { FormValues } from '../form/read-form.ts';
import { textIn } from './asked.ts';

export const MOST_WORDS = 1_000;

/** The boxes to tick: what is needed, and groups of which one is. Each stands in one of them only. */
export function boxesOf(rules: ChecklistRules): readonly { field: string; items: readonly string[] }[] {
  const { required, atLeastOneOf } = rules.evidence;
  const needed = [...new Set(required)];
  const seen = new Set(needed);
  const groups = atLeastOneOf.map((group) => {
    const items = [...new Set(group)].filter((item) => !seen.has(item));
    for (const item of items) seen.add(item);
    return items;
  });
  return [
    { field: 'have', items: needed },
    ...groups.map((items, place) => ({ field: `have-${place + 1}`, items })),
  ].filter(({ items }) => items.length > 0);
}

/** The name of the field for words about an item. */
export function sayField(item: string): string {
  return `say-${item}`;
}

/** Links and files of an item. */
export function attachedTo(evidence: readonly Evidence[], item: string): readonly Evidence[] {
  return evidence.filter((each) => each.item === item && each.kind !== 'text');
}

/** What the form starts with. */
export function checklistStart(view: SignUpView, schemeKey: string, rules: ChecklistRules): Filled {
  const values: Record<string, string | string[]> = {};
  for (const { field, items } of boxesOf(rules))
    values[field] = items.filter((item) => view.evidence.some((each) => each.item === item));
  for (const item of itemsOf(rules)) {
    const words = wordsOf(view, schemeKey, item);
    if (words !== null && words !== SAID_YES) values[sayField(item)] = words;
  }
  return { values, errors: {} };
}

/**
 * What was ticked and said. Words without a tick count as ticked: without JavaScript their boxes stand open, and with it
 * those of an empty box are not sent (browser/folded.ts). An item without words of its own counts where the manager's word is enough, or where a file or
 * a link shows it.
 * @param lenient true where it is only put down for later: what is not finished is left out without a word
 */
export function readChecklist(
  values: FormValues,
  { view, rules, lenient }: { view: SignUpView; rules: ChecklistRules; lenient: boolean },
): { said: Said; errors: Record<string, string> } {
  const said: Record<string, string | null> = {};
  const errors: Record<string, string> = {};
  for (const { field, items } of boxesOf(rules)) {
    const ticked = new Set(severalIn(values, field));
    for (const item of items) {
      const name = sayField(item);
      const words = optionalText('what you say', { max: MOST_WORDS, lines: true }).safeParse(values[name]);
      const attached = attachedTo(view.evidence, item).length > 0;
      const { saidEnough, name: what } = checklistItem(item);
      said[item] = null;
      if (!words.success) errors[name] = words.error.issues[0]?.message ?? '';
      else said[item] = words.data ?? (saidEnough && ticked.has(item) ? SAID_YES : null);
      if (lenient || errors[name] !== undefined) continue;
      if (ticked.has(item) && said[item] === null && !attached && textIn(values, 'add') !== item)
        errors[name] = `Say a few words about “${what}”, or add a file or a link`;
      if (!ticked.has(item) && said[item] === null && attached)
        errors[field] =
          `You have added a file or a link for “${what}”. Remove it first, or leave the box ticked`;
    }
  }
  return { said, errors };
}

function severalIn(values: FormValues, name: string): readonly string[] {
  const sent = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof sent === 'string' ? [sent] : (sent ?? []);
}
