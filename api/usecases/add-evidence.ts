import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { insertEvidence } from '../../db/evidence.ts';
import { updateSignUp } from '../../db/sign-ups.ts';
import { insertStoredFile } from '../../db/stored-files.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { invalid, notFound } from '../domain/errors.ts';
import { MOST_FILES, type FileType } from '../domain/evidence-file.ts';
import { actorOf } from '../domain/people.ts';
import { readSignUp, type SignUpView } from './read-sign-up.ts';
import { belongsTo, itemsOfScheme } from './save-checklist.ts';
import { busy, requireAsked, writeInTurn } from './save-sign-up-step.ts';

/** A link, or a file whose type was told by its bytes. */
export type GivenEvidence =
  | { readonly kind: 'link'; readonly url: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type: FileType;
      readonly content: Uint8Array;
    };

const MOST_LINKS = 50;
const ATTEMPTS = 5;
const LONGEST_NAME = 120;
const KEY = /^[0-9a-z]{9}$/;

/**
 * Adds a link or a file as evidence of an item. The same form sent twice adds it once.
 *
 * @param key of the form, drawn when it was shown: the evidence's id
 * @throws DomainError `sign_up.not_found`, `sign_up.no_checklist`, `sign_up.no_item` (404), `sign_up.sent`, `sign_up.busy`
 *   (409), `evidence.too_many` (400, with the field)
 */
export async function addEvidence({
  signUpId,
  schemeKey,
  item,
  given,
  key,
  person,
  db,
  clock,
  ids,
}: {
  signUpId: string;
  schemeKey: string;
  item: string;
  given: GivenEvidence;
  key: string;
  person: { readonly id: string };
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<void> {
  const id = KEY.test(key) ? key : ids.next();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const view = await readSignUp({ signUpId, db, clock });
    if (view.evidence.some((each) => each.id === id)) return;
    requireAsked(view, 'checklist');
    requireItem(view, schemeKey, item);
    requireRoom(view, given.kind);
    const at = new Date(clock.now()).toISOString();
    const { writes, fileId } = fileWrites(db, given, { id: ids.next(), personId: person.id, at });
    const evidence = insertEvidence(db, {
      id,
      ...belongsTo(view),
      schemeKey,
      item,
      kind: given.kind,
      text: given.kind === 'link' ? given.url : '',
      fileId,
      personId: person.id,
      at,
    });
    const written = writeInTurn({
      db,
      view,
      write: updateSignUp(db, view.signUp, {}, at),
      more: [...writes, evidence],
      action: 'evidence.added',
      details: { evidence: id, scheme: schemeKey, item, kind: given.kind },
      actor: actorOf(person),
      at,
    });
    if (await written.catch(sentBefore)) return;
  }
  throw busy();
}

/** The form was sent twice in one moment: what the first one added stands. */
function sentBefore(error: unknown): true {
  if (error instanceof ConflictError && error.concerns('evidence')) return true;
  throw error;
}

/** @throws DomainError `sign_up.no_item` (404) */
export function requireItem(view: SignUpView, schemeKey: string, item: string): void {
  if (itemsOfScheme(view, schemeKey).includes(item)) return;
  throw notFound('sign_up.no_item', 'The scheme does not ask for this. Go back to its checklist.');
}

function requireRoom({ evidence }: SignUpView, kind: GivenEvidence['kind']): void {
  const most = kind === 'file' ? MOST_FILES : MOST_LINKS;
  if (evidence.filter((each) => each.kind === kind).length < most) return;
  const advice = `You have added ${most} ${kind}s, which is the most that we take. Remove one first`;
  throw invalid('evidence.too_many', `${advice}.`, { [kind]: advice });
}

function fileWrites(
  db: Database,
  given: GivenEvidence,
  { id, personId, at }: { id: string; personId: string; at: string },
): { writes: readonly Write[]; fileId: string | null } {
  if (given.kind !== 'file') return { writes: [], fileId: null };
  const { name, type, content } = given;
  const file = { id, name: name.slice(0, LONGEST_NAME), type, uploadedBy: personId, uploadedAt: at };
  return { writes: insertStoredFile(db, file, content), fileId: id };
}
