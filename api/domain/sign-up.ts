import { checklistStanding, type ChecklistRules, type ChecklistStanding } from './checklist.ts';
import type { Hours } from './hours.ts';
import type { AgePolicy, Facility, VenueKind } from './venue.ts';

/** What a manager is asked, in the order in which it is asked. */
export const STEPS = ['premises', 'schemes', 'about', 'place', 'contact', 'offer', 'hours', 'staff'] as const;
export type StepKey = (typeof STEPS)[number];

/** What is asked of premises that the register knows already: which schemes, and how many staff. */
const STEPS_OF_KNOWN: readonly StepKey[] = ['schemes', 'staff'];

/** The answer to each step. */
export interface Answers {
  readonly premises: {
    /** The premises on the register; null where they are entered by hand. */
    readonly venueId: string | null;
    /** Premises of the register that the manager said these are not. */
    readonly notThese: readonly string[];
  };
  readonly schemes: readonly string[];
  readonly about: {
    readonly name: string;
    readonly kind: VenueKind;
    /** Street lines, without town and postcode. */
    readonly address: string;
    /** As people write it. */
    readonly postcode: string;
  };
  readonly place: {
    readonly lat: number;
    readonly lon: number;
    /** The postcode for which the pin was set: with another one it is asked again. */
    readonly postcode: string;
    readonly by: PinSource;
  };
  readonly contact: {
    /** The public number; empty where there is none. */
    readonly phone: string;
    readonly website: string;
    /** The manager's own name: private. */
    readonly managerName: string;
  };
  readonly offer: { readonly facilities: readonly Facility[]; readonly agePolicy: AgePolicy };
  readonly hours: Pick<Hours, 'weekly' | 'bankHolidays'>;
  /** Staff who meet the public. */
  readonly staff: { readonly headcount: number };
}

/** Where a pin comes from: the register's own, the middle of a postcode or of its first half, or beside a known place. */
export const PIN_SOURCES = ['register', 'postcode', 'outcode', 'beside', 'position'] as const;
export type PinSource = (typeof PIN_SOURCES)[number];

/** Each answer with the version of the sign-up with which it was saved: an older page is noticed, step by step. */
export type SavedAnswers = {
  readonly [Step in StepKey]?: { readonly at: number; readonly is: Answers[Step] };
} & {
  /** When what is said of the checklists was last changed; the words themselves are evidence. */
  readonly said?: { readonly at: number; readonly is: true };
};

/** `not_yet`: another step comes first. */
export type StepState = 'done' | 'to_do' | 'not_yet';

export interface SignUpFacts {
  readonly answers: SavedAnswers;
  /** Name, place, hours and the rest are those of a venue on the register: they are changed on its own pages. */
  readonly factsKnown: boolean;
  /** The schemes that were chosen, with their rules. */
  readonly schemes: readonly { readonly key: string; readonly rules: ChecklistRules }[];
  /** Items of checklists for which there is evidence, whichever scheme it was given for. */
  readonly given: ReadonlySet<string>;
}

export interface SignUpStanding {
  /** The steps that are asked, in their order. */
  readonly steps: readonly { readonly key: StepKey; readonly state: StepState }[];
  readonly checklists: readonly {
    readonly schemeKey: string;
    readonly state: StepState;
    readonly standing: ChecklistStanding;
  }[];
  /** Nothing blocks: it can be checked, pledged and sent. */
  readonly complete: boolean;
}

/** The steps that are asked of premises. */
export function stepsOf({ factsKnown }: Pick<SignUpFacts, 'factsKnown'>): readonly StepKey[] {
  return factsKnown ? STEPS_OF_KNOWN : STEPS;
}

/** How far a sign-up has come, and whether anything keeps it from being sent. */
export function signUpStanding(facts: SignUpFacts): SignUpStanding {
  const steps = stepsOf(facts).map((key) => ({ key, state: stateOf(key, facts) }));
  const checklists = facts.schemes.map(({ key, rules }) => {
    const standing = checklistStanding(rules, facts.given);
    return { schemeKey: key, standing, state: standing.complete ? ('done' as const) : ('to_do' as const) };
  });
  return {
    steps,
    checklists,
    complete: [...steps, ...checklists].every(({ state }) => state === 'done'),
  };
}

function stateOf(step: StepKey, { answers, factsKnown, schemes }: SignUpFacts): StepState {
  if (!factsKnown && step !== 'premises' && answers.premises === undefined) return 'not_yet';
  if (step === 'schemes') return schemes.length > 0 ? 'done' : 'to_do';
  if (step === 'place') {
    if (answers.about === undefined) return 'not_yet';
    return answers.place?.is.postcode === answers.about.is.postcode ? 'done' : 'to_do';
  }
  return answers[step] === undefined ? 'to_do' : 'done';
}

/** What comes next, in the order in which it is asked: a step, a scheme's checklist, or the end. */
export type NextUp = { readonly step: StepKey } | { readonly checklist: string } | { readonly end: true };

/**
 * Where to go on after a step was saved: the first thing after it that is still to do, else the first before it.
 * @param after the step or the scheme whose checklist was saved
 */
export function nextUp(
  { steps, checklists }: SignUpStanding,
  after?: StepKey | { checklist: string },
): NextUp {
  const all = [
    ...steps.map(({ key, state }) => ({ is: { step: key } as NextUp, name: key as string, state })),
    ...checklists.map(({ schemeKey, state }) => ({
      is: { checklist: schemeKey } as NextUp,
      name: `checklist ${schemeKey}`,
      state,
    })),
  ];
  const name = typeof after === 'object' ? `checklist ${after.checklist}` : after;
  const place = all.findIndex((each) => each.name === name);
  const ahead = [...all.slice(place + 1), ...all.slice(0, place + 1)];
  return ahead.find(({ state }) => state === 'to_do')?.is ?? { end: true };
}

/** A version of an answer that was saved after a page was shown: what it holds must not be overwritten unseen. */
export function savedSince(answers: SavedAnswers, step: StepKey, shownVersion: number): boolean {
  return (answers[step]?.at ?? 0) > shownVersion;
}
