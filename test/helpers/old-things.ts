import type { CompiledQuery } from 'kysely';
import type { Database } from '../../db/database.ts';
import { insertStaffMember } from '../../db/staff.ts';
import { insertTrainingRecord } from '../../db/training-records.ts';
import { insertEmbedSite } from '../../db/embed-sites.ts';
import { addVenue, BARNET, seedRegister } from './register.ts';

export const CAMDEN = 'E09000007';
export const SOMEBODY = 'somebody01';

/** Two authorities, somebody who uploads, and writers of things that are as old as a test says. Instants are UTC ISO text. */
export async function openOldThings(db: Database) {
  await seedRegister(db);
  await db.writeAll([
    db.query
      .insertInto('authorities')
      .values({ code: CAMDEN, name: 'Camden', updated_at: '2020-01-01T00:00:00.000Z' })
      .compile(),
    person(db, SOMEBODY, null),
    db.query
      .insertInto('council_roles')
      .values({
        ...{ authority_code: BARNET, person_id: SOMEBODY, role: 'officer' },
        ...{ granted_at: '2020-01-01T00:00:00.000Z', granted_by: 'test' },
      })
      .compile(),
  ]);
  let drawn = 0;
  const nextId = (kind: string): string => `${kind}${String((drawn += 1)).padStart(5, '0')}`;
  const write = async (id: string, ...writes: CompiledQuery[]): Promise<string> => {
    await db.writeAll(writes);
    return id;
  };
  const scheme = { scheme_key: 'safe_haven' };

  return {
    db,
    /** A venue, and where it stands under the scheme. */
    async venue({
      state,
      since,
      authority = BARNET,
    }: {
      state: string;
      since: string;
      authority?: string | null;
    }) {
      const id = await addVenue(db, { id: nextId('venue'), authority_code: authority });
      return write(
        id,
        db.query
          .insertInto('accreditations')
          .values({
            ...{ venue_id: id, ...scheme, scheme_version: 1, state, sequence: 1, updated_at: since },
            ...{
              valid_from: null,
              valid_to: null,
              trained_on: null,
              training_until: null,
              action_deadline: null,
            },
          })
          .compile(),
      );
    },
    concern({
      closed,
      venue,
      authority = BARNET,
    }: {
      closed: string | null;
      venue: string;
      authority?: string | null;
    }) {
      const id = nextId('concern');
      return write(
        id,
        db.query
          .insertInto('concerns')
          .values({
            ...{ id, key: null, venue_id: venue, authority_code: authority, reason: 'closed', note: 'shut' },
            received_at: closed ?? '2019-01-01T00:00:00.000Z',
            state: closed === null ? 'looked_at' : 'closed',
            ...{ looked_at_by: null, looked_at: null, outcome: null, closed_by: null, closed_at: closed },
          })
          .compile(),
      );
    },
    plan({
      venue,
      closed,
      visit = null,
      concern = null,
    }: {
      venue: string;
      closed: string | null;
      visit?: string | null;
      concern?: string | null;
    }) {
      const id = nextId('plan');
      return write(
        id,
        db.query
          .insertInto('action_plans')
          .values({
            ...{ id, venue_id: venue, ...scheme, authority_code: BARNET, cause: 'visit', visit_id: visit },
            ...{ concern_id: concern, steps: '["x"]', deadline: '2019-02-01', opened_by: 'person/x' },
            ...{ opened_at: '2019-01-01T00:00:00.000Z', closed_at: closed, closed_by: null },
          })
          .compile(),
      );
    },
    visit({
      venue,
      state,
      at,
      debriefed = true,
      retestOf = null,
      concern = null,
      authority = BARNET,
    }: {
      venue: string;
      state: 'planned' | 'done' | 'called_off';
      at: string;
      debriefed?: boolean;
      retestOf?: string | null;
      concern?: string | null;
      authority?: string | null;
    }) {
      const id = nextId('visit');
      const done = state === 'done';
      return write(
        id,
        db.query
          .insertInto('visits')
          .values({
            ...{ id, venue_id: venue, ...scheme, authority_code: authority, kind: 'mystery', state },
            ...{ visitor_id: null, due_on: at.slice(0, 10), planned_by: 'person/x', planned_at: at },
            ...{
              brief: 'Ask at the bar',
              retest_of: retestOf,
              concern_id: concern,
              notes: done ? 'Slow' : '',
            },
            ...{
              visited_at: done ? at : null,
              rubric: done ? '{"answers":{}}' : null,
              outcome: done ? 'poor' : null,
            },
            ...{ recorded_at: done ? at : null, debriefed_on: done && debriefed ? at.slice(0, 10) : null },
          })
          .compile(),
      );
    },
    trainingCheck({ venue, at, until }: { venue: string; at: string; until: string }) {
      const id = nextId('check');
      return write(
        id,
        db.query
          .insertInto('training_checks')
          .values({
            ...{ id, venue_id: venue, ...scheme, trained_people: 3, public_facing: 3 },
            ...{ trained_on: at.slice(0, 10), training_until: until, checked_by: 'person/x', checked_at: at },
          })
          .compile(),
      );
    },
    /** Somebody on a venue's staff. */
    staff({ venue, left, at }: { venue: string; left: string | null; at: string }) {
      const id = nextId('staff');
      return write(
        id,
        insertStaffMember(db, {
          ...{ id, venueId: venue, name: 'Sam', job: 'Bar', email: `${id}@example.org`, publicFacing: true },
          ...{ duty: null, joinedOn: at.slice(0, 10), leftOn: left, source: 'manager' },
          ...{ confirmedAt: null, claimedAt: at, addedBy: 'test', at },
        }),
      );
    },
    trainingRecord({
      venue,
      staff,
      at,
      attempt,
      revoked = null,
    }: {
      venue: string;
      staff: string;
      at: string;
      attempt?: string;
      revoked?: string | null;
    }) {
      const id = nextId('record');
      return write(
        id,
        insertTrainingRecord(db, {
          ...{ id, staffId: staff, venueId: venue, moduleKey: 'ask_for_angela', moduleVersion: 1 },
          ...{ way: 'online', trainedOn: at.slice(0, 10), certificateCode: id, recordedBy: 'test' },
          ...{ recordedAt: at, ...(attempt !== undefined && { attemptId: attempt }) },
        }),
        db.query.updateTable('training_records').set({ revoked_at: revoked }).where('id', '=', id).compile(),
      );
    },
    attempt({ staff, at }: { staff: string; at: string }) {
      const id = nextId('attempt');
      return write(
        id,
        db.query
          .insertInto('module_attempts')
          .values({
            ...{ id, staff_id: staff, module_key: 'ask_for_angela', module_version: 1 },
            ...{ begun_at: at, answers: '{"1":"a"}', finished_at: at, passed: 1 },
          })
          .compile(),
      );
    },
    device({ staff, at }: { staff: string; at: string }) {
      const id = nextId('device');
      return write(
        id,
        db.query
          .insertInto('learners')
          .values({ token_hash: id, staff_id: staff, begun_at: at, seen_at: at })
          .compile(),
      );
    },
    /** Evidence that is a file; `shares` gives it the file of another piece. */
    evidence({
      venue = null,
      signUp = null,
      at,
      removed = null,
      shares,
    }: {
      venue?: string | null;
      signUp?: string | null;
      at: string;
      removed?: string | null;
      shares?: string;
    }) {
      const id = nextId('evidence');
      const fileId = `file-of-${shares ?? id}`;
      const file = { id: fileId, name: 'plan.pdf', type: 'application/pdf', bytes: 3, sha256: 'x' };
      const stored = db.query
        .insertInto('stored_files')
        .values({ ...file, uploaded_by: SOMEBODY, uploaded_at: at })
        .compile();
      const part = db.query
        .insertInto('file_parts')
        .values({ file_id: fileId, position: 0, content: 'eHh4' })
        .compile();
      return write(
        id,
        ...(shares === undefined ? [stored, part] : []),
        db.query
          .insertInto('evidence')
          .values({
            ...{ id, sign_up_id: signUp, venue_id: venue, ...scheme, item: 'cctv', kind: 'file' },
            ...{ file_id: fileId, added_by: SOMEBODY, added_at: at, removed_at: removed },
          })
          .compile(),
      );
    },
    signUp({
      state,
      at,
      authority = BARNET,
    }: {
      state: 'open' | 'set_aside' | 'sent';
      at: string;
      authority?: string | null;
    }) {
      const id = nextId('signup');
      return write(
        id,
        db.query
          .insertInto('sign_ups')
          .values({
            ...{ id, person_id: SOMEBODY, authority_code: authority, state, version: 1 },
            ...{ created_at: at, updated_at: at },
          })
          .compile(),
      );
    },
    licence({
      extracted,
      updated,
      venue = null,
      authority = BARNET,
    }: {
      extracted: string | null;
      updated: string;
      venue?: string | null;
      authority?: string;
    }) {
      const id = nextId('licence');
      return write(
        id,
        db.query
          .insertInto('premises_licences')
          .values({
            ...{ id, authority_code: authority, number: id, kind: 'premises_licence', premises_name: 'X' },
            ...{ status: 'in_force', source: 'licences-csv', source_ref: id, extracted_on: extracted },
            ...{ venue_id: venue, updated_at: updated },
            ...(venue !== null && { matched_by: 'person/x', matched_at: updated }),
          })
          .compile(),
      );
    },
    embedLoads({ day, authority = BARNET }: { day: string; authority?: string }) {
      const id = nextId('embed');
      return write(
        id,
        insertEmbedSite(db, { id, authorityCode: authority, name: 'A site', createdAt: `${day}T00:00:00Z` }),
        db.query.insertInto('embed_loads').values({ site_id: id, day, part: 'finder', loads: 3 }).compile(),
      );
    },
    mail({ settled, state = 'sent' }: { settled: string | null; state?: string }) {
      const id = nextId('mail');
      return write(
        id,
        db.query
          .insertInto('outbox')
          .values({
            ...{ reference: id, recipient: 'a@example.org', kind: 'decision', subject: 'x', body: 'x' },
            ...{ state: settled === null ? 'waiting' : state, created_at: '2019-01-01T00:00:00.000Z' },
            ...{
              due_at: '2019-01-01T00:00:00.000Z',
              expires_at: '2040-01-01T00:00:00.000Z',
              settled_at: settled,
            },
          })
          .compile(),
      );
    },
    /** Someone who left at an instant. */
    leaver({ left }: { left: string | null }) {
      const id = nextId('person');
      return write(id, person(db, id, left));
    },
  };
}

export type OldThings = Awaited<ReturnType<typeof openOldThings>>;

function person(db: Database, id: string, left: string | null): CompiledQuery {
  const at = '2019-01-01T00:00:00.000Z';
  return db.query
    .insertInto('people')
    .values({ id, email: `${id}@example.org`, name: id, created_at: at, updated_at: at, left_at: left })
    .compile();
}
