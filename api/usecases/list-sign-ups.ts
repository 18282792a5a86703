import type { Database } from '../../db/database.ts';
import { selectQuestionedSignUps, selectSignUpsOf } from '../../db/sign-ups.ts';
import { selectVenueNames } from '../../db/venue-names.ts';
import type { SignedIn } from '../domain/people.ts';

/** A person's sign-up in a line. Instants are UTC ISO text. */
export interface ListedSignUp {
  readonly id: string;
  /** Empty until the premises have a name. */
  readonly name: string;
  readonly updatedAt: string;
}

export interface SignUpLists {
  /** Not sent yet, the one touched last first. */
  readonly open: readonly ListedSignUp[];
  /** Sent, and the council has asked for more. */
  readonly questioned: readonly { readonly id: string; readonly name: string }[];
  /** Venues that the person manages: each may join another scheme. */
  readonly venues: readonly { readonly id: string; readonly name: string }[];
}

const MOST_VENUES = 30;

/** What a person can go on with: sign-ups that are under way, and venues. */
export async function listSignUps({
  person,
  db,
}: {
  person: Pick<SignedIn, 'id' | 'venueIds'>;
  db: Database;
}): Promise<SignUpLists> {
  const open = (await selectSignUpsOf(db, person.id)).filter(({ state }) => state === 'open');
  const managed = person.venueIds.slice(0, MOST_VENUES);
  const chosen = open.flatMap(({ venueId }) => (venueId === null ? [] : [venueId]));
  const names = await selectVenueNames(db, [...new Set([...managed, ...chosen])]);
  return {
    open: open.map(({ id, venueId, answers, updatedAt }) => ({
      id,
      updatedAt,
      name: answers.about?.is.name ?? names.get(venueId ?? '') ?? '',
    })),
    questioned: await selectQuestionedSignUps(db, person.venueIds),
    venues: managed
      .map((id) => ({ id, name: names.get(id) ?? '' }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
