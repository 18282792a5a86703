import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { answerDuplicates } from '../../api/usecases/choose-premises.ts';
import { findDuplicates } from '../../api/usecases/find-duplicates.ts';
import { requireAsked } from '../../api/usecases/save-sign-up-step.ts';
import type { AdminEnv } from '../admin-env.ts';
import { text } from '../form/fields.ts';
import { EMPTY_FORM, textOf, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { sendPage } from '../page.tsx';
import { goOn, viewOf, type Asked } from './asked.ts';
import { signUpPath, stepPath } from './paths.ts';
import { choiceOf } from './premises-page.tsx';
import { BY_HAND } from './premises.tsx';

const CHOICE = z.object({
  venue: text('your premises', { max: 40, missing: 'Choose one of them, or “No, it is none of these”' }),
});

/** "Is it one of these?", where the register holds premises like those that were entered. */
export function samePlaceRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/sign-up/:signUpId/same-place', (c) => page(c, deps, EMPTY_FORM));
  routes.post('/sign-up/:signUpId/same-place', (c) => answer(c, deps));
  return routes;
}

async function page(c: Asked, deps: Deps, form: Filled): Promise<Response> {
  const view = await viewOf(c, deps);
  requireAsked(view, 'premises');
  const duplicates = await findDuplicates({ view, ...deps });
  if (duplicates.length === 0) return goOn(c, view, {}, 'about');
  const sure = duplicates.some(({ sameNumber }) => sameNumber);
  return sendPage(c, deps, {
    title: 'Is it one of these?',
    errors: form.errors,
    back: { href: stepPath(view.signUp.id, 'about') },
    content: (
      <form method="post" novalidate>
        <Radios
          {...textOf(form, 'venue')}
          label="Is it one of these?"
          size="l"
          pageHeading
          hint="We have premises at this postcode with a name like yours. What you have entered is kept, whatever you choose."
          options={[
            ...duplicates.map(({ known }) => choiceOf(known)),
            ...(sure ? [] : [{ value: BY_HAND, text: 'No, it is none of these', divider: 'or' }]),
          ]}
        />
        <Button>Continue</Button>
      </form>
    ),
  });
}

async function answer(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, CHOICE);
  if (!form.ok) return page(c, deps, form);
  try {
    const view = await answerDuplicates({
      signUpId: c.req.param('signUpId') ?? '',
      venueId: form.data.venue === BY_HAND ? null : form.data.venue,
      person: c.get('person'),
      ...deps,
    });
    if (view.taken) return c.redirect(`${signUpPath(view.signUp.id)}/access`, 303);
    return goOn(c, view, {}, 'about');
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'sign_up.not_found_there') throw error;
    return page(c, deps, { values: form.values, errors: { ...error.fields } });
  }
}
