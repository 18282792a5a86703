import { writeAudited } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { updateSignUp, type SignUpChanges } from '../../db/sign-ups.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { actorOf } from '../domain/people.ts';
import { savedSince, stepsOf, type Answers, type StepKey } from '../domain/sign-up.ts';
import { readSignUp, type SignUpView } from './read-sign-up.ts';

/** What became of an answer. */
export type Saving<Step extends StepKey> =
  | { readonly saved: true; readonly view: SignUpView }
  /** Another page saved this step meanwhile: what it says now, to be shown beside what was typed. */
  | { readonly saved: false; readonly present: Answers[Step]; readonly version: number };

/** Each lost attempt is another page that was saved in the same moment. */
const ATTEMPTS = 5;

/**
 * Keeps the answer to a step. Saving the same again changes nothing.
 *
 * @param shownVersion of the sign-up when the page was shown; an answer that was saved after it is not overwritten unseen
 * @param changes what else of the sign-up follows from the answer
 * @param forget answers that no longer hold with it
 * @throws DomainError `sign_up.not_found` (404), `sign_up.sent`, `sign_up.facts_known`, `sign_up.busy` (409)
 */
export async function saveSignUpStep<Step extends StepKey>({
  signUpId,
  step,
  answer,
  shownVersion,
  changes = {},
  forget = [],
  person,
  db,
  clock,
}: {
  signUpId: string;
  step: Step;
  answer: Answers[Step];
  shownVersion: number;
  changes?: Omit<SignUpChanges, 'answers' | 'state'>;
  forget?: readonly StepKey[];
  person: { readonly id: string };
  db: Database;
  clock: Clock;
}): Promise<Saving<Step>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const view = await readSignUp({ signUpId, db, clock });
    requireAsked(view, step);
    const { answers, version } = view.signUp;
    const present = answers[step]?.is as Answers[Step] | undefined;
    if (JSON.stringify(present) === JSON.stringify(answer) && Object.keys(changes).length === 0)
      return { saved: true, view };
    if (present !== undefined && differs(present, answer) && savedSince(answers, step, shownVersion))
      return { saved: false, present, version };
    const kept = Object.entries(answers).filter(([key]) => !(forget as readonly string[]).includes(key));
    const all = { ...Object.fromEntries(kept), [step]: { at: version + 1, is: answer } };
    const at = new Date(clock.now()).toISOString();
    const write = updateSignUp(db, view.signUp, { ...changes, answers: all }, at);
    if (await writeInTurn({ db, view, write, details: { step }, actor: actorOf(person), at }))
      return { saved: true, view: await readSignUp({ signUpId, db, clock }) };
  }
  throw busy();
}

/**
 * Whether this step of a sign-up is asked, and may be answered now.
 * @throws DomainError `sign_up.sent`, `sign_up.facts_known` (409)
 */
export function requireAsked(view: SignUpView, step: StepKey | 'checklist'): void {
  requireChangeable(view);
  if (step === 'checklist') return;
  const afterSending = view.signUp.state === 'sent' && step === 'schemes';
  if (!stepsOf(view).includes(step) || afterSending) {
    throw conflict(
      'sign_up.facts_known',
      'This is on the register already. Change it on the page of your venue.',
    );
  }
}

/** @throws DomainError `sign_up.sent`, `sign_up.set_aside` (409) */
export function requireChangeable({ signUp, changeable }: SignUpView): void {
  if (changeable) return;
  if (signUp.state === 'set_aside')
    throw conflict('sign_up.set_aside', 'You have set this sign-up aside. Start a new one.');
  throw conflict(
    'sign_up.sent',
    'This has been sent in, and the council is looking at it. You can change it when they ask you for more.',
  );
}

/**
 * Writes a change of a sign-up with its event.
 * @returns false where the sign-up was changed meanwhile: nothing is written then, and it has to be read again
 */
export async function writeInTurn({
  db,
  view: { signUp },
  write,
  more = [],
  action = 'sign_up.saved',
  details,
  actor,
  at,
}: {
  db: Database;
  view: Pick<SignUpView, 'signUp'>;
  /** Of `updateSignUp`: it fails where the sign-up has another version by now. */
  write: Write;
  /** What else is written with it. */
  more?: readonly Write[];
  action?: string;
  /** For the trail: what was changed, never what was typed. */
  details: object;
  actor: string;
  at: string;
}): Promise<boolean> {
  const event = {
    authority_code: signUp.authorityCode,
    occurred_at: at,
    actor,
    action,
    subject: `sign-up/${signUp.id}`,
    details,
  };
  try {
    await writeAudited(db, [write, ...more], [event]);
    return true;
  } catch (error) {
    if (changedMeanwhile(error)) return false;
    throw error;
  }
}

export function busy() {
  return conflict('sign_up.busy', 'This was changed in several windows at once. Save it again.');
}

function differs(present: unknown, answer: unknown): boolean {
  return JSON.stringify(present) !== JSON.stringify(answer);
}
