import type { Insertable } from 'kysely';
import { isoInstant, type Ids, type LocalDate } from '../../api/domain/clock.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import { BY_RECORDS } from '../../api/domain/training.ts';
import { BARNET } from '../reference/barnet.ts';
import type { TrainingCheckRow } from '../schema-casework.ts';
import type { ConfirmationRow } from '../schema-sign-up.ts';
import type {
  ExternalCertificateRow,
  JoinLinkRow,
  SessionPlaceRow,
  TrainingRecordRow,
  TrainingSessionRow,
} from '../schema-training.ts';
import type { DemoStaff } from './people.ts';
import { demoRecord, type KeptTraining } from './training-plan.ts';

export interface TrainingRows {
  readonly links: readonly Insertable<JoinLinkRow>[];
  readonly sessions: readonly Insertable<TrainingSessionRow>[];
  readonly places: readonly Insertable<SessionPlaceRow>[];
  readonly certificates: readonly Insertable<ExternalCertificateRow>[];
  /** Of those who came, and of certificates that were accepted. */
  readonly records: readonly Insertable<TrainingRecordRow>[];
}

const SIX_IN_THE_EVENING = 18 * 60;
const HELD_DAYS_AGO = 8;
const COMES_IN_DAYS = 9;

interface Given {
  readonly office: DemoStaff;
  readonly today: LocalDate;
  readonly ids: Ids;
}

/**
 * Teaching in a room, one session to come and one held, and certificates of another provider. Both are about a module that no
 * scheme's rule asks for: how a venue stands does not hang on them.
 */
export function trainingRows(kept: readonly KeptTraining[], { office, today, ids }: Given): TrainingRows {
  const officer = `person/${office.officer}`;
  const manager = `person/${office.manager}`;
  const managed = kept.filter((each) => each.managed);
  const others = kept.filter((each) => !each.managed).slice(0, 3);
  const people = [...managed, ...others].flatMap(({ venueId, staff }) =>
    staff
      .filter(({ left_on: left, source }) => left === null && source === 'manager')
      .slice(0, 3)
      .map(({ id }) => ({ staffId: id, venueId })),
  );
  const [held, coming] = [-HELD_DAYS_AGO, COMES_IN_DAYS].map((days) => {
    const planned = instant(addDays(today, -30), 600);
    const taken = days < 0 ? instant(addDays(today, days), SIX_IN_THE_EVENING + 75) : null;
    return {
      ...{ id: ids.next(), authority_code: BARNET.code, module_key: 'vulnerability_wave' },
      ...{ starts_at: instant(addDays(today, days), SIX_IN_THE_EVENING), minutes: 75, places: 12 },
      ...{ place: 'Paper Hall, 12 Example Street (demo)', trainer: 'Community Safety Team' },
      ...{ note: 'Tea from a quarter to six.', state: taken === null ? 'planned' : 'held' },
      ...{ called_off_because: '', planned_by: officer, planned_at: planned },
      ...{ register_taken_by: taken === null ? null : officer, register_taken_at: taken },
    };
  }) as [Insertable<TrainingSessionRow>, Insertable<TrainingSessionRow>];
  const came = people.filter((_, index) => index % 5 !== 4);
  const placeOf = (session: { id: string }, staffId: string, attended: boolean | null) => ({
    ...{ session_id: session.id, staff_id: staffId, booked_by: manager },
    ...{ booked_at: instant(addDays(today, -20), 700), given_up_at: null },
    attended: attended === null ? null : Number(attended),
  });
  const certificates = managed.flatMap((venue) => certificateRows(venue, { office, today, ids }));
  return {
    links: managed.map(({ venueId }) => ({
      ...{ token: ids.next() + ids.next(), venue_id: venueId, created_by: manager },
      ...{ created_at: instant(addDays(today, -60), 600), revoked_by: null, revoked_at: null },
    })),
    sessions: [held, coming],
    places: [
      ...people.map(({ staffId }, index) => placeOf(held, staffId, index % 5 !== 4)),
      ...people.slice(0, 5).map(({ staffId }) => placeOf(coming, staffId, null)),
    ],
    certificates,
    records: [
      ...came.map(({ staffId, venueId }) =>
        demoRecord({
          ...{ staffId, venueId, module: 'vulnerability_wave', way: 'in_person', ids, by: officer },
          ...{ trainedOn: addDays(today, -HELD_DAYS_AGO), sessionId: held.id },
        }),
      ),
      ...certificates
        .filter(({ verdict }) => verdict === 'accepted')
        .map(({ id, staff_id: staffId, venue_id: venueId, trained_on: trainedOn }) =>
          demoRecord({
            ...{ staffId, venueId, module: 'vulnerability_wave', way: 'external', ids, by: officer },
            ...{ trainedOn, externalId: id },
          }),
        ),
    ],
  };
}

/** One that waits, one that was accepted, one that was not. */
function certificateRows(
  venue: KeptTraining,
  { office, today, ids }: Given,
): Insertable<ExternalCertificateRow>[] {
  const verdicts = [null, 'accepted', 'refused'] as const;
  return verdicts.flatMap((verdict, index): Insertable<ExternalCertificateRow>[] => {
    const member = venue.staff[index];
    if (!member) return [];
    const sentOn = addDays(today, -3 - 10 * index);
    return [
      {
        ...{ id: ids.next(), venue_id: member.venue_id, staff_id: member.id },
        ...{ module_key: 'vulnerability_wave', provider: 'WAVE', trained_on: addDays(sentOn, -20) },
        ...{ reference: `DEMO-${101 + index}`, file_id: null, sent_by: `person/${office.manager}` },
        ...{ sent_at: instant(sentOn, 600), verdict },
        verdict_note: verdict === 'refused' ? 'It names somebody else. Please send theirs (demo).' : '',
        verdict_by: verdict === null ? null : `person/${office.officer}`,
        verdict_at: verdict === null ? null : instant(addDays(sentOn, 2), 600),
      },
    ];
  });
}

/** How the records stand, as the register had worked it out that morning. */
export function recordCheckRows(
  { venueId, standings }: KeptTraining,
  { today, ids }: Pick<Given, 'today' | 'ids'>,
): readonly Insertable<TrainingCheckRow>[] {
  return [...standings].flatMap(([schemeKey, { trainedOn, until, trainedPeople, publicFacing }]) =>
    trainedOn === null || until === null
      ? []
      : [
          {
            ...{ id: ids.next(), venue_id: venueId, scheme_key: schemeKey },
            ...{ trained_people: trainedPeople, public_facing: publicFacing },
            ...{ trained_on: trainedOn, training_until: until, note: '', checked_by: BY_RECORDS },
            checked_at: instant(today, 0),
          },
        ],
  );
}

/** The number of staff, as the manager of a venue that keeps records last declared it. */
export function headcountRows(
  { venueId, declared }: KeptTraining,
  manager: string,
): Insertable<ConfirmationRow>[] {
  if (declared === null) return [];
  const { publicFacing, confirmedOn } = declared;
  return [
    {
      ...{ venue_id: venueId, what: 'headcount', value: publicFacing },
      ...{ confirmed_at: instant(confirmedOn, 660), confirmed_by: `person/${manager}`, every_shift: 1 },
    },
  ];
}

function instant(day: LocalDate, minute: number): string {
  return isoInstant(londonInstant(day, minute));
}
