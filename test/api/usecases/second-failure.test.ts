import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { monthsAfter } from '../../../api/domain/calendar.ts';
import { VISIT_KINDS, type VisitKind } from '../../../api/domain/rubric.ts';
import { VISIT_OUTCOMES, type VisitOutcome } from '../../../api/domain/visit.ts';
import { openCasework, type Casework } from '../../helpers/casework.ts';
import { openMemory } from '../../helpers/databases.ts';

// Random histories of one venue through the real use cases, against a plain reading of the rule: after a second failed test
// within a year it is hidden until an approver brings it back, and no plan is ever without a deadline.

type Move =
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'visit'; readonly kind: VisitKind; readonly outcome: VisitOutcome }
  | { readonly do: 'close'; readonly result: 'met' | 'not_met' | 'withdrawn' }
  | { readonly do: 'open'; readonly cause: 'licence' | 'training' | 'concern' }
  | { readonly do: 'lift' | 'job' };

const moves = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), days: fc.integer({ min: 1, max: 120 }) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('visit'),
        kind: fc.constantFrom(...VISIT_KINDS),
        outcome: fc.constantFrom(...VISIT_OUTCOMES),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('close'),
        result: fc.constantFrom('met', 'not_met', 'withdrawn'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('open'),
        cause: fc.constantFrom('licence', 'training', 'concern'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('lift', 'job') }) },
  ) as fc.Arbitrary<Move>,
  { minLength: 4, maxLength: 14 },
);

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const dayOf = (work: Casework) => new Date(work.clock.now()).toISOString().slice(0, 10);

async function make(work: Casework, move: Move): Promise<void> {
  const [plan] = await work.openPlans();
  const state = (await work.accreditation())?.state;
  if (move.do === 'wait') {
    const later = new Date(work.clock.now() + move.days * 86_400_000);
    work.clock.set(later.toISOString());
  }
  if (move.do === 'visit') await work.visited(move.outcome, move.kind);
  if (move.do === 'close' && plan) await work.closePlan(plan.id, move.result);
  if (move.do === 'open') await work.openPlan({ cause: move.cause, deadline: monthsAfter(dayOf(work), 1) });
  if (move.do === 'lift' && state === 'suspended') await work.decide('accredited');
  if (move.do === 'job') await work.runOverdue();
}

it('a venue that failed two tests within a year is never shown, until an approver brings it back', async () => {
  const seen = { hidden: 0, shown: 0 };
  await fc.assert(
    fc.asyncProperty(moves, async (history) => {
      const { database, close } = openMemory();
      closers.push(close);
      const work = await openCasework(database);
      let failedOn: string[] = [];
      let mustBeHidden = false;

      for (const move of history) {
        const before = (await work.accreditation())?.state;
        await make(work, move);
        if (move.do === 'lift' && before === 'suspended') mustBeHidden = false;
        if (move.do === 'visit' && move.kind !== 'advisory' && move.outcome !== 'good') {
          const today = dayOf(work);
          failedOn = failedOn.filter((day) => monthsAfter(day, 12) >= today);
          if (failedOn.length > 0) mustBeHidden = true;
          failedOn.push(today);
        }
        const shown = await work.isShown();
        expect(shown && mustBeHidden).toBe(false);
        seen[shown ? 'shown' : 'hidden'] += 1;

        const plans = await work.plans();
        expect(plans.every(({ deadline }) => /^\d{4}-\d\d-\d\d$/.test(deadline))).toBe(true);
        expect(plans.filter((each) => each.cause === 'visit' && !each.closed_at).length).toBeLessThan(2);
        const open = (await work.openPlans()).map(({ deadline }) => deadline).sort();
        const { state, action_deadline } = (await work.accreditation()) ?? {};
        expect(action_deadline).toBe(state === 'action_required' ? open[0] : null);
        expect(shown && action_deadline !== null && String(action_deadline) < dayOf(work)).toBe(false);
      }
    }),
    { numRuns: 40 },
  );
  expect(Math.min(seen.hidden, seen.shown)).toBeGreaterThan(30);
});
