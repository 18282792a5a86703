import type { CompiledQuery } from 'kysely';
import { isoInstant, type Ids, type LocalDate } from '../../api/domain/clock.ts';
import { SHOWABLE_STATES, type AccreditationState } from '../../api/domain/accreditation.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import type { Database } from '../database.ts';
import type { SchemeKey } from '../reference/scheme-rules.ts';
import { insertRows } from '../writes.ts';
import { confirmationRows, evidenceRows, firstCheckRows, trainingCheckRows } from './checklist-rows.ts';
import { concernRows } from './concern-rows.ts';
import type { DecidedVenue, DemoOffice } from './decided-venue.ts';
import type { DemoRows } from './demo-rows.ts';
import { licenceRows } from './licence-rows.ts';
import { managerRows, peopleRows } from './people.ts';
import { openSignUps, sentSignUps } from './sign-up-rows.ts';
import type { KeptTraining } from './training-plan.ts';
import { headcountRows, recordCheckRows, trainingRows, type TrainingRows } from './training-rows.ts';
import { visitRows, withoutMaking } from './visit-rows.ts';

/** What managers and officers have done with the demo's venues: people, evidence, visits, concerns, licences. */
export function insertCasework(
  db: Database,
  rows: DemoRows,
  { kept, ids, today, at }: { kept: readonly KeptTraining[]; ids: Ids; today: LocalDate; at: string },
): CompiledQuery[] {
  const since = isoInstant(londonInstant(addDays(today, -400)));
  const { staff, people, roles } = peopleRows(ids, since);
  const office: DemoOffice = { staff, today, nextId: () => ids.next() };
  const decided = decidedVenues(rows);
  const cases = decided.map((venue) => visitRows(venue, office));
  const shown = decided.filter(({ state }) => (SHOWABLE_STATES as readonly string[]).includes(state));
  const licences = licenceRows(rows.venues, {
    officer: `person/${staff.officer}`,
    today,
    nextId: office.nextId,
  });
  const managed = managedVenues(decided);
  const sent = sentSignUps(decided, managed, office);
  const signUpOf = (venueId: string) => sent.find((each) => each.venue_id === venueId)?.id ?? null;
  const keepers = new Set(kept.filter(({ declared }) => declared !== null).map(({ venueId }) => venueId));
  const training = trainingRows(kept, { office: staff, today, ids });
  const confirmed = new Map(
    [
      ...decided.flatMap((venue) => confirmationRows(venue, office)),
      ...kept.flatMap((each) => headcountRows(each, staff.manager)),
    ].map((row) => [`${row.venue_id} ${row.what}`, row]),
  );
  return [
    ...insertRows(db, 'people', people),
    ...insertRows(db, 'council_roles', roles),
    ...insertRows(db, 'venue_managers', managerRows(staff.manager, managed, at)),
    ...insertRows(db, 'sign_ups', [...sent, ...openSignUps(rows.venues, office)]),
    ...insertRows(db, 'confirmations', [...confirmed.values()]),
    ...insertRows(
      db,
      'evidence',
      decided.flatMap((venue) =>
        evidenceRows(venue, office).map((row) => ({ ...row, sign_up_id: signUpOf(venue.venueId) })),
      ),
    ),
    ...insertRows(db, 'training_checks', [
      ...decided
        .filter(({ venueId }) => !keepers.has(venueId))
        .flatMap((venue) => trainingCheckRows(venue, office)),
      ...decided.flatMap((venue, index) =>
        firstCheckRows(venue, office, {
          newestOn: keepers.has(venue.venueId) ? today : (venue.trainedOn ?? ''),
          failedAt: cases[index]?.visits.find(
            ({ outcome, retest_of: of }) => outcome !== 'good' && of === null,
          )?.visited_at,
        }),
      ),
      ...kept.flatMap((each) => recordCheckRows(each, { today, ids })),
    ]),
    ...insertTraining(db, kept, training),
    ...cases
      .flatMap(({ visits }) => visits)
      .flatMap((visit) => insertRows(db, 'visits', [withoutMaking(visit)])),
    ...cases.flatMap(({ plans }) => plans).flatMap((plan) => insertRows(db, 'action_plans', [plan])),
    ...concernRows(shown, office).flatMap((concern) => insertRows(db, 'concerns', [concern])),
    ...insertRows(db, 'premises_licences', licences.licences),
    ...insertRows(db, 'licence_conditions', licences.conditions),
  ];
}

function insertTraining(
  db: Database,
  kept: readonly KeptTraining[],
  { links, sessions, places, certificates, records }: TrainingRows,
): CompiledQuery[] {
  return [
    ...insertRows(
      db,
      'staff_members',
      kept.flatMap(({ staff }) => staff),
    ),
    ...insertRows(db, 'join_links', links),
    ...insertRows(db, 'training_sessions', sessions),
    ...insertRows(db, 'session_places', places),
    ...insertRows(db, 'external_certificates', certificates),
    ...insertRows(db, 'training_records', [...kept.flatMap((each) => each.records), ...records]),
  ];
}

function decidedVenues({ venues, accreditations, accreditationEvents }: DemoRows): DecidedVenue[] {
  const places = new Map(venues.map(({ id }, place) => [id, place]));
  return accreditations.map((row) => ({
    venueId: row.venue_id,
    scheme: row.scheme_key as SchemeKey,
    state: row.state as AccreditationState,
    reason:
      accreditationEvents.findLast(
        (event) => event.venue_id === row.venue_id && event.scheme_key === row.scheme_key,
      )?.reason ?? '',
    validFrom: row.valid_from ?? null,
    trainedOn: row.trained_on ?? null,
    trainingUntil: row.training_until ?? null,
    deadline: row.action_deadline ?? null,
    place: places.get(row.venue_id) ?? 0,
  }));
}

/** One venue in each state that a manager should see: all well, something to put right, something to tell. */
function managedVenues(decided: readonly DecidedVenue[]): readonly string[] {
  const states: readonly AccreditationState[] = ['accredited', 'action_required', 'more_information_needed'];
  return states.flatMap((state) => decided.find((venue) => venue.state === state)?.venueId ?? []);
}
