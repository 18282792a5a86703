import type { Database } from '../../db/database.ts';
import { updateSignUp } from '../../db/sign-ups.ts';
import { deleteUnusedFiles } from '../../db/stored-files.ts';
import type { Clock } from '../domain/clock.ts';
import { actorOf } from '../domain/people.ts';
import { readSignUp } from './read-sign-up.ts';
import { takeBack } from './save-checklist.ts';
import { busy, requireAsked, writeInTurn } from './save-sign-up-step.ts';

const ATTEMPTS = 5;

/**
 * Takes evidence of a sign-up back. Before that was sent it is deleted with its file; after that it stays on record, marked.
 * Does nothing where it is gone already.
 *
 * @throws DomainError `sign_up.not_found` (404), `sign_up.sent`, `sign_up.busy` (409)
 */
export async function removeEvidence({
  signUpId,
  evidenceId,
  person,
  db,
  clock,
}: {
  signUpId: string;
  evidenceId: string;
  person: { readonly id: string };
  db: Database;
  clock: Clock;
}): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const view = await readSignUp({ signUpId, db, clock });
    const evidence = view.evidence.find(({ id }) => id === evidenceId);
    if (!evidence) return;
    requireAsked(view, 'checklist');
    const { schemeKey, item, file } = evidence;
    const at = new Date(clock.now()).toISOString();
    const write = updateSignUp(db, view.signUp, {}, at);
    const unused = file && view.signUp.state !== 'sent' ? deleteUnusedFiles(db, [file.id]) : [];
    const more = [takeBack(db, view, evidenceId, at), ...unused];
    const details = { evidence: evidenceId, scheme: schemeKey, item };
    const actor = actorOf(person);
    if (await writeInTurn({ db, view, write, more, action: 'evidence.removed', details, actor, at })) return;
  }
  throw busy();
}
