import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { notFound } from '../../api/domain/errors.ts';
import type { Answers } from '../../api/domain/sign-up.ts';
import { findDuplicates } from '../../api/usecases/find-duplicates.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { requireAsked, saveSignUpStep } from '../../api/usecases/save-sign-up-step.ts';
import type { AdminEnv } from '../admin-env.ts';
import type { Filled } from '../form/filled.ts';
import { readForm, type FormResult } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { rowsOf } from './answer-rows.tsx';
import { goOn, versionIn, viewOf, type Asked } from './asked.ts';
import { hoursPage, saveHours } from './hours-step.tsx';
import { signUpPath } from './paths.ts';
import { pinPage, savePin } from './pin-step.tsx';
import { STEP_FIELDS } from './step-fields.tsx';
import { isPlainStep, STEP_FORMS, type PlainStep } from './step-forms.ts';
import { StepForm, type Meanwhile } from './step-frame.tsx';
import { STEP_TITLES } from './words.ts';

/** One page a step, each saved by itself. */
export function stepRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/sign-up/:signUpId/step/:step', async (c) => {
    const view = await viewOf(c, deps);
    const step = stepOf(c);
    requireAsked(view, step);
    if (step === 'place') return pinPage(c, deps, { view });
    if (step === 'hours') return hoursPage(c, deps, { view });
    return plainPage(c, deps, { view, step, form: STEP_FORMS[step].starts(view) });
  });
  routes.post('/sign-up/:signUpId/step/:step', async (c) => {
    const step = stepOf(c);
    if (step === 'place') return savePin(c, deps);
    if (step === 'hours') return saveHours(c, deps);
    return save(c, deps, step);
  });
  return routes;
}

function stepOf(c: Asked): PlainStep | 'place' | 'hours' {
  const step = c.req.param('step') ?? '';
  if (step === 'place' || step === 'hours' || isPlainStep(step)) return step;
  throw notFound('sign_up.no_step', 'A sign-up has no such step. Go back to its list.');
}

function plainPage(
  c: Asked,
  deps: Deps,
  given: {
    view: SignUpView;
    step: PlainStep;
    form: Filled;
    version?: number;
    meanwhile?: Meanwhile;
  },
): Promise<Response> {
  const { view, step, form, version = view.signUp.version, meanwhile } = given;
  const Fields = STEP_FIELDS[step];
  return sendPage(c, deps, {
    title: STEP_TITLES[step],
    errors: form.errors,
    ...(meanwhile && { status: 409 as const }),
    back: { href: signUpPath(view.signUp.id) },
    content: (
      <StepForm
        form={form}
        version={version}
        meanwhile={meanwhile}
        {...(step !== 'staff' && { heading: STEP_TITLES[step] })}
      >
        <Fields form={form} view={view} />
      </StepForm>
    ),
  });
}

async function save<Step extends PlainStep>(c: Asked, deps: Deps, step: Step): Promise<Response> {
  const view = await viewOf(c, deps);
  requireAsked(view, step);
  // What it reads is what the step's schema gives; the compiler cannot see that the two belong together.
  const form = (await readForm(c, STEP_FORMS[step].schema(view))) as FormResult<Answers[Step]>;
  const shownVersion = versionIn(form.values);
  if (!form.ok) return plainPage(c, deps, { view, step, form, version: shownVersion });
  const saving = await saveSignUpStep({
    signUpId: view.signUp.id,
    step,
    answer: form.data,
    shownVersion,
    ...(step === 'schemes' && { changes: { schemes: form.data as Answers['schemes'] } }),
    person: c.get('person'),
    ...deps,
  });
  if (!saving.saved) {
    const meanwhile = { rows: rowsOf(step, saving.present, view) };
    const kept = { values: form.values, errors: {} };
    return plainPage(c, deps, { view, step, form: kept, version: saving.version, meanwhile });
  }
  if (step === 'about' && (await findDuplicates({ view: saving.view, ...deps })).length > 0)
    return c.redirect(`${signUpPath(view.signUp.id)}/same-place`, 303);
  // Whoever has chosen sees once what there is to do; the steps after it lead on to each other.
  const first = step === 'schemes' && view.chosen.length === 0;
  if (first) return c.redirect(signUpPath(view.signUp.id), 303);
  return goOn(c, saving.view, form.values, step);
}
