import { sql } from 'kysely';
import { randomIds } from '../../api/random-ids.ts';
import { insertCertificate } from '../../db/external-certificates.ts';
import { insertEmbedSite } from '../../db/embed-sites.ts';
import { insertHelpline } from '../../db/helplines.ts';
import { bookPlace } from '../../db/session-places.ts';
import { insertStaffMember } from '../../db/staff.ts';
import { insertTrainingRecord } from '../../db/training-records.ts';
import { insertSession } from '../../db/training-sessions.ts';
import { addVenue, BARNET } from './register.ts';
import type { Browser } from './browser-of.ts';
import { openOffice, type Office } from './office.ts';

export const CAMDEN = 'E09000007';

/** Whose things an address names: one's own, another venue of the same authority, or another authority's. */
export const OWNERS = ['own', 'other venue', 'other authority'] as const;
export type Owner = (typeof OWNERS)[number];

const AT = '2026-06-01T09:00:00.000Z';

export interface Estate extends Office {
  /** A route's pattern with ids of things that belong to an owner. */
  pathOf(pattern: string, owner: Owner): string;
  /** A browser of someone with one role, in Barnet or of the own venue; `nobody` has not signed in. */
  browserOf(asker: string): Promise<Browser>;
  /** Every row of the register but for what signing in leaves, to see that nothing changed. */
  content(): Promise<string>;
  /** Ids of everything that belongs to an owner. */
  idsOf(owner: Owner): readonly string[];
  /** Stands in each text of an owner's things that is not for everyone. */
  markOf(owner: Owner): string;
  /** The rows of an owner's things, but for those in which anyone may name any premises, such as a sign-up of their own. */
  rowsOf(owner: Owner): Promise<string>;
}

/**
 * Two authorities, three venues (one's own, another of the same authority, another's) and one of everything that an
 * address can name for each; someone with each role.
 */
export async function anEstate(): Promise<Estate> {
  const office = await openOffice({ kept: true });
  const { db } = office;
  await db.writeAll([
    db.query.insertInto('authorities').values({ code: CAMDEN, name: 'Camden', updated_at: AT }).compile(),
  ]);
  const things = new Map<Owner, Readonly<Record<string, string>>>();
  const managerId = await office.addPerson('manager@example.org');
  const testerId = await office.addOfficer('tester@example.org', ['tester']);
  const othersId = await office.addPerson('somebody-else@example.org');
  await office.addPerson('stranger@example.org');
  for (const owner of OWNERS) {
    const mine = owner === 'own';
    const authority = owner === 'other authority' ? CAMDEN : BARNET;
    const people = { ownerId: mine ? managerId : othersId, visitorId: mine ? testerId : othersId };
    things.set(owner, await addThings(office, owner, authority, people));
  }
  await office.addManager('manager@example.org', [things.get('own')?.['venueId'] ?? '']);
  for (const role of ['officer', 'approver', 'partner', 'administrator'] as const)
    await office.addOfficer(`${role}@example.org`, [role]);

  return {
    ...office,
    pathOf: (pattern, owner) =>
      pattern.replace(/:(\w+)/g, (_, name: string) => things.get(owner)?.[name] ?? 'nothing'),
    browserOf: async (asker) =>
      asker === 'nobody' ? office.browser() : office.signIn(`${asker}@example.org`, { 'Test-Client': asker }),
    content: () => contentOf(office, () => true),
    idsOf: (owner) => idsOf(things, owner),
    markOf,
    rowsOf(owner) {
      const ids = idsOf(things, owner);
      return contentOf(office, (table, row) => {
        const text = JSON.stringify(row);
        if (NAMED_BY_ANYONE.has(table)) return ids.includes(String(row['id']));
        if (KEPT_BY_KEY.has(table))
          return [row['id'], row['authority_code']].some((key) => ids.includes(String(key)));
        return ids.some((id) => text.includes(id));
      });
    },
  };
}

/** What comes and goes with signing in and asking. */
const PASSING = new Set([
  'sessions',
  'sign_in_codes',
  'attempts',
  'outbox',
  'd1_migrations',
  'sqlite_sequence',
]);

