import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { epochMinutes, type EpochMinutes } from '../../api/domain/clock.ts';
import { londonDate, londonInstant } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import { listOwnVisits } from '../../api/usecases/list-own-visits.ts';
import { recordVisit } from '../../api/usecases/record-visit.ts';
import { showOwnVisit, type OwnVisit } from '../../api/usecases/show-own-visit.ts';
import type { AdminEnv } from '../admin-env.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { answersIn, recordForm } from './form.ts';
import { MyVisitsPage } from './my-list-page.tsx';
import { MyVisitPage } from './my-visit-page.tsx';

const DONE = {
  recorded: 'Thank you. Your visit is recorded',
  'was-recorded': 'This visit was recorded before. What was sent first stands',
};

/** The pages of those who make visits: their own, and nothing else. */
export function myVisitRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.get('/my-visits', async (c) => {
    const { planned, done } = await listOwnVisits({ ...deps, personId: c.get('person').id });
    const today = londonDate(epochMinutes(deps.clock.now()));
    return sendPage(c, deps, {
      title: 'My visits',
      ...doneNotice(c, DONE),
      content: <MyVisitsPage planned={planned} done={done} today={today} />,
    });
  });

  routes.get('/my-visits/:visitId', async (c) => {
    const visit = await showOwnVisit({ ...deps, visitId: c.req.param('visitId') });
    return sendOne(c, deps, visit, EMPTY_FORM);
  });

  routes.post('/my-visits/:visitId', (c) => recordOne(c, deps, c.req.param('visitId')));

  return routes;
}

function sendOne(
  c: Context<AdminEnv>,
  deps: Deps,
  visit: OwnVisit,
  form: Filled & { status?: 409 | 422 },
): Promise<Response> {
  const { status } = form;
  return sendPage(c, deps, {
    title: visit.venueName,
    back: { href: '/admin/my-visits', text: 'My visits' },
    errors: form.errors,
    ...(status !== undefined && { status }),
    content: <MyVisitPage visit={visit} form={form} />,
  });
}

/** POST /admin/my-visits/:visitId: a report that is sent twice finds the first one. */
async function recordOne(c: Context<AdminEnv>, deps: Deps, visitId: string): Promise<Response> {
  const visit = await showOwnVisit({ ...deps, visitId });
  const now = epochMinutes(deps.clock.now());
  const form = await readForm(c, recordForm(visit.kind, londonDate(now)));
  if (visit.outcome !== null) return c.redirect('/admin/my-visits?done=was-recorded', 303);
  if (!form.ok) return sendOne(c, deps, visit, form);
  const { visitedOn, visitedTime, outcome, reason, notes, minutesToResponse, ...answers } = form.data;
  try {
    const { wasRecorded } = await recordVisit({
      ...deps,
      visitId,
      report: {
        visitedAt: instantOf(visitedOn, visitedTime),
        answers: answersIn(visit.kind, answers),
        ...{ minutesToResponse, outcome, reason: reason ?? '', notes: notes ?? '' },
      },
      actor: actorOf(c.get('person')),
      publicOrigin: deps.config.publicOrigin,
    });
    deps.mail.nudge();
    return c.redirect(`/admin/my-visits?done=${wasRecorded ? 'was-recorded' : 'recorded'}`, 303);
  } catch (error) {
    const { errors, status } = refusalOf(error);
    const { visitedAt, ...others } = errors;
    const named = visitedAt === undefined ? others : { visitedTime: visitedAt, ...others };
    return sendOne(c, deps, visit, { values: form.values, errors: named, status });
  }
}

/** The instant of a London day and `HH:MM`. */
function instantOf(day: string, time: string): EpochMinutes {
  return londonInstant(day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
}
