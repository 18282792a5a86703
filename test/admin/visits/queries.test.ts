import { expect, it } from 'vitest';
import { countQueries } from '../../helpers/counted-queries.ts';
import { COUNCIL, openFieldwork } from '../../helpers/fieldwork.ts';

/** targets.md: officer pages. Signing in and the guard ask some of them. */
const MOST_QUERIES = 12;

it('no page about visits, plans or concerns asks the register more than a dozen times', async () => {
  const work = await openFieldwork();
  for (let n = 0; n < 8; n += 1) {
    await work.raised(`Note ${n}.`);
    await work.planned();
  }
  const visitId = await work.visited('poor');
  const [planId] = await work.planIds();
  const concern = await work.db.query.selectFrom('concerns').select('id').executeTakeFirstOrThrow();
  const queries = countQueries(work.db);
  const paths = [
    `${COUNCIL}/visits`,
    `${COUNCIL}/visits?list=to_retest`,
    `/admin/visits/${visitId}`,
    `${work.venuePath}/visits/new`,
    `${COUNCIL}/plans`,
    `/admin/plans/${planId}`,
    `/admin/plans/${planId}/close`,
    `${COUNCIL}/concerns`,
    `/admin/concerns/${concern.id}`,
  ];
  const asked: [path: string, queries: number][] = [];
  for (const path of paths) {
    queries();
    const answer = await work.approver.get(path);
    expect(answer.status).toBe(200);
    asked.push([path, queries()]);
  }
  queries();
  await work.tester.get('/admin/my-visits');
  asked.push(['/admin/my-visits', queries()]);
  expect(asked.filter(([, count]) => count > MOST_QUERIES)).toEqual([]);
  expect(asked.every(([, count]) => count > 0)).toBe(true);
});