/** Tables in which one's own row may name somebody else's premises. */
const NAMED_BY_ANYONE = new Set([
  'sign_ups',
  'evidence',
  'access_requests',
  'audit_events',
  'audit_heads',
  'form_receipts',
]);

/** What administrators keep, and what people say of themselves: whatever is written there, it is its owner's by its keys. */
const KEPT_BY_KEY = new Set([
  'people',
  'helplines',
  'schemes',
  'scheme_versions',
  'authority_settings',
  'register_settings',
]);

type Things = ReadonlyMap<Owner, Readonly<Record<string, string>>>;

/** Without the authority of another venue in it, which is one's own as well. */
function idsOf(things: Things, owner: Owner): string[] {
  return Object.entries(things.get(owner) ?? {})
    .filter(
      ([name]) =>
        !(name === 'authority' && owner === 'other venue') && name !== 'schemeKey' && name !== 'personId',
    )
    .map(([, id]) => id);
}

function markOf(owner: Owner): string {
  return `mark-${owner.replace(' ', '-')}-mark`;
}

async function contentOf(
  { db }: Office,
  wanted: (table: string, row: Readonly<Record<string, unknown>>) => boolean,
): Promise<string> {
  const tables = await sql<{
    name: string;
  }>`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`.execute(db.query);
  const contents = [];
  for (const { name } of tables.rows.filter((table) => !PASSING.has(table.name)))
    contents.push(
      name,
      JSON.stringify(
        (await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(db.query)).rows.filter(
          (row) => wanted(name, row),
        ),
      ),
    );
  return contents.join('\n');
}

