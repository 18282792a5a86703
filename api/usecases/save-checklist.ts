import type { Database, Write } from '../../db/database.ts';
import { deleteEvidence, insertEvidence, markEvidenceRemoved, type Evidence } from '../../db/evidence.ts';
import { updateSignUp } from '../../db/sign-ups.ts';
import { itemsOf } from '../domain/checklist.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { actorOf } from '../domain/people.ts';
import { readSignUp, type SignUpView } from './read-sign-up.ts';
import { busy, requireAsked, writeInTurn } from './save-sign-up-step.ts';

/** What stands for a box that was ticked without a word. */
export const SAID_YES = 'Yes, we have this.';

/** What a manager says of an item; null takes it back. */
export type Said = Readonly<Record<string, string | null>>;

export type ChecklistSaving =
  | { readonly saved: true; readonly view: SignUpView }
  /** Another page changed these items meanwhile: what they say now, to be shown beside what was typed. */
  | { readonly saved: false; readonly present: Said; readonly version: number };

const ATTEMPTS = 5;

/**
 * Keeps what a manager says of the items of a scheme's checklist. What is said of an item counts for every scheme of the
 * sign-up that asks for it. Files and links stay.
 *
 * @param shownVersion of the sign-up when the page was shown
 * @throws DomainError `sign_up.not_found`, `sign_up.no_checklist` (404), `sign_up.sent`, `sign_up.busy` (409)
 */
export async function saveChecklist({
  signUpId,
  schemeKey,
  said,
  shownVersion,
  person,
  db,
  clock,
  ids,
}: {
  signUpId: string;
  schemeKey: string;
  said: Said;
  shownVersion: number;
  person: { readonly id: string };
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<ChecklistSaving> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const view = await readSignUp({ signUpId, db, clock });
    requireAsked(view, 'checklist');
    const asked = itemsOfScheme(view, schemeKey);
    const changed = asked.filter((item) => item in said && wordsOf(view, schemeKey, item) !== said[item]);
    if (changed.length === 0) return { saved: true, view };
    const { signUp } = view;
    if ((signUp.answers.said?.at ?? 0) > shownVersion) {
      const present = Object.fromEntries(changed.map((item) => [item, wordsOf(view, schemeKey, item)]));
      return { saved: false, present, version: signUp.version };
    }
    const at = new Date(clock.now()).toISOString();
    const write = updateSignUp(
      db,
      signUp,
      { answers: { ...signUp.answers, said: { at: signUp.version + 1, is: true } } },
      at,
    );
    const more = changed.flatMap((item) => {
      const text = said[item] ?? null;
      const old = textsOf(view, schemeKey, item).map(({ id }) => takeBack(db, view, id, at));
      if (text === null) return old;
      const row = { id: ids.next(), schemeKey, item, kind: 'text', text, fileId: null } as const;
      return [...old, insertEvidence(db, { ...row, ...belongsTo(view), personId: person.id, at })];
    });
    const details = { step: 'checklist', scheme: schemeKey, items: changed };
    if (await writeInTurn({ db, view, write, more, details, actor: actorOf(person), at }))
      return { saved: true, view: await readSignUp({ signUpId, db, clock }) };
  }
  throw busy();
}

/**
 * The items that a scheme of the sign-up asks for.
 * @throws DomainError `sign_up.no_checklist` (404)
 */
export function itemsOfScheme({ chosen }: SignUpView, schemeKey: string): readonly string[] {
  const scheme = chosen.find(({ key }) => key === schemeKey);
  if (!scheme)
    throw notFound('sign_up.no_checklist', 'This scheme is not part of your sign-up. Choose it first.');
  return itemsOf(scheme.rules);
}

/** What stands about an item in words; null where nothing does. */
export function wordsOf(view: SignUpView, schemeKey: string, item: string): string | null {
  return textsOf(view, schemeKey, item).at(-1)?.text ?? null;
}

/** Said once for every scheme; from the moment it was sent each scheme has its own, since each goes its own way. */
function textsOf({ evidence, signUp }: SignUpView, schemeKey: string, item: string): readonly Evidence[] {
  return evidence.filter(
    (each) =>
      each.kind === 'text' && each.item === item && (signUp.state !== 'sent' || each.schemeKey === schemeKey),
  );
}

/** Where new evidence belongs: to the sign-up, and to its venue once it was sent. */
export function belongsTo({ signUp }: SignUpView): { signUpId: string; venueId: string | null } {
  return { signUpId: signUp.id, venueId: signUp.state === 'sent' ? signUp.venueId : null };
}

/** What was sent stays on record; before that nobody else has seen it. */
export function takeBack(db: Database, { signUp }: SignUpView, id: string, at: string): Write {
  return signUp.state === 'sent' ? markEvidenceRemoved(db, id, at) : deleteEvidence(db, id);
}
