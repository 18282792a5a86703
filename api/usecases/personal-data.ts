import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { ERASED_AT, selectHasStanding } from '../../db/erase-people.ts';
import { selectPerson, selectPersonByEmail, type Person } from '../../db/people.ts';
import { selectAuthoritiesOfPerson, selectPersonalData, type PersonalData } from '../../db/personal-data.ts';
import type { Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { normalEmail } from '../domain/people.ts';

export type { HeldRow, PersonalData, PersonalDataSection } from '../../db/personal-data.ts';

/** Somebody about whom an authority's administrator may be asked. */
export interface HeldPerson extends Person {
  /** A role, a venue or something under way, at whatever authority: not to be erased yet. */
  readonly hasStanding: boolean;
  /** Has or had to do with other authorities as well, whose part this one does not see. */
  readonly elsewhereToo: boolean;
}

/** What a file with somebody's data says of itself, and the data. */
export interface PersonalDataFile {
  readonly about: string;
  /** Instant, UTC ISO text. */
  readonly made_at: string;
  readonly left_out: readonly string[];
  readonly data: PersonalData;
}

/**
 * Finds a person by their exact address, for the administrator whom they have asked.
 * @throws DomainError `person.not_held` (404), also for who has to do with other authorities only
 */
export async function findHeldPerson({
  email,
  authorityCode,
  db,
}: {
  email: string;
  authorityCode: string;
  db: Database;
}): Promise<HeldPerson> {
  return heldBy(await selectPersonByEmail(db, normalEmail(email)), authorityCode, db);
}

/** @throws DomainError as findHeldPerson */
export async function readHeldPerson({
  personId,
  authorityCode,
  db,
}: {
  personId: string;
  authorityCode: string;
  db: Database;
}): Promise<HeldPerson> {
  return heldBy(await selectPerson(db, personId), authorityCode, db);
}

async function heldBy(person: Person | undefined, authorityCode: string, db: Database): Promise<HeldPerson> {
  const authorities = person ? await selectAuthoritiesOfPerson(db, person.id) : [];
  const isErased = person?.email.endsWith(ERASED_AT) === true;
  if (!person || isErased || (authorities.length > 0 && !authorities.includes(authorityCode))) {
    throw notFound('person.not_held', 'Your authority holds nothing about a person of this address.');
  }
  return {
    ...person,
    hasStanding: await selectHasStanding(db, person.id),
    elsewhereToo: authorities.some((code) => code !== authorityCode),
  };
}

const LEFT_OUT = [
  'What is in uploaded files: they are named here, ask for the ones you want.',
  'The hashes and keys by which a browser is known.',
];
const LEFT_OUT_ELSEWHERE = [
  'What belongs to other authorities, and what mail said: the person can download all of it under “Your account”.',
];

/**
 * Everything the register holds about a person, and for an administrator what of it is their authority's or nobody's. The
 * trail says that it was taken, and by whom.
 *
 * @param authorityCode whose administrator asks; null where it is the person
 */
export async function exportPersonalData({
  person,
  authorityCode,
  actor,
  db,
  clock,
}: {
  person: Pick<Person, 'id' | 'email'>;
  authorityCode: string | null;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<PersonalDataFile> {
  const at = new Date(clock.now()).toISOString();
  const { id, email } = person;
  const data = await selectPersonalData(db, { id, email, authority: authorityCode });
  await writeAudited(
    db,
    [],
    [
      {
        authority_code: authorityCode,
        occurred_at: at,
        actor,
        action: 'person.data_exported',
        subject: `person/${id}`,
        details: { rows: Object.values(data).reduce((sum, rows) => sum + rows.length, 0) },
      },
    ],
  );
  const left_out = authorityCode === null ? LEFT_OUT : [...LEFT_OUT, ...LEFT_OUT_ELSEWHERE];
  return { about: email, made_at: at, left_out, data };
}

/** How many rows of each kind such a file would hold. */
export async function countPersonalData({
  person: { id, email },
  authorityCode,
  db,
}: {
  person: Pick<Person, 'id' | 'email'>;
  authorityCode: string | null;
  db: Database;
}): Promise<Readonly<Record<string, number>>> {
  const data = await selectPersonalData(db, { id, email, authority: authorityCode });
  return Object.fromEntries(Object.entries(data).map(([section, rows]) => [section, rows.length]));
}
