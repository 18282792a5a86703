import { SHORT_RENEWAL_DAYS, type CaseFacts, type Decider, type Decision } from './case-facts.ts';
import type { LocalDate } from './clock.ts';
import { addDays } from './london-time.ts';
import { evidenceGuard, gapGuard, told, trainingGuard, visitGuard, type Guard } from './readiness.ts';

export type { Guard } from './readiness.ts';

interface Question {
  readonly facts: CaseFacts;
  readonly decider: Decider;
  readonly today: LocalDate;
}

const GUARDS: Readonly<Record<Decision, readonly ((question: Question) => Guard | undefined)[]>> = {
  assess: [mayWork, duplicates],
  ask_information: [mayWork],
  ask_training: [mayWork, noCriticalGap],
  accredit: [
    mayApprove,
    secondPerson,
    evidenceSeen,
    trainingHolds,
    visitDone,
    planLeftOpen,
    stillThere,
    onTheMap,
  ],
  renew: [
    mayRenew,
    secondPerson,
    inTimeToRenew,
    hoursConfirmed,
    headcountConfirmed,
    pledgeConfirmed,
    trainingHolds,
    noOpenPlan,
    stillThere,
    onTheMap,
  ],
  lift: [mayApprove, trainingHolds, notEnded, noOpenPlan, stillThere, onTheMap],
  suspend: [mayApprove],
  withdraw: [mayWork],
  decline: [mayApprove],
  revoke: [mayApprove],
};

/** What a decision depends on, met or not. Guards that do not concern this venue are left out. */
export function guardsOf(decision: Decision, question: Question): readonly Guard[] {
  return GUARDS[decision].flatMap((guard) => guard(question) ?? []);
}

function mayWork({ decider: { roles } }: Question): Guard {
  const may = roles.includes('officer') || roles.includes('approver');
  return told(may, 'You may decide this.', 'An officer or an approver decides this.');
}

function mayApprove({ decider: { roles } }: Question): Guard {
  return told(
    roles.includes('approver'),
    'You are an approver.',
    'An approver decides this. You are not one.',
  );
}

/** An officer renews what stands, unless the scheme wants a second person; an approver brings back what has lapsed. */
function mayRenew(question: Question): Guard {
  const { state, rules } = question.facts;
  return state === 'lapsed' || rules.secondApprover ? mayApprove(question) : mayWork(question);
}

function secondPerson({ facts: { rules, assessors }, decider: { actor } }: Question): Guard | undefined {
  if (!rules.secondApprover) return undefined;
  return told(
    !assessors.includes(actor),
    'Somebody else assessed this venue: you are the second person.',
    'You assessed this venue: another approver must decide.',
  );
}

function duplicates({ facts: { possibleDuplicates } }: Question): Guard {
  // Never in the way: two venues may share a postcode and half a name. The page shows them first.
  return {
    met: true,
    words:
      possibleDuplicates === 0
        ? 'No other venue on the register looks like this one.'
        : `${count(possibleDuplicates, 'venue')} on the register may be this one. Look at them first.`,
  };
}

function noCriticalGap({ facts }: Question): Guard {
  return gapGuard(facts);
}

function evidenceSeen({ facts }: Question): Guard {
  return evidenceGuard(facts);
}

function trainingHolds({ facts, today }: Question): Guard {
  return trainingGuard(facts, today);
}

function visitDone({ facts }: Question): Guard | undefined {
  return visitGuard(facts);
}

function stillThere({ facts: { closed } }: Question): Guard | undefined {
  return closed ? { met: false, words: 'These premises have closed for good.' } : undefined;
}

function onTheMap({ facts: { placed } }: Question): Guard | undefined {
  return placed ? undefined : { met: false, words: 'It has no place on the map yet.' };
}

function noOpenPlan({ facts: { openPlans } }: Question): Guard {
  return told(
    openPlans === 0,
    'There is nothing left to put right.',
    `${count(openPlans, 'action plan')} still open. Close what is put right first.`,
  );
}

/** Of an earlier accreditation: its deadline would suspend the new one at once. */
function planLeftOpen(question: Question): Guard | undefined {
  const guard = noOpenPlan(question);
  return guard.met ? undefined : guard;
}

function notEnded({ facts: { validTo }, today }: Question): Guard {
  return told(
    validTo !== null && validTo >= today,
    'The accreditation has not ended.',
    'The accreditation has ended meanwhile: it has to be renewed.',
  );
}

function inTimeToRenew({ facts: { state, validTo }, today }: Question): Guard | undefined {
  if (state !== 'lapsed') return undefined;
  return told(
    validTo !== null && addDays(validTo, SHORT_RENEWAL_DAYS) >= today,
    `It ended no more than ${SHORT_RENEWAL_DAYS} days ago.`,
    `It ended more than ${SHORT_RENEWAL_DAYS} days ago: the venue has to apply anew.`,
  );
}

function hoursConfirmed({ facts: { confirmed } }: Question): Guard {
  return told(confirmed.hours, 'The hours are confirmed.', 'The manager has not confirmed the hours.');
}

function headcountConfirmed({ facts: { confirmed } }: Question): Guard {
  return told(
    confirmed.headcount,
    'The number of staff is confirmed.',
    'The manager has not confirmed how many staff meet the public.',
  );
}

function pledgeConfirmed({ facts: { confirmed } }: Question): Guard {
  return told(confirmed.pledge, 'The pledge is accepted.', 'The manager has not accepted the pledge anew.');
}

function count(number: number, what: string): string {
  return number === 1 ? `One ${what}` : `${number} ${what}s`;
}
