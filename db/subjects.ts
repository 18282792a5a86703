import type { Database } from './database.ts';

/** Whose something is: what access to it is decided by. */
export interface Subject {
  readonly authorityCode: string | null;
  readonly venueId: string | null;
  /** The manager whose sign-up it is, or is part of. */
  readonly ownerId: string | null;
  /** Who goes on a visit. */
  readonly visitorId: string | null;
}

type Found = { [Column in 'authority_code' | 'venue_id' | 'owner_id' | 'visitor_id']?: string | null };

/** How each kind of thing that an address names is found, by the address's parameter. */
const FINDERS = {
  authority: (db: Database, code: string) =>
    db.query
      .selectFrom('authorities')
      .select(['code as authority_code'])
      .where('code', '=', code)
      .executeTakeFirst(),
  venueId: (db: Database, id: string) =>
    db.query
      .selectFrom('venues')
      .select(['authority_code', 'id as venue_id'])
      .where('id', '=', id)
      .executeTakeFirst(),
  // Its manager's own until it is sent; from then on it is the venue's, whoever manages that.
  signUpId: (db: Database, id: string) =>
    db.query
      .selectFrom('sign_ups')
      .select('authority_code')
      .select(({ eb }) =>
        eb.case().when('state', '=', 'sent').then(null).else(eb.ref('person_id')).end().as('owner_id'),
      )
      .select(({ eb }) => eb.case().when('state', '=', 'sent').then(eb.ref('venue_id')).end().as('venue_id'))
      .where('id', '=', id)
      .executeTakeFirst(),
  evidenceId: (db: Database, id: string) =>
    db.query
      .selectFrom('evidence as e')
      .leftJoin('venues as v', 'v.id', 'e.venue_id')
      .leftJoin('sign_ups as s', 's.id', 'e.sign_up_id')
      .select(['v.authority_code', 'e.venue_id'])
      .select(({ eb }) =>
        eb.case().when('e.venue_id', 'is', null).then(eb.ref('s.person_id')).end().as('owner_id'),
      )
      .where('e.id', '=', id)
      .executeTakeFirst(),
  changeId: (db: Database, id: string) =>
    db.query
      .selectFrom('venue_changes as c')
      .innerJoin('venues as v', 'v.id', 'c.venue_id')
      .select(['v.authority_code', 'c.venue_id'])
      .where('c.id', '=', id)
      .executeTakeFirst(),
  visitId: (db: Database, id: string) =>
    db.query
      .selectFrom('visits')
      .select(['authority_code', 'venue_id', 'visitor_id'])
      .where('id', '=', id)
      .executeTakeFirst(),
  planId: (db: Database, id: string) =>
    db.query
      .selectFrom('action_plans')
      .select(['authority_code', 'venue_id'])
      .where('id', '=', id)
      .executeTakeFirst(),
  concernId: (db: Database, id: string) =>
    db.query
      .selectFrom('concerns')
      .select(['authority_code', 'venue_id'])
      .where('id', '=', id)
      .executeTakeFirst(),
  externalId: (db: Database, id: string) =>
    db.query
      .selectFrom('external_certificates as e')
      .innerJoin('venues as v', 'v.id', 'e.venue_id')
      .select(['v.authority_code', 'e.venue_id'])
      .where('e.id', '=', id)
      .executeTakeFirst(),
  sessionId: (db: Database, id: string) =>
    db.query
      .selectFrom('training_sessions')
      .select(['authority_code'])
      .where('id', '=', id)
      .executeTakeFirst(),
  embedSiteId: (db: Database, id: string) =>
    db.query.selectFrom('embed_sites').select('authority_code').where('id', '=', id).executeTakeFirst(),
  licenceId: (db: Database, id: string) =>
    db.query
      .selectFrom('premises_licences')
      .select(['authority_code'])
      .where('id', '=', id)
      .executeTakeFirst(),
  recordId: (db: Database, id: string) =>
    db.query
      .selectFrom('training_records as r')
      .innerJoin('venues as v', 'v.id', 'r.venue_id')
      .select(['v.authority_code', 'r.venue_id'])
      .where('r.id', '=', id)
      .executeTakeFirst(),
  staffId: (db: Database, id: string) =>
    db.query
      .selectFrom('staff_members as m')
      .innerJoin('venues as v', 'v.id', 'm.venue_id')
      .select(['v.authority_code', 'm.venue_id'])
      .where('m.id', '=', id)
      .executeTakeFirst(),
} as const satisfies Record<string, (db: Database, id: string) => Promise<Found | undefined>>;

export type SubjectKind = keyof typeof FINDERS;
export const SUBJECT_KINDS = Object.keys(FINDERS) as readonly SubjectKind[];

/** Whose a thing is; undefined where there is no such thing. */
export async function selectSubject(
  db: Database,
  kind: SubjectKind,
  id: string,
): Promise<Subject | undefined> {
  const row: Found | undefined = await FINDERS[kind](db, id);
  return (
    row && {
      authorityCode: row.authority_code ?? null,
      venueId: row.venue_id ?? null,
      ownerId: row.owner_id ?? null,
      visitorId: row.visitor_id ?? null,
    }
  );
}
