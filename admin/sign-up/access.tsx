import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { alreadyWords } from '../../api/domain/duplicates.ts';
import { askForAccess } from '../../api/usecases/ask-for-access.ts';
import { requireAttempt } from '../../api/usecases/limit-attempts.ts';
import type { VenueRecord } from '../../api/usecases/read-sign-up.ts';
import type { AdminEnv } from '../admin-env.ts';
import { text } from '../form/fields.ts';
import { EMPTY_FORM, textOf, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { Button } from '../html/buttons.tsx';
import { Panel } from '../html/messages.tsx';
import { TextArea } from '../html/text-fields.tsx';
import { sendPage } from '../page.tsx';
import { idOf, viewOf, type Asked } from './asked.ts';
import { signUpPath, stepPath } from './paths.ts';

const ASK = z.object({ note: text('what you do there', { max: 500, lines: true }) });
const A_DAY = { most: 10, windowMs: 24 * 60 * 60_000 };

/** The venue is somebody's on the register: asking to be let in, instead of signing it up a second time. */
export function accessRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/sign-up/:signUpId/access', (c) => page(c, deps, EMPTY_FORM));
  routes.post('/sign-up/:signUpId/access', (c) => ask(c, deps));
  return routes;
}

async function page(c: Asked, deps: Deps, form: Filled): Promise<Response> {
  const { venue, taken, signUp } = await viewOf(c, deps);
  if (!venue || !taken) return c.redirect(signUpPath(signUp.id), 303);
  const asked = c.req.query('done') === 'asked';
  return sendPage(c, deps, {
    title: asked ? 'You have asked for access' : 'This venue is on the register already',
    errors: form.errors,
    back: { href: '/admin/sign-up' },
    content: asked ? (
      <AskedPage venue={venue} />
    ) : (
      <AskPage venue={venue} form={form} other={stepPath(signUp.id, 'premises')} />
    ),
  });
}

function AskPage({ venue, form, other }: { venue: VenueRecord; form: Filled; other: string }) {
  return (
    <>
      <h1>This venue is on the register already</h1>
      <p>{alreadyWords(venue)}</p>
      <form method="post" novalidate>
        <TextArea
          {...textOf(form, 'note')}
          label="What do you do there?"
          hint="We send this with your e-mail address to those who manage the venue, and to the council. They let you in when they know you."
          maxLength={500}
          rows={3}
        />
        <Button>Ask for access</Button>
      </form>
      <p>
        Is it not your venue? <a href={other}>Choose other premises</a>
      </p>
    </>
  );
}

function AskedPage({ venue }: { venue: VenueRecord }) {
  return (
    <>
      <Panel title="You have asked for access">{venue.name}</Panel>
      <h2>What happens next</h2>
      <p>
        We have written to those who manage {venue.name}, and to the council. When one of them lets you in we
        send you an e-mail, and the venue is on your home page. You need do nothing until then.
      </p>
      <p>
        What you have entered here is kept: you can go on with it once you have access.{' '}
        <a href="/admin/sign-up">See your sign-ups</a>
      </p>
    </>
  );
}

async function ask(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, ASK);
  if (!form.ok) return page(c, deps, form);
  const person = c.get('person');
  await requireAttempt({ limits: [{ key: `ask for access ${person.id}`, ...A_DAY }], ...deps });
  await askForAccess({
    signUpId: idOf(c),
    note: form.data.note,
    publicOrigin: deps.config.publicOrigin,
    person,
    ...deps,
  });
  deps.mail.nudge();
  return c.redirect(`${signUpPath(idOf(c))}/access?done=asked`, 303);
}
