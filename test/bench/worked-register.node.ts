import type { CompiledQuery } from 'kysely';
import type { AccreditationState } from '../../api/domain/accreditation.ts';
import type { Haven } from '../../api/domain/haven.ts';
import { addDays } from '../../api/domain/london-time.ts';
import type { Database } from '../../db/database.ts';
import { insertPerson } from '../../db/people.ts';
import { insertRows } from '../../db/writes.ts';
import { seedLicences } from '../helpers/licences.ts';
import { TODAY } from './drawn-havens.ts';
import { fillRegister } from './filled-register.node.ts';

export const OWN = 'E09000003';
const WARDS = 24;
const AT = `${TODAY}T09:00:00.000Z`;
const VENUES_A_WRITE = 500;

/** As a register looks after a few years: most stand, some are on their way, some are in trouble. */
const STATES: readonly AccreditationState[] = [
  ...['accredited', 'accredited', 'accredited', 'accredited', 'accredited', 'accredited', 'renewal_due'],
  ...[
    'action_required',
    'suspended',
    'lapsed',
    'submitted',
    'in_assessment',
    'training_required',
    'ready_for_decision',
  ],
] as AccreditationState[];

/**
 * A register in which real venues are in synthetic states with events, evidence, training, visits, concerns and licences:
 * so many of one authority, the others spread over the rest of London's.
 */
export async function workedRegister(path: string, havens: readonly Haven[], own: number) {
  const register = await fillRegister(path, havens);
  const db = register.database;
  const authorities = await db.query
    .selectFrom('authorities')
    .select('code')
    .where('code', '!=', OWN)
    .execute();
  await db.writeAll([
    insertPerson(db, { id: 'bench', email: 'manager@bench.example', name: 'Bench', at: AT }),
  ]);
  const wards = Array.from({ length: WARDS }, (_, n) => `E05${String(900_000 + n)}`);
  await db.writeAll(
    insertRows(
      db,
      'wards',
      wards.map((code, n) => ({
        ...{ code, authority_code: OWN, name: `Ward ${n + 1}`, updated_at: AT },
        ...{
          west: -0.3,
          south: 51.5,
          east: -0.1,
          north: 51.7,
          boundary: '{"type":"Polygon","coordinates":[]}',
        },
      })),
    ),
  );
  for (let from = 0; from < havens.length; from += VENUES_A_WRITE) {
    const writes = havens.slice(from, from + VENUES_A_WRITE).flatMap((haven, offset) => {
      const n = from + offset;
      const authority = n < own ? OWN : (authorities[n % authorities.length]?.code ?? OWN);
      return casework(db, haven, n, authority, n < own ? (wards[n % WARDS] ?? null) : null);
    });
    await db.writeAll(writes);
  }
  const ids = havens.map(({ id }) => id);
  await seedLicences(db, { authorityCode: OWN, count: own, wards, venueIds: ids.slice(0, own) });
  const others = havens.length - own;
  const elsewhere = authorities[0]?.code ?? OWN;
  await seedLicences(db, { authorityCode: elsewhere, count: others, venueIds: ids.slice(own) });
  return register;
}

function casework(
  db: Database,
  { id, schemes }: Haven,
  n: number,
  authority: string,
  ward: string | null,
): CompiledQuery[] {
  const scheme = schemes[0] ?? 'safe_haven';
  const state = STATES[n % STATES.length] ?? 'accredited';
  const of = { venue_id: id, scheme_key: scheme };
  const ago = (days: number) => `${addDays(TODAY, -days)}T10:00:00.000Z`;
  const done = n % 2 === 0;
  return [
    db.query
      .updateTable('venues')
      // On the register before anything was decided about it: else nothing is a prospect, and their report is empty.
      .set({ authority_code: authority, ward_code: ward, created_at: ago(200 + (n % 300)) })
      .where('id', '=', id)
      .compile(),
    db.query
      .updateTable('accreditations')
      .set({
        state,
        sequence: 3,
        valid_from: addDays(TODAY, -(n % 300)),
        valid_to: addDays(TODAY, 65 + (n % 300)),
        training_until: addDays(TODAY, (n % 365) - 5),
        action_deadline: state === 'action_required' ? addDays(TODAY, n % 28) : null,
      })
      .where('venue_id', '=', id)
      .compile(),
    ...insertRows(
      db,
      'accreditation_events',
      ['submitted', 'in_assessment', state].map((to, step) => ({
        ...{ ...of, sequence: step + 1, from_state: null, to_state: to, facts: '{}' },
        ...{ decided_at: ago(90 - step * 30 + (n % 30)), actor: 'person/bench', reason: '' },
      })),
    ),
    ...insertRows(db, 'evidence', [
      {
        ...{
          id: `${id}e`,
          ...of,
          item: 'cctv',
          kind: 'text',
          text: 'At the door',
          added_by: 'bench',
          added_at: ago(60),
        },
        ...(done && { verdict: 'seen', verdict_by: 'person/bench', verdict_at: ago(50) }),
      },
    ]),
    ...insertRows(db, 'visits', [
      {
        ...{ id: `${id}v`, ...of, authority_code: authority, kind: n % 3 === 0 ? 'inspection' : 'mystery' },
        ...{
          state: done ? 'done' : 'planned',
          due_on: addDays(TODAY, (n % 60) - 30),
          planned_by: 'x',
          planned_at: ago(70),
        },
        ...(done && {
          ...{ visited_at: ago(n % 700), outcome: n % 10 === 0 ? 'poor' : n % 6 === 0 ? 'partial' : 'good' },
          ...{
            recorded_by: 'x',
            recorded_at: ago(n % 700),
            rubric: '{"answers":{},"suggested":null,"reason":""}',
          },
        }),
      },
    ]),
    ...(n % 20 === 0
      ? insertRows(db, 'concerns', [
          {
            id: `${id}c`,
            venue_id: id,
            authority_code: authority,
            reason: 'closed',
            received_at: ago(n % 90),
            state: 'new',
          },
        ])
      : []),
    ...(state === 'action_required'
      ? insertRows(db, 'action_plans', [
          {
            ...{
              id: `${id}p`,
              ...of,
              authority_code: authority,
              cause: 'visit',
              steps: '["Train the bar staff"]',
            },
            ...{ deadline: addDays(TODAY, n % 28), opened_by: 'x', opened_at: ago(10) },
          },
        ])
      : []),
  ];
}
