import type { CompiledQuery } from 'kysely';
import { stepsOf, type Course } from '../../api/domain/course.ts';
import { randomIds } from '../../api/random-ids.ts';
import { sealWith } from '../../api/seal.ts';
import { beginModule, chooseAt, turnPage } from '../../api/usecases/go-through-module.ts';
import { joinStaff } from '../../api/usecases/join-staff.ts';
import { makeJoinLink, showJoinLink } from '../../api/usecases/keep-join-link.ts';
import { readLearner, type Learning } from '../../api/usecases/read-learner.ts';
import type { Database } from '../../db/database.ts';
import { insertStaffMember } from '../../db/staff.ts';
import { aStaffedVenue } from './staffed-venue.ts';

const seal = sealWith('only-for-tests-only-for-tests-only-for-tests', 'attempts');

/** A module of one page, one scenario and two questions; `a` is always right. */
export const SMALL_COURSE: Course = {
  ...{ key: 'safe_haven_welcome', version: 1, passMark: 0.8, changes: [] },
  lessons: [
    { kind: 'page', id: 'first', title: 'First' },
    { kind: 'scenario', id: 'second', title: 'Second', choices: [{ id: 'a' }, { id: 'b' }] },
  ],
  questions: ['one', 'two'].map((id) => ({
    ...{ id, lesson: 'first' },
    answers: [
      { id: 'a', right: true },
      { id: 'b', right: false },
    ],
  })),
};

/** A venue with a link, by which people come and learn. */
export async function aTeachingVenue(db: Database) {
  const venue = await aStaffedVenue(db);
  const given = { db, clock: venue.clock, ids: randomIds, seal };
  await makeJoinLink({ ...given, venueId: venue.venueId, was: null, actor: 'person/manager' });
  const { link } = await showJoinLink({ ...given, venueId: venue.venueId });
  const token = link?.token ?? '';

  async function comeIn(name: string, { key = randomIds.next(), client = name } = {}): Promise<Learning> {
    const joining = { name, job: 'Bar staff', email: null, publicFacing: true };
    const device = await joinStaff({ ...given, token, key, joining, client });
    const learning = await readLearner({ ...given, token: device });
    if (!learning) throw new Error(`${name} did not come in`);
    return learning;
  }

  return {
    ...venue,
    ...given,
    token,
    comeIn,
    /** Many people who have answered everything, and have yet to see their result. */
    async comeInAnswered(count: number): Promise<readonly Learning[]> {
      const first = await comeIn('Person 0');
      const others = Array.from({ length: count - 1 }, (_, n) => ({
        ...first.member,
        ...{ id: randomIds.next(), name: `Person ${n + 1}` },
      }));
      const at = new Date(venue.clock.now()).toISOString();
      await db.writeAll(others.map((each) => insertStaffMember(db, { ...each, addedBy: 'test', at })));
      const people = [first.member, ...others];
      await db.writeAll(people.map((each) => anAnsweredAttempt(db, each.id, SMALL_COURSE, at)));
      return people.map((member) => ({ ...first, member }));
    },
    /** To the last question, each answered with this. */
    async answerAll(learning: Learning, answer = 'a', course: Course = SMALL_COURSE): Promise<void> {
      const going = { ...given, learning, course };
      for (let step: number | 'answered' = await beginModule(going); step !== 'answered';) {
        const isPage: boolean = course.lessons[step - 1]?.kind === 'page';
        if (!isPage) await chooseAt({ ...going, step, choice: answer });
        step = await turnPage({ ...going, step });
      }
    },
  };
}

/** A way through a module on which every question is answered right. */
export function anAnsweredAttempt(db: Database, staffId: string, course: Course, at: string): CompiledQuery {
  const right = course.questions.map(({ id, answers }) => [id, answers.find((each) => each.right)?.id]);
  return db.query
    .insertInto('module_attempts')
    .values({
      ...{ id: randomIds.next(), staff_id: staffId, module_key: course.key, module_version: course.version },
      ...{ begun_at: at, page: stepsOf(course), answers: JSON.stringify(Object.fromEntries(right)) },
    })
    .compile();
}