async function addThings(
  { db }: Office,
  owner: Owner,
  authority: string,
  { ownerId, visitorId }: { ownerId: string; visitorId: string },
): Promise<Record<string, string>> {
  const id = () => randomIds.next();
  const mark = markOf(owner);
  const venueId = await addVenue(db, { id: id(), authority_code: authority, name: `Venue, ${owner}` });
  const ids = {
    signUpId: id(),
    evidenceId: id(),
    changeId: id(),
    visitId: id(),
    planId: id(),
    concernId: id(),
    licenceId: id(),
    embedSiteId: id(),
    helplineKey: id(),
    externalId: id(),
    recordId: id(),
    sessionId: id(),
    staffId: id(),
  };
  const of = { venue_id: venueId, scheme_key: 'safe_haven', authority_code: authority };
  await db.writeAll([
    insertHelpline(db, {
      ...{ key: ids.helplineKey, authorityCode: authority, position: 50, emergency: false, shown: true },
      ...{ name: 'Night Line', forWhom: `Anyone ${mark}`, phone: '0800 555 0100', textNumber: '', email: '' },
      ...{ website: '', hours: 'At night', owner: 'An officer', source: 'test', checkedOn: '2026-06-01' },
    }),
    insertEmbedSite(db, {
      ...{ id: ids.embedSiteId, authorityCode: authority, name: `Website ${mark}`, createdAt: AT },
    }),
    db.query
      .insertInto('sign_ups')
      .values({
        id: ids.signUpId,
        person_id: ownerId,
        authority_code: authority,
        venue_id: venueId,
        state: 'open',
        version: 1,
        created_at: AT,
        updated_at: AT,
        sent_at: null,
      })
      .compile(),
    db.query
      .insertInto('evidence')
      .values({
        id: ids.evidenceId,
        sign_up_id: ids.signUpId,
        venue_id: venueId,
        scheme_key: 'safe_haven',
        item: 'cctv',
        kind: 'text',
        text: `At the door ${mark}`,
        file_id: null,
        added_by: ownerId,
        added_at: AT,
        verdict: null,
        verdict_by: null,
        verdict_at: null,
        removed_at: null,
      })
      .compile(),
    db.query
      .insertInto('venue_changes')
      .values({
        id: ids.changeId,
        venue_id: venueId,
        proposed: JSON.stringify({ name: `New name ${mark}` }),
        present: '{"name":"Old name"}',
        proposed_by: `person/${ownerId}`,
        proposed_at: AT,
        decision: null,
        decided_by: null,
        decided_at: null,
      })
      .compile(),
    db.query
      .insertInto('concerns')
      .values({
        id: ids.concernId,
        key: null,
        venue_id: venueId,
        authority_code: authority,
        reason: 'closed',
        note: `It was shut ${mark}`,
        received_at: AT,
        state: 'new',
        looked_at_by: null,
        looked_at: null,
        outcome: null,
        closed_by: null,
        closed_at: null,
      })
      .compile(),
    db.query
      .insertInto('visits')
      .values({
        id: ids.visitId,
        ...of,
        kind: 'mystery',
        state: 'planned',
        visitor_id: visitorId,
        due_on: '2026-07-01',
        planned_by: 'person/x',
        planned_at: AT,
        brief: `Ask at the bar ${mark}`,
        retest_of: null,
        concern_id: null,
        visited_at: null,
        rubric: null,
        outcome: null,
        minutes_to_response: null,
        recorded_by: null,
        recorded_at: null,
        debriefed_on: null,
      })
      .compile(),
    db.query
      .insertInto('action_plans')
      .values({
        id: ids.planId,
        ...of,
        cause: 'visit',
        visit_id: null,
        concern_id: null,
        steps: JSON.stringify([`Train the bar staff ${mark}`]),
        deadline: '2026-08-01',
        opened_by: 'person/x',
        opened_at: AT,
        answered_at: null,
        result: null,
        closed_by: null,
        closed_at: null,
      })
      .compile(),
    insertStaffMember(db, {
      ...{ id: ids.staffId, venueId, name: `Ada ${mark}`, job: 'Bar staff', email: null },
      ...{ publicFacing: true, duty: null, joinedOn: '2026-01-01', leftOn: null, source: 'manager' },
      ...{ confirmedAt: null, claimedAt: null, addedBy: `person/${ownerId}`, at: AT },
    }),
    insertSession(db, {
      ...{ id: ids.sessionId, authorityCode: authority, moduleKey: 'ask_for_angela', minutes: 60 },
      ...{ startsAt: '2026-07-01T17:00:00.000Z', place: 'Example Hall', trainer: '', places: 20, note: '' },
      ...{ plannedBy: 'person/x', plannedAt: AT },
    }),
    insertCertificate(db, {
      ...{ id: ids.externalId, venueId, staffId: ids.staffId, moduleKey: 'ask_for_angela', provider: 'WAVE' },
      ...{ trainedOn: '2026-05-01', reference: mark, fileId: null, sentBy: `person/${ownerId}`, sentAt: AT },
    }),
    insertTrainingRecord(db, {
      ...{
        id: ids.recordId,
        staffId: ids.staffId,
        venueId,
        moduleKey: 'ask_for_angela',
        moduleVersion: null,
      },
      ...{ way: 'in_person', trainedOn: '2026-05-01', certificateCode: `${ids.recordId}${ids.recordId}` },
      ...{ recordedBy: 'person/x', recordedAt: AT },
    }),
    bookPlace(db, { sessionId: ids.sessionId, staffId: ids.staffId, by: `person/${ownerId}`, at: AT }),
    db.query
      .insertInto('premises_licences')
      .values({
        id: ids.licenceId,
        authority_code: authority,
        number: `23/${ids.licenceId}`,
        kind: 'premises_licence',
        premises_name: 'The Paper Lantern',
        holder: `Holder ${mark}`,
        supervisor: `Supervisor ${mark}`,
        ward_code: null,
        lat: null,
        lon: null,
        supervisor_since: null,
        status: 'in_force',
        starts_on: null,
        ends_on: null,
        uprn: null,
        source: 'test',
        source_ref: ids.licenceId,
        checked_on: null,
        checked_by: null,
        venue_id: venueId,
        matched_by: 'person/x',
        matched_at: AT,
        updated_at: AT,
      })
      .compile(),
  ]);
  return { ...ids, session: ids.sessionId, venueId, authority, schemeKey: 'safe_haven', personId: ownerId };
}
