import { checklistItem, itemsOf } from '../../api/domain/checklist.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import { stepsOf, type Answers, type StepKey } from '../../api/domain/sign-up.ts';
import { addressWords } from '../../api/html/haven-words.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { wordsOf } from '../../api/usecases/save-checklist.ts';
import { ButtonLink } from '../html/buttons.tsx';
import { SummaryList, type SummaryRow } from '../html/lists.tsx';
import { InsetText } from '../html/messages.tsx';
import { HoursLines, savedRows } from './answer-rows.tsx';
import { attachedTo } from './checklist-form.ts';
import { AttachedName } from './item-page.tsx';
import { checklistPath, signUpPath, stepPath } from './paths.ts';
import { STEP_TITLES } from './words.ts';

/** Every answer, each with the way to change it. */
export function CheckPage({
  view,
  registerHours,
}: {
  view: SignUpView;
  /** Of a venue that is on the register: its manager confirms them. */
  registerHours: Answers['hours'] | undefined;
}) {
  const { signUp, standing, chosen, factsKnown, venue } = view;
  const steps = stepsOf(view).filter((step) => step !== 'premises' || venue !== undefined);
  return (
    <>
      <h1>Check your answers</h1>
      {!standing.complete && <Missing view={view} />}
      {factsKnown && venue && <KnownVenue view={view} hours={registerHours} />}
      <SummaryList title="Your venue" rows={steps.flatMap((step) => stepRows(view, step))} />
      {chosen.map((scheme, place) => (
        <SummaryList
          title={`What your venue has, for ${scheme.name}`}
          action={{ href: checklistPath(signUp.id, scheme.key), text: 'Change' }}
          rows={checklistRows(view, scheme, chosen.slice(0, place))}
        />
      ))}
      {standing.complete && (
        <ButtonLink href={`${signUpPath(signUp.id)}/pledge?version=${signUp.version}`}>
          Continue to the pledge
        </ButtonLink>
      )}
    </>
  );
}

function Missing({ view: { signUp, standing } }: { view: SignUpView }) {
  return (
    <InsetText>
      <p>This is still missing. You can send when it is done:</p>
      <ul>
        {standing.steps
          .filter(({ state }) => state !== 'done')
          .map(({ key }) => (
            <li>
              <a href={stepPath(signUp.id, key)}>{STEP_TITLES[key]}</a>
            </li>
          ))}
        {standing.checklists
          .filter(({ state }) => state !== 'done')
          .map(({ schemeKey, standing: { missing, unmet } }) => (
            <li>
              <a href={checklistPath(signUp.id, schemeKey)}>
                {[
                  ...missing.map((item) => checklistItem(item).name),
                  ...unmet.map((group) => group.map((item) => checklistItem(item).name).join(', or ')),
                ].join('; ')}
              </a>
            </li>
          ))}
      </ul>
    </InsetText>
  );
}

function KnownVenue({ view: { venue }, hours }: { view: SignUpView; hours: Answers['hours'] | undefined }) {
  if (!venue) return <></>;
  return (
    <SummaryList
      title="On the register"
      action={{ href: `/admin/venues/${venue.id}`, text: 'Change on the venue’s page' }}
      rows={[
        { key: 'Name', value: venue.name },
        { key: 'Address', value: addressWords(venue.address, venue.postcode) },
        { key: 'Opening hours', value: hours ? <HoursLines hours={hours} /> : 'Not known' },
      ]}
    />
  );
}

function stepRows(view: SignUpView, step: StepKey): readonly SummaryRow[] {
  const { signUp } = view;
  const fixed = signUp.state === 'sent' && step === 'schemes';
  const rows = savedRows(step, view);
  return rows.map((row) => ({ ...row, ...(!fixed && { change: stepPath(signUp.id, step) }) }));
}

/** @param before schemes whose items stand above already */
function checklistRows(
  view: SignUpView,
  { key, rules }: Scheme,
  before: readonly Scheme[],
): readonly SummaryRow[] {
  const above = new Set(before.flatMap((scheme) => itemsOf(scheme.rules)));
  return itemsOf(rules).flatMap((item) => {
    if (above.has(item)) return [];
    const words = wordsOf(view, key, item);
    const attached = attachedTo(view.evidence, item);
    if (words === null && attached.length === 0) return [];
    return {
      key: checklistItem(item).name,
      value: (
        <>
          {words !== null && <div class="as-written">{words}</div>}
          {attached.map((evidence) => (
            <div>
              <AttachedName evidence={evidence} />
            </div>
          ))}
        </>
      ),
    };
  });
}
