import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { isLocalDate } from '../../api/domain/calendar.ts';
import { notFound } from '../../api/domain/errors.ts';
import { sessionsStarting, WEEKDAYS, type Session } from '../../api/domain/hours.ts';
import { addDays, dayNumber, londonDate, weekdayIndex } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import { sessionsWords } from '../../api/html/hours-words.ts';
import { removeException, setException } from '../../api/usecases/set-exception.ts';
import { showComingHours, type ComingFortnight } from '../../api/usecases/show-coming-hours.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choice, single } from '../form/fields.ts';
import { EMPTY_FORM, filledWith, type Filled } from '../form/filled.ts';
import { readForm, type FormValues } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { day, optionalDay } from '../form/time-fields.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { DayPage, DaysFormPage } from './day-pages.tsx';
import { DaysPage } from './days-page.tsx';
import { sessionValues, textIn, withAnotherStretch } from './hours-fields.ts';
import { readSessions, type Problem } from './hours-form.ts';
import { venueHome } from './venue-address.ts';

type Purpose = 'opening' | 'haven';

const DONE = {
  hours: 'The hours are saved. The public sees them now. This is how they read for the next 14 days.',
  day: 'The change is saved. The public sees it now.',
  'as-usual': 'That day is as usual again. The public sees it now.',
};

/** GET /admin/venues/:venueId/days, …/days/new and …/days/:date, and their forms */
export function daysRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/days', async (c) => {
    const fortnight = await showComingHours({ venueId: c.req.param('venueId'), ...deps });
    const home = venueHome(c.get('person'), fortnight.venue);
    return sendPage(c, deps, {
      title: 'The next 14 days',
      back: { href: home, text: fortnight.venue.name },
      ...doneNotice(c, DONE),
      content: <DaysPage fortnight={fortnight} />,
    });
  });
  routes.get('/venues/:venueId/days/new', (c) =>
    showNew(c, deps, c.req.param('venueId'), filledWith({ for: 'opening' })),
  );
  routes.post('/venues/:venueId/days/new', (c) => saveNew(c, deps, c.req.param('venueId')));
  routes.get('/venues/:venueId/days/:date', (c) =>
    showDay(c, deps, c.req.param(), c.req.query('for') === 'haven' ? 'haven' : 'opening'),
  );
  routes.post('/venues/:venueId/days/:date', (c) => saveDay(c, deps, c.req.param()));
  return routes;
}

const sessionsField = z.unknown().transform((sent, ctx): { sessions: readonly Session[] } => {
  const values = (sent ?? {}) as FormValues;
  const kind = single(values['kind']);
  const problems: Problem[] = [];
  if (kind !== 'closed' && kind !== 'own')
    problems.push({ name: 'kind', message: 'Choose whether it is closed or has other times' });
  const sessions =
    kind === 'own' ? readSessions(values, { prefix: '', row: 'day', name: 'this day' }, problems) : [];
  if (kind === 'own' && sessions.length === 0 && problems.length === 0)
    problems.push({ name: 'day-1-opens', message: 'Enter the times, or choose “Closed”' });
  for (const { name, message } of problems) ctx.addIssue({ code: 'custom', message, path: [name] });
  return { sessions };
});

async function showNew(c: Context<AdminEnv>, deps: Deps, venueId: string, form: Filled): Promise<Response> {
  const { venue, hours } = await showComingHours({ venueId, ...deps });
  const cancel = `/admin/venues/${venueId}/days`;
  return sendPage(c, deps, {
    title: 'Change another day, or several',
    back: { href: cancel, text: 'The next 14 days' },
    errors: form.errors,
    content: (
      <DaysFormPage venueName={venue.name} form={form} cancel={cancel} hasHaven={hours.haven !== undefined} />
    ),
  });
}

async function saveNew(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const notBefore = addDays(londonDate(deps.clock.now() / 60_000), -1);
  const dates = z.object({
    date: day('the day', { notBefore }),
    through: optionalDay('the last day', { notBefore }),
  });
  const form = await readForm(c, z.intersection(dates, sessionsField));
  const more = withAnotherStretch(form.values);
  if (more) return showNew(c, deps, venueId, { values: more, errors: {} });
  if (!form.ok) return showNew(c, deps, venueId, form);
  const { date, through, sessions } = form.data;
  const purpose = textIn(form.values, 'for') === 'haven' ? 'haven' : 'opening';
  try {
    const days = { from: date, through: through ?? date, sessions };
    await setException({ venueId, purpose, ...days, actor: actorOf(c.get('person')), ...deps });
  } catch (error) {
    return showNew(c, deps, venueId, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`/admin/venues/${venueId}/days?done=day`, 303);
}

async function showDay(
  c: Context<AdminEnv>,
  deps: Deps,
  { venueId, date }: { venueId: string; date: string },
  purpose: Purpose,
  again?: Filled,
): Promise<Response> {
  const fortnight = await showComingHours({ venueId, ...deps });
  const kept = fortnight.hours[purpose]?.hours;
  if (!isLocalDate(date) || !kept)
    throw notFound('hours.no_such_day', 'There is nothing to change on this day. Look at the next 14 days.');
  const exception = kept.exceptions.find((each) => each.date === date);
  const first = exception
    ? filledWith({
        kind: exception.sessions.length === 0 ? 'closed' : 'own',
        ...sessionValues(exception.sessions, '', 'day'),
      })
    : EMPTY_FORM;
  const form = again ?? first;
  const cancel = `/admin/venues/${venueId}/days`;
  return sendPage(c, deps, {
    title: `Change ${date}`,
    back: { href: cancel, text: 'The next 14 days' },
    errors: form.errors,
    content: (
      <DayPage
        venueName={fortnight.venue.name}
        purpose={purpose}
        form={form}
        cancel={cancel}
        date={date}
        usual={usualWords(fortnight, purpose, date)}
        changed={exception !== undefined}
      />
    ),
  });
}

function usualWords({ hours, bankHolidays }: ComingFortnight, purpose: Purpose, date: string): string {
  const kept = hours[purpose]?.hours;
  if (!kept) return '';
  const weekday = WEEKDAYS[weekdayIndex(dayNumber(date))] ?? 'mo';
  const usual = sessionsStarting(
    { ...kept, exceptions: [] },
    { date, weekday, bankHoliday: bankHolidays.has(date) },
  );
  const words = sessionsWords(usual);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

async function saveDay(
  c: Context<AdminEnv>,
  deps: Deps,
  params: { venueId: string; date: string },
): Promise<Response> {
  const { venueId, date } = params;
  const form = await readForm(
    c,
    z.intersection(z.object({ for: choice(['opening', 'haven'], 'x') }), sessionsField),
  );
  const purpose: Purpose = textIn(form.values, 'for') === 'haven' ? 'haven' : 'opening';
  const change = { venueId, purpose, actor: actorOf(c.get('person')), ...deps };
  const more = withAnotherStretch(form.values);
  if (more) return showDay(c, deps, params, purpose, { values: more, errors: {} });
  if (textIn(form.values, 'remove') !== '') {
    await removeException({ ...change, date });
    return c.redirect(`/admin/venues/${venueId}/days?done=as-usual`, 303);
  }
  if (!form.ok) return showDay(c, deps, params, purpose, form);
  if (!isLocalDate(date)) throw notFound('hours.no_such_day', 'There is no such day.');
  await setException({ ...change, from: date, through: date, sessions: form.data.sessions });
  return c.redirect(`/admin/venues/${venueId}/days?done=day`, 303);
}
