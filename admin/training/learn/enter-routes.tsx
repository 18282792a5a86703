import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../../api/deps.ts';
import { DomainError } from '../../../api/domain/errors.ts';
import { errorHeaders } from '../../../api/http/problems.ts';
import { joinStaff } from '../../../api/usecases/join-staff.ts';
import { learnElsewhere } from '../../../api/usecases/learn-elsewhere.ts';
import { openJoinLink } from '../../../api/usecases/open-join-link.ts';
import { optionalText } from '../../form/fields.ts';
import { formKeyOf } from '../../form/form-key.tsx';
import { readForm } from '../../form/read-form.ts';
import { COURSES } from '../courses.ts';
import { HOME, linkAddress } from './addresses.ts';
import { EntryPage } from './entry-page.tsx';
import { NOTHING_FILLED, type Filled } from './filled.ts';
import { keepLearner, keepLink, learnerOn, linkOn } from './learner-cookie.ts';
import { sendLearnPage } from './send-learn-page.tsx';
import { SomebodyHere, WelcomePage } from './welcome-page.tsx';
import { YOU } from './you-form.ts';
import { YouPage } from './you-page.tsx';

const CODE = z.object({ code: optionalText('your code', { max: 40 }) });

/** How somebody comes in, by their venue's link or with the code of another phone. */
export function enterRoutes(deps: Deps): Hono {
  const routes = new Hono();

  routes.get('/', (c) => sendEntry(c, deps, NOTHING_FILLED));

  routes.post('/', async (c) => {
    const form = await readForm(c, CODE);
    const typed = form.ok ? (form.data.code ?? '') : '';
    try {
      const token = await learnElsewhere({ ...deps, typed, client: deps.clientAddress(c) });
      keepLearner(c, deps, token);
      return c.redirect(HOME, 303);
    } catch (error) {
      return sendEntry(c, deps, { values: form.values, errors: refusedBy(c, error) }, statusOf(error));
    }
  });

  routes.get('/:token', async (c) => {
    const token = c.req.param('token');
    const venue = await openJoinLink({ ...deps, token });
    const somebody = (await learnerOn(c, deps)) !== undefined;
    const content = somebody ? (
      <SomebodyHere />
    ) : (
      <WelcomePage venueName={venue.name} token={token} courses={COURSES} />
    );
    return sendLearnPage(c, deps, { title: 'Welcome', venueName: venue.name, content });
  });

  routes.get('/:token/you', async (c) => {
    if (await learnerOn(c, deps)) return c.redirect(linkAddress(c.req.param('token')), 303);
    return sendYou(c, deps, { form: NOTHING_FILLED });
  });

  routes.post('/:token/you', async (c) => {
    const form = await readForm(c, YOU);
    if (!form.ok) return sendYou(c, deps, { form, status: 400 });
    const { public: meets, ...said } = form.data;
    const token = c.req.param('token');
    try {
      const joining = { ...said, publicFacing: meets === 'yes' };
      const key = formKeyOf(form.values, deps.ids);
      keepLearner(c, deps, await joinStaff({ ...deps, token, key, joining, client: deps.clientAddress(c) }));
      keepLink(c, deps, token);
      return c.redirect(HOME, 303);
    } catch (error) {
      const errors = refusedBy(c, error);
      return sendYou(c, deps, { form: { values: form.values, errors }, status: statusOf(error) });
    }
  });

  return routes;
}

function sendEntry(c: Context, deps: Deps, form: Filled, status: 200 | 400 | 429 = 200): Promise<Response> {
  const link = linkOn(c);
  const content = <EntryPage form={form} linked={link === undefined ? undefined : linkAddress(link)} />;
  return sendLearnPage(c, deps, { title: 'Go on', status, content });
}

async function sendYou(
  c: Context,
  deps: Deps,
  { form, status = 200 }: { form: Filled; status?: 200 | 400 | 429 },
): Promise<Response> {
  const venue = await openJoinLink({ ...deps, token: c.req.param('token') ?? '' });
  return sendLearnPage(c, deps, {
    title: status === 200 ? 'About you' : 'Not saved yet: about you',
    ...{ status, venueName: venue.name },
    content: <YouPage form={form} formKey={formKeyOf(form.values, deps.ids)} />,
  });
}

/** What was typed can be put right, or tried later; anything else is a page of its own. */
function refusedBy(c: Context, error: unknown): Record<string, string> {
  if (!(error instanceof DomainError) || ![400, 429].includes(error.status)) throw error;
  for (const [name, value] of Object.entries(errorHeaders(error))) c.header(name, value);
  return Object.keys(error.fields).length > 0 ? { ...error.fields } : { form: error.message };
}

function statusOf(error: unknown): 400 | 429 {
  return error instanceof DomainError && error.status === 429 ? 429 : 400;
}
