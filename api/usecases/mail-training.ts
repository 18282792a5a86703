import type { Database, Write } from '../../db/database.ts';
import { insertMail } from '../../db/outbox.ts';
import { selectVenueContacts, selectVenueTitle } from '../../db/venue-contacts.ts';
import type { StaffMember } from '../../db/staff.ts';
import type { Clock, LocalDate } from '../domain/clock.ts';
import { worksThere } from '../domain/training-people.ts';
import type { AboutTraining } from '../mail/messages.ts';
import { venueWords, type Letter } from '../mail/messages.ts';

/** Somebody who is written to about a venue's training. */
export interface TrainingReader {
  /** `person/…` of a manager, `staff/…` of who leads the trained staff. */
  readonly who: string;
  readonly email: string;
}

/** The managers of a venue, and its lead and deputy who gave an address: each address once. */
export async function trainingReaders(
  db: Database,
  { venueId, staff, today }: { venueId: string; staff: readonly StaffMember[]; today: LocalDate },
): Promise<readonly TrainingReader[]> {
  const managers = await selectVenueContacts(db, venueId);
  const leads = staff.filter((member) => member.duty !== null && worksThere(member, today));
  const readers = [
    ...managers.map(({ personId, email }) => ({ who: `person/${personId}`, email })),
    ...leads.flatMap(({ id, email }) => (email === null ? [] : [{ who: `staff/${id}`, email }])),
  ];
  const first = new Map(readers.toReversed().map((reader) => [reader.email.toLowerCase(), reader]));
  return readers.filter((reader) => first.get(reader.email.toLowerCase()) === reader);
}

/** What a letter about a venue's training begins with. */
export type TrainingHead = Pick<AboutTraining, 'venue' | 'page' | 'choice' | 'council' | 'publicOrigin'>;

/**
 * The same letter to each reader, as writes of the outbox: they belong in one write with the change they tell of.
 * @param reference the reason to write, in ids only: the same reason never writes twice to anyone
 * @param page where managers go on
 * @param choiceOf where somebody without an account chooses how often they are written to
 */
export async function mailTraining({
  venueId,
  readers,
  reference,
  page,
  choiceOf,
  write,
  publicOrigin,
  db,
  clock,
}: {
  venueId: string;
  readers: readonly TrainingReader[];
  reference: string;
  page: string;
  choiceOf?: (who: string) => string;
  write: (head: TrainingHead) => Letter;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<readonly Write[]> {
  if (readers.length === 0) return [];
  const { name, council } = await selectVenueTitle(db, venueId);
  return readers.map(({ who, email }) => {
    const byPerson = who.startsWith('person/');
    const { kind, subject, body } = write({
      ...{ venue: venueWords(name), council, publicOrigin },
      page: byPerson ? page : null,
      choice: byPerson || choiceOf === undefined ? null : choiceOf(who),
    });
    return insertMail(db, {
      ...{ reference: `${reference}/${byPerson ? who.slice('person/'.length) : who}`, recipient: email },
      ...{ kind, subject, body, createdAt: new Date(clock.now()).toISOString() },
    });
  });
}
