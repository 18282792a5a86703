import type { CompiledQuery } from 'kysely';
import type { CouncilRole } from '../../api/domain/people.ts';
import type { Database } from '../database.ts';
import { insertCouncilRole, insertPerson, insertVenueManager } from '../people.ts';
import { BARNET } from '../reference/barnet.ts';

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

/**
 * The demo's people, with their roles in Barnet.
 * @param managed ids of the venues that the manager has
 */
export function insertDemoPeople(
  db: Database,
  { at, personId, managed }: { at: string; personId: () => string; managed: readonly string[] },
): CompiledQuery[] {
  return DEMO_PEOPLE.flatMap(({ email, name, roles }) => {
    const id = personId();
    return [
      insertPerson(db, { id, email, name, at }),
      ...roles.map((role) =>
        insertCouncilRole(db, { authorityCode: BARNET.code, personId: id, role, at, by: 'job/demo' }),
      ),
      ...(roles.length === 0
        ? managed.map((venueId) =>
            insertVenueManager(db, { venueId, personId: id, at, by: 'job/demo', seenAt: at }),
          )
        : []),
    ];
  });
}
