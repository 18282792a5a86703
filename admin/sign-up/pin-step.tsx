import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { OWN_POSITION, pinOptionsOf, placePremises } from '../../api/usecases/place-premises.ts';
import type { PinOption, PinOptions } from '../../api/usecases/pin-options.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { requireAsked } from '../../api/usecases/save-sign-up-step.ts';
import { optionalText, text } from '../form/fields.ts';
import { filledWith, textOf, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { Radios } from '../html/choices.tsx';
import { ExternalLink } from '../html/links.tsx';
import { InsetText } from '../html/messages.tsx';
import { TextField } from '../html/text-fields.tsx';
import { sendPage } from '../page.tsx';
import { rowsOf } from './answer-rows.tsx';
import { goOn, idOf, versionIn, viewOf, type Asked } from './asked.ts';
import { signUpPath, stepPath } from './paths.ts';
import { StepForm, type Meanwhile } from './step-frame.tsx';
import { mapAddress, STEP_TITLES } from './words.ts';

const PIN = z.object({
  pin: text('where it is', { max: 120, missing: 'Choose where to put your venue on the map' }),
  position: optionalText('the position', { max: 500 }),
});

interface PinPage {
  readonly view: SignUpView;
  readonly form?: Filled;
  readonly version?: number;
  readonly meanwhile?: Meanwhile;
}

/** Where the premises are: by postcode, beside a neighbour, or at a position from a map. */
export async function pinPage(c: Asked, deps: Deps, given: PinPage): Promise<Response> {
  const { view, version = view.signUp.version, meanwhile } = given;
  const about = view.signUp.answers.about?.is;
  if (about === undefined) return c.redirect(stepPath(view.signUp.id, 'about'), 303);
  const options = await pinOptionsOf({ view, ...deps });
  const form = given.form ?? startOf(view, options);
  return sendPage(c, deps, {
    title: STEP_TITLES.place,
    errors: form.errors,
    ...(meanwhile && { status: 409 as const }),
    back: { href: signUpPath(view.signUp.id) },
    content: (
      <StepForm
        heading={STEP_TITLES.place}
        intro={
          <Intro options={options} postcode={about.postcode} about={stepPath(view.signUp.id, 'about')} />
        }
        form={form}
        version={version}
        meanwhile={meanwhile}
      >
        <PinFields form={form} options={options} postcode={about.postcode} />
      </StepForm>
    ),
  });
}

function startOf({ signUp: { answers } }: SignUpView, { options }: PinOptions): Filled {
  const saved = answers.place?.is;
  const same = options.find(({ point }) => point.lat === saved?.lat && point.lon === saved.lon);
  if (saved?.by === 'position')
    return filledWith({ pin: OWN_POSITION, position: `${saved.lat}, ${saved.lon}` });
  return filledWith({ pin: same?.key ?? options[0]?.key ?? OWN_POSITION });
}

function Intro({ options, postcode, about }: { options: PinOptions; postcode: string; about: string }) {
  return (
    <>
      <p>Someone who feels unsafe is sent to this spot, so it should be at your door.</p>
      {!options.exact && (
        <InsetText>
          We do not know the postcode {postcode}. If it is wrong, <a href={about}>change it</a>. If it is
          right, it may be new: say roughly where you are, and an officer puts the pin right.
        </InsetText>
      )}
    </>
  );
}

function PinFields({ form, options, postcode }: { form: Filled; options: PinOptions; postcode: string }) {
  return (
    <Radios
      {...textOf(form, 'pin')}
      label="Where is your door?"
      size="m"
      options={[
        ...options.options.map((option) => ({
          value: option.key,
          text: labelOf(option, postcode),
          hint: <MapLink option={option} />,
        })),
        {
          value: OWN_POSITION,
          text: 'At an exact position',
          ...(options.options.length > 0 && { divider: 'or' }),
          reveal: (
            <TextField
              {...textOf(form, 'position')}
              label="Position, or a link from a map"
              hint="For example 51.6135, -0.1765, or what your map app copies when you share a place"
              spellcheck={false}
            />
          ),
        },
      ]}
    />
  );
}

function MapLink({ option: { point } }: { option: PinOption }) {
  return <ExternalLink href={mapAddress(point)}>See this spot on a map</ExternalLink>;
}

function labelOf({ by, beside }: PinOption, postcode: string): string {
  if (by === 'register') return 'Where the register has it';
  if (by === 'postcode') return `In the middle of ${postcode}: my postcode is right`;
  if (by === 'outcode') return `Roughly, in the middle of ${postcode.split(' ')[0]}`;
  return `Beside ${beside}`;
}

export async function savePin(c: Asked, deps: Deps): Promise<Response> {
  const view = await viewOf(c, deps);
  requireAsked(view, 'place');
  const form = await readForm(c, PIN);
  const version = versionIn(form.values);
  if (!form.ok) return pinPage(c, deps, { view, form, version });
  try {
    const saving = await placePremises({
      signUpId: idOf(c),
      choice: form.data.pin,
      position: form.data.position ?? '',
      shownVersion: version,
      person: c.get('person'),
      ...deps,
    });
    if (saving.saved) return goOn(c, saving.view, form.values, 'place');
    return pinPage(c, deps, {
      view,
      form: { values: form.values, errors: {} },
      version: saving.version,
      meanwhile: { rows: rowsOf('place', saving.present, view) },
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 400) throw error;
    return pinPage(c, deps, { view, form: { values: form.values, errors: { ...error.fields } }, version });
  }
}
