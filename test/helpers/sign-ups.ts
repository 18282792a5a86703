import type { SchemeRules } from '../../api/domain/scheme.ts';
import type { Answers, StepKey } from '../../api/domain/sign-up.ts';
import { randomIds } from '../../api/random-ids.ts';
import { addEvidence, type GivenEvidence } from '../../api/usecases/add-evidence.ts';
import { beginSignUp } from '../../api/usecases/begin-sign-up.ts';
import { choosePremises } from '../../api/usecases/choose-premises.ts';
import { placePremises } from '../../api/usecases/place-premises.ts';
import { readSignUp } from '../../api/usecases/read-sign-up.ts';
import { saveChecklist, type Said } from '../../api/usecases/save-checklist.ts';
import { saveSignUpStep } from '../../api/usecases/save-sign-up-step.ts';
import { sendSignUp } from '../../api/usecases/send-sign-up.ts';
import type { Database } from '../../db/database.ts';
import { insertCouncilRole, insertPerson } from '../../db/people.ts';
import { everyDay } from './builders.ts';
import { BARNET, movableClock, seedRegister } from './register.ts';

/** A Wednesday at noon. */
export const NOON = '2026-06-10T11:00:00Z';
const AT = '2026-01-01T00:00:00.000Z';

export const ADA = { id: 'ada0000001', email: 'ada@example.org', name: '' };
export const BEN = { id: 'ben0000001', email: 'ben@example.org', name: '' };

const EVIDENCE: Readonly<Record<string, SchemeRules['evidence']>> = {
  safe_haven: {
    required: ['seat', 'public_liability_insurance'],
    atLeastOneOf: [['cctv', 'two_staff_present']],
  },
  ask_for_angela: { required: ['seat', 'incident_log'], atLeastOneOf: [] },
};

/** Lets the two schemes of a register ask for evidence. */
export async function askForEvidence(db: Database): Promise<void> {
  const rows = await db.query.selectFrom('scheme_versions').select(['scheme_key', 'rules']).execute();
  await db.writeAll(
    rows.map(({ scheme_key, rules }) =>
      db.query
        .updateTable('scheme_versions')
        .set({
          rules: JSON.stringify({ ...(JSON.parse(rules) as SchemeRules), evidence: EVIDENCE[scheme_key] }),
        })
        .where('scheme_key', '=', scheme_key)
        .compile(),
    ),
  );
}

/** Postcodes of Barnet, all at one spot. */
export async function addPostcodes(db: Database, postcodes: readonly string[]): Promise<void> {
  await db.writeAll(
    postcodes.map((postcode) =>
      db.query
        .insertInto('postcodes')
        .values({
          postcode: postcode.replace(' ', ''),
          lat: 51.6295,
          lon: -0.1745,
          quality: 10,
          authority_code: BARNET,
          ward_code: null,
        })
        .compile(),
    ),
  );
}

/** The two schemes ask for evidence, some postcodes are known, and the council has an officer. */
async function seedSignUps(db: Database): Promise<void> {
  await seedRegister(db);
  await askForEvidence(db);
  await addPostcodes(db, ['N20 9HH', 'N12 0QG']);
  await db.writeAll([
    ...[ADA, BEN, { id: 'officer001', email: 'officer@example.org', name: 'Olu' }].map((person) =>
      insertPerson(db, { ...person, at: AT }),
    ),
    insertCouncilRole(db, {
      authorityCode: BARNET,
      personId: 'officer001',
      role: 'officer',
      at: AT,
      by: 'test',
    }),
  ]);
}

export const ABOUT: Answers['about'] = {
  name: 'The Griffin',
  kind: 'pub',
  address: '1 High Road',
  postcode: 'N20 9HH',
};

/** Sign-ups as managers make them, through the use cases. */
export async function openSignUps(db: Database) {
  const clock = movableClock(NOON);
  await seedSignUps(db);
  const deps = { db, clock, ids: randomIds };

  const begin = async (person = ADA, venueId = '') =>
    (await beginSignUp({ key: randomIds.next(), venueId, person, ...deps })).signUpId;
  const versionOf = async (signUpId: string) => (await readSignUp({ signUpId, db, clock })).signUp.version;
  const save = async <Step extends StepKey>(
    signUpId: string,
    step: Step,
    answer: Answers[Step],
    { person = ADA, shownVersion }: { person?: typeof ADA; shownVersion?: number } = {},
  ) =>
    saveSignUpStep({
      signUpId,
      step,
      answer,
      shownVersion: shownVersion ?? (await versionOf(signUpId)),
      ...(step === 'schemes' && { changes: { schemes: answer as readonly string[] } }),
      person,
      ...deps,
    });
  const say = async (signUpId: string, schemeKey: string, said: Said, person = ADA) =>
    saveChecklist({ signUpId, schemeKey, said, shownVersion: await versionOf(signUpId), person, ...deps });
  const add = (signUpId: string, item: string, given: GivenEvidence, schemeKey = 'safe_haven') =>
    addEvidence({ signUpId, schemeKey, item, given, key: randomIds.next(), person: ADA, ...deps });
  const choose = (signUpId: string, venueId: string | null, place = 'N20 9HH', person = ADA) =>
    choosePremises({ signUpId, venueId, search: { name: '', place, fhrsid: '' }, person, ...deps });

  return {
    ...deps,
    begin,
    save,
    say,
    add,
    choose,
    read: (signUpId: string) => readSignUp({ signUpId, db, clock }),
    /** Everything but sending. */
    async fill(
      signUpId: string,
      {
        person = ADA,
        venueId = null as string | null,
        schemes = ['safe_haven'],
        about = ABOUT,
      }: {
        person?: typeof ADA;
        venueId?: string | null;
        schemes?: readonly string[];
        about?: Answers['about'];
      } = {},
    ): Promise<void> {
      await choose(signUpId, venueId, 'N20 9HH', person);
      await save(signUpId, 'schemes', schemes, { person });
      await save(signUpId, 'about', about, { person });
      await placePremises({
        signUpId,
        choice: 'postcode',
        position: '',
        shownVersion: await versionOf(signUpId),
        person,
        ...deps,
      });
      await save(
        signUpId,
        'contact',
        { phone: '020 7946 0001', website: '', managerName: 'Ada Example' },
        { person },
      );
      await save(signUpId, 'offer', { facilities: ['seat'], agePolicy: 'under_16_accompanied' }, { person });
      const { weekly, bankHolidays } = everyDay(['12:00', '02:00']);
      await save(signUpId, 'hours', { weekly, bankHolidays }, { person });
      await save(signUpId, 'staff', { headcount: 12 }, { person });
      const everything = {
        seat: 'By the bar',
        public_liability_insurance: 'Policy 1',
        cctv: 'At the door',
        incident_log: 'In the office',
      };
      for (const key of schemes) await say(signUpId, key, everything, person);
    },
    async send(
      signUpId: string,
      {
        person = ADA,
        shownVersion,
        on = db,
      }: { person?: typeof ADA; shownVersion?: number; on?: Database } = {},
    ) {
      return sendSignUp({
        signUpId,
        shownVersion: shownVersion ?? (await versionOf(signUpId)),
        pledge: 1,
        publicOrigin: 'https://havens.example',
        person,
        ...deps,
        db: on,
      });
    },
  };
}
