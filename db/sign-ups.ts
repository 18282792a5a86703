import type { CompiledQuery, Selectable } from 'kysely';
import type { SavedAnswers } from '../api/domain/sign-up.ts';
import type { Database } from './database.ts';
import type { SignUpRow } from './schema-sign-up.ts';
import { chunked } from './writes.ts';

export type SignUpState = 'open' | 'sent' | 'set_aside';

/** A manager's application, as last saved. Instants are UTC ISO text. */
export interface SignUp {
  readonly id: string;
  readonly personId: string;
  /** The premises on the register; null while they are entered by hand. */
  readonly venueId: string | null;
  readonly authorityCode: string | null;
  /** Keys of the schemes that were chosen. */
  readonly schemes: readonly string[];
  readonly answers: SavedAnswers;
  readonly state: SignUpState;
  /** Goes up with each change. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly sentAt: string | null;
}

const COLUMNS = [
  'id',
  'person_id',
  'venue_id',
  'authority_code',
  'schemes',
  'answers',
  'state',
  'version',
  'created_at',
  'updated_at',
  'sent_at',
] as const satisfies readonly (keyof SignUpRow)[];

export async function selectSignUp(db: Database, id: string): Promise<SignUp | undefined> {
  const row = await db.query.selectFrom('sign_ups').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && signUpOf(row);
}

/** A person's sign-ups that are not set aside, the one touched last first. */
export async function selectSignUpsOf(db: Database, personId: string): Promise<readonly SignUp[]> {
  const rows = await db.query
    .selectFrom('sign_ups')
    .select(COLUMNS)
    .where('person_id', '=', personId)
    .where('state', 'in', ['open', 'sent'])
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.map(signUpOf);
}

/** What was sent in for a venue, newest first: where its manager answers a question of the council. */
export async function selectSentSignUps(
  db: Database,
  venueId: string,
): Promise<readonly Pick<SignUp, 'id' | 'personId' | 'schemes' | 'sentAt'>[]> {
  const rows = await db.query
    .selectFrom('sign_ups')
    .select(['id', 'person_id', 'schemes', 'sent_at'])
    .where('venue_id', '=', venueId)
    .where('state', '=', 'sent')
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, person_id, schemes, sent_at }) => ({
    id,
    personId: person_id,
    schemes: JSON.parse(schemes) as string[],
    sentAt: sent_at,
  }));
}

/** What was sent in for these venues and the council has asked more about, the newest question first. */
export async function selectQuestionedSignUps(
  db: Database,
  venueIds: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string; readonly askedAt: string }[]> {
  const found = new Map<string, { id: string; name: string; askedAt: string }>();
  for (const some of chunked(venueIds, 1)) {
    const rows = await db.query
      .selectFrom('sign_ups as s')
      .innerJoin('accreditations as a', 'a.venue_id', 's.venue_id')
      .innerJoin('venues as v', 'v.id', 's.venue_id')
      .select(['s.id', 's.schemes', 'v.name', 'a.scheme_key', 'a.updated_at'])
      .where('s.venue_id', 'in', some)
      .where('s.state', '=', 'sent')
      .where('a.state', '=', 'more_information_needed')
      .execute();
    for (const { id, schemes, name, scheme_key, updated_at } of rows)
      if ((JSON.parse(schemes) as string[]).includes(scheme_key))
        found.set(id, { id, name, askedAt: updated_at });
  }
  return [...found.values()].toSorted((a, b) => (a.askedAt > b.askedAt ? -1 : 1));
}

export function insertSignUp(
  db: Database,
  {
    id,
    personId,
    venueId,
    authorityCode,
    at,
  }: Pick<SignUp, 'id' | 'personId' | 'venueId' | 'authorityCode'> & {
    at: string;
  },
): CompiledQuery {
  return db.query
    .insertInto('sign_ups')
    .values({
      id,
      person_id: personId,
      venue_id: venueId,
      authority_code: authorityCode,
      state: 'open',
      version: 1,
      created_at: at,
      updated_at: at,
      sent_at: null,
    })
    .compile();
}

export type SignUpChanges = Partial<
  Pick<SignUp, 'venueId' | 'authorityCode' | 'schemes' | 'answers' | 'state' | 'sentAt'>
>;

/**
 * Changes a sign-up, whose version goes up by one. It makes the whole write fail with a ConstraintError (`trigger`) where
 * the sign-up has changed since it was read.
 */
export function updateSignUp(
  db: Database,
  { id, version }: Pick<SignUp, 'id' | 'version'>,
  { venueId, authorityCode, schemes, answers, state, sentAt }: SignUpChanges,
  at: string,
): CompiledQuery {
  return db.query
    .updateTable('sign_ups')
    .set({
      ...(venueId !== undefined && { venue_id: venueId }),
      ...(authorityCode !== undefined && { authority_code: authorityCode }),
      ...(schemes !== undefined && { schemes: JSON.stringify(schemes) }),
      ...(answers !== undefined && { answers: JSON.stringify(answers) }),
      ...(state !== undefined && { state }),
      ...(sentAt !== undefined && { sent_at: sentAt }),
      version: version + 1,
      updated_at: at,
    })
    .where('id', '=', id)
    .compile();
}

function signUpOf(row: Pick<Selectable<SignUpRow>, (typeof COLUMNS)[number]>): SignUp {
  return {
    id: row.id,
    personId: row.person_id,
    venueId: row.venue_id,
    authorityCode: row.authority_code,
    schemes: JSON.parse(row.schemes) as string[],
    answers: JSON.parse(row.answers) as SavedAnswers,
    state: row.state as SignUpState,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    sentAt: row.sent_at,
  };
}
