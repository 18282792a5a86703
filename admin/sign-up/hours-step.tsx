import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { readRegisterHours } from '../../api/usecases/read-register-hours.ts';
import { requireAsked, saveSignUpStep } from '../../api/usecases/save-sign-up-step.ts';
import { EMPTY_FORM, filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { hoursValues, rearranged } from '../venue/hours-fields.ts';
import { hoursGrid } from '../venue/hours-form.ts';
import { HoursGrid } from '../venue/hours-grid.tsx';
import { rowsOf } from './answer-rows.tsx';
import { goOn, versionIn, viewOf, type Asked } from './asked.ts';
import { signUpPath } from './paths.ts';
import { StepForm, type Meanwhile } from './step-frame.tsx';
import { STEP_TITLES } from './words.ts';

const POP_UP_KINDS: readonly string[] = ['pop_up', 'mobile_unit'];

interface HoursPage {
  readonly view: SignUpView;
  /** As it was typed; left out where it starts with what is known. */
  readonly form?: Filled;
  readonly version?: number;
  readonly meanwhile?: Meanwhile;
  readonly status?: 200;
}

/** The hours of a week. */
export async function hoursPage(c: Asked, deps: Deps, given: HoursPage): Promise<Response> {
  const { view, version = view.signUp.version, meanwhile, status } = given;
  const form = given.form ?? (await startOf(view, deps));
  return sendPage(c, deps, {
    title: STEP_TITLES.hours,
    errors: form.errors,
    ...(meanwhile && { status: 409 as const }),
    ...(status && { status }),
    back: { href: signUpPath(view.signUp.id) },
    content: (
      <StepForm
        heading={STEP_TITLES.hours}
        intro={<p>When may anyone walk in? You can add holidays and other days later.</p>}
        form={form}
        version={version}
        meanwhile={meanwhile}
      >
        <HoursGrid form={form} />
      </StepForm>
    ),
  });
}

async function startOf(view: SignUpView, deps: Deps): Promise<Filled> {
  const known =
    view.signUp.answers.hours?.is ?? (await readRegisterHours({ venueId: view.venue?.id, ...deps }));
  return known ? filledWith(hoursValues(known)) : filledWith({ 'bank-holidays': 'as_usual' });
}

export async function saveHours(c: Asked, deps: Deps): Promise<Response> {
  const view = await viewOf(c, deps);
  requireAsked(view, 'hours');
  const moves = POP_UP_KINDS.includes(view.signUp.answers.about?.is.kind ?? '');
  const grid = moves ? hoursGrid() : hoursGrid({ missing: 'Enter the times of at least one day' });
  const form = await readForm(c, z.unknown().pipe(grid));
  const version = versionIn(form.values);
  const again = rearranged(form.values);
  if (again) {
    const shown = { values: again, errors: {} };
    return hoursPage(c, deps, { view, form: shown, version, status: 200 });
  }
  if (!form.ok) return hoursPage(c, deps, { view, form, version });
  const saving = await saveSignUpStep({
    signUpId: view.signUp.id,
    step: 'hours',
    answer: form.data,
    shownVersion: version,
    person: c.get('person'),
    ...deps,
  });
  if (saving.saved) return goOn(c, saving.view, form.values, 'hours');
  return hoursPage(c, deps, {
    view,
    form: { ...EMPTY_FORM, values: form.values },
    version: saving.version,
    meanwhile: { rows: rowsOf('hours', saving.present, view) },
  });
}
