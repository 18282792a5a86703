import type { CompiledQuery } from 'kysely';
import { cellOf } from '../api/domain/cells.ts';
import type { AgePolicy, Facility, VenueKind } from '../api/domain/venue.ts';
import type { Database } from './database.ts';

/** What a manager says of a venue when it is signed up. */
export interface SignedUpFacts {
  readonly name: string;
  readonly kind: VenueKind;
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
  readonly authorityCode: string | null;
  readonly wardCode: string | null;
  readonly phone: string;
  readonly website: string;
  readonly facilities: readonly Facility[];
  readonly agePolicy: AgePolicy;
  /** Why an officer should look; empty when nobody needs to. */
  readonly review: string;
}

/**
 * A venue that the register did not know. Its source is the sign-up, so that one sign-up makes one venue: a second write
 * fails with a ConflictError.
 */
export function insertSignedUpVenue(
  db: Database,
  { id, signUpId }: { id: string; signUpId: string },
  facts: SignedUpFacts,
  at: string,
): CompiledQuery {
  return db.query
    .insertInto('venues')
    .values({
      id,
      standing: 'registered',
      ...columnsOf(facts),
      uprn: null,
      fhrsid: null,
      source: 'manager',
      source_ref: signUpId,
      created_at: at,
      updated_at: at,
    })
    .compile();
}

/**
 * A prospect whose manager has signed it up: what the manager says stands above what was imported, and an import no longer
 * changes it. It keeps its source, so that a later import still knows it and notes what differs.
 */
export function claimProspect(db: Database, id: string, facts: SignedUpFacts, at: string): CompiledQuery {
  return db.query
    .updateTable('venues')
    .set({ ...columnsOf(facts), standing: 'registered', updated_at: at })
    .where('id', '=', id)
    .where('standing', '=', 'prospect')
    .compile();
}

function columnsOf({ facilities, agePolicy, authorityCode, wardCode, ...facts }: SignedUpFacts) {
  return {
    ...facts,
    cell: cellOf(facts),
    authority_code: authorityCode,
    ward_code: wardCode,
    facilities: JSON.stringify(facilities),
    age_policy: agePolicy,
  };
}
