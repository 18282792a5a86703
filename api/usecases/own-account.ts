import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { updatePersonName } from '../../db/people.ts';
import { deleteSessionsOf } from '../../db/sessions.ts';
import type { Clock } from '../domain/clock.ts';
import { actorOf, type SignedIn } from '../domain/people.ts';

interface Own {
  readonly person: Pick<SignedIn, 'id' | 'name'>;
  readonly db: Database;
  readonly clock: Clock;
}

/** A person says what they are called. The trail says that they did, not what: it stays for good. */
export async function renameMyself({ name, person, db, clock }: Own & { name: string }): Promise<void> {
  if (name === person.name) return;
  const event = eventOf('person.renamed', person, clock);
  await writeAudited(db, [updatePersonName(db, { id: person.id, name, at: event.occurred_at })], [event]);
}

/** Ends every session of a person, this one as well: they sign in anew wherever they are. */
export async function signOutEverywhere({ person, db, clock }: Own): Promise<void> {
  const event = eventOf('person.signed_out_everywhere', person, clock);
  await writeAudited(db, [deleteSessionsOf(db, person.id)], [event]);
}

/** What a person does to their own account belongs to no authority. */
function eventOf(action: string, person: Own['person'], clock: Clock): AuditEntry {
  return {
    authority_code: null,
    occurred_at: new Date(clock.now()).toISOString(),
    actor: actorOf(person),
    action,
    subject: actorOf(person),
  };
}
