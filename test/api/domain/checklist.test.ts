import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklistItem, checklistStanding, itemsGiven, itemsOf } from '../../../api/domain/checklist.ts';
import { CHECKLIST_ITEMS } from '../../../api/domain/checklist-items.ts';
import { SCHEME_RULES } from '../../../db/reference/scheme-rules.ts';

const items = fc.constantFrom(...'abcdefgh');
const rules = fc.record({
  evidence: fc.record({
    required: fc.array(items, { maxLength: 6 }),
    atLeastOneOf: fc.array(fc.array(items, { maxLength: 4 }), { maxLength: 3 }),
  }),
});
const given = fc.array(items).map((some) => new Set(some));

describe('a checklist', () => {
  it('is complete when every required item and one of each group is there, and only then', () => {
    fc.assert(
      fc.property(rules, given, (asked, has) => {
        const { required, atLeastOneOf } = asked.evidence;
        const expected =
          required.every((item) => has.has(item)) &&
          atLeastOneOf.every((group) => group.length === 0 || group.some((item) => has.has(item)));
        expect(checklistStanding(asked, has).complete).toBe(expected);
      }),
    );
  });

  it('never asks for more when something is added, and names each missing item once', () => {
    fc.assert(
      fc.property(rules, given, items, (asked, has, more) => {
        const before = checklistStanding(asked, has);
        const after = checklistStanding(asked, new Set([...has, more]));
        expect(new Set(before.missing).size).toBe(before.missing.length);
        for (const item of after.missing) expect(before.missing).toContain(item);
        for (const group of after.unmet) expect(before.unmet).toContain(group);
      }),
    );
  });

  it('is complete with all of its items, and without any where nothing is asked', () => {
    fc.assert(
      fc.property(rules, (asked) => {
        expect(checklistStanding(asked, new Set(itemsOf(asked))).complete).toBe(true);
        const nothing = checklistStanding(asked, new Set()).complete;
        expect(nothing).toBe(itemsOf(asked).length === 0);
      }),
    );
  });

  it('does not count evidence that an officer turned down, but counts new evidence beside it', () => {
    const turnedDown = { item: 'seat', verdict: 'not_enough' } as const;
    expect([...itemsGiven([turnedDown])]).toEqual([]);
    expect([...itemsGiven([turnedDown, { item: 'seat', verdict: null }])]).toEqual(['seat']);
  });
});

describe('the words of a checklist', () => {
  it('are there for every item that a scheme asks for, and for no other', () => {
    const asked = new Set(Object.values(SCHEME_RULES).flatMap(itemsOf));
    expect(Object.keys(CHECKLIST_ITEMS).toSorted()).toEqual([...asked].toSorted());
  });

  it('say what it is and what counts, and end as a line and as a sentence do', () => {
    for (const { name, counts } of Object.values(CHECKLIST_ITEMS)) {
      expect(name).toMatch(/^[A-Z].*[^.]$/);
      expect(counts).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each([
    ['lockable_door', 'Lockable door'],
    ['toString', 'ToString'],
    ['', ''],
  ])('of an item that nobody wrote words for are its key: %s', (key, name) => {
    expect(checklistItem(key)).toMatchObject({ name, saidEnough: false });
  });
});
