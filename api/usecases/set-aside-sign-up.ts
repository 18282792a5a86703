import type { Database } from '../../db/database.ts';
import { updateSignUp } from '../../db/sign-ups.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { actorOf } from '../domain/people.ts';
import { readSignUp } from './read-sign-up.ts';
import { busy, writeInTurn } from './save-sign-up-step.ts';

/**
 * Sets a sign-up aside that will not be sent: it is no longer listed, and is deleted later. Doing so again changes nothing.
 * @throws DomainError `sign_up.not_found` (404), `sign_up.sent`, `sign_up.busy` (409)
 */
export async function setAsideSignUp({
  signUpId,
  person,
  db,
  clock,
}: {
  signUpId: string;
  person: { readonly id: string };
  db: Database;
  clock: Clock;
}): Promise<void> {
  const view = await readSignUp({ signUpId, db, clock });
  if (view.signUp.state === 'set_aside') return;
  if (view.signUp.state === 'sent')
    throw conflict(
      'sign_up.sent',
      'This has been sent in. To take it back, withdraw it on the venue’s page.',
    );
  const at = new Date(clock.now()).toISOString();
  const write = updateSignUp(db, view.signUp, { state: 'set_aside' }, at);
  const actor = actorOf(person);
  if (!(await writeInTurn({ db, view, write, action: 'sign_up.set_aside', details: {}, actor, at })))
    throw busy();
}
