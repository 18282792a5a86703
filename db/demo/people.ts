import type { Insertable } from 'kysely';
import type { Ids } from '../../api/domain/clock.ts';
import type { CouncilRole } from '../../api/domain/people.ts';
import { BARNET } from '../reference/barnet.ts';
import type { CouncilRoleRow, PersonRow, VenueManagerRow } from '../schema-people.ts';

/** One invented person for each role: how to look at the demo with their eyes. `.example` addresses reach nobody. */
export const DEMO_PEOPLE: readonly {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly CouncilRole[];
}[] = [
  { email: 'manager@demo.example', name: 'Mo Paper', roles: [] },
  { email: 'officer@demo.example', name: 'Ola Card', roles: ['officer'] },
  { email: 'approver@demo.example', name: 'Ari Crêpe', roles: ['officer', 'approver'] },
  { email: 'tester@demo.example', name: 'Tam Tissue', roles: ['tester'] },
  { email: 'partner@demo.example', name: 'Pat Foil', roles: ['partner'] },
  { email: 'administrator@demo.example', name: 'Ade Vellum', roles: ['administrator'] },
];

/** Ids of the people that the demo's records name. */
export interface DemoStaff {
  readonly manager: string;
  readonly officer: string;
  readonly tester: string;
}

export interface DemoPeopleRows {
  readonly staff: DemoStaff;
  readonly people: readonly Insertable<PersonRow>[];
  readonly roles: readonly Insertable<CouncilRoleRow>[];
}

/** The demo's people, with their roles in Barnet. */
export function peopleRows(ids: Ids, at: string): DemoPeopleRows {
  const known = DEMO_PEOPLE.map((person) => ({ ...person, id: ids.next() + ids.next() }));
  const idOf = (name: string) => known.find(({ email }) => email.startsWith(`${name}@`))?.id ?? '';
  return {
    staff: { manager: idOf('manager'), officer: idOf('officer'), tester: idOf('tester') },
    people: known.map(({ id, email, name }) => ({
      ...{ id, email, name },
      email_verified: 1,
      created_at: at,
      updated_at: at,
    })),
    roles: known.flatMap(({ id, roles }) =>
      roles.map((role) => ({
        authority_code: BARNET.code,
        person_id: id,
        role,
        granted_at: at,
        granted_by: 'job/demo',
      })),
    ),
  };
}

/** The venues of the demo's manager. */
export function managerRows(
  personId: string,
  venueIds: readonly string[],
  at: string,
): readonly Insertable<VenueManagerRow>[] {
  return venueIds.map((venueId) => ({
    venue_id: venueId,
    person_id: personId,
    added_at: at,
    added_by: 'job/demo',
    seen_at: at,
  }));
}
