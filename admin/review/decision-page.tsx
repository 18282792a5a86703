import type { Decision } from '../../api/domain/case-facts.ts';
import type { Offer } from '../../api/domain/decisions.ts';
import { codeWords } from '../../api/domain/reason-codes.ts';
import type { HistoryEvent } from '../../api/usecases/show-venue-file.ts';
import type { Case } from '../../api/usecases/read-cases.ts';
import { dayOf as dayField, textOf, type Filled } from '../form/filled.ts';
import { Button, ButtonGroup } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { DateField } from '../html/date-field.tsx';
import { InsetText, WarningText } from '../html/messages.tsx';
import { StateTag } from '../html/tags.tsx';
import { TextArea } from '../html/text-fields.tsx';
import { codesOf, DECISION_WARNINGS, DECISION_WORDS, LONGEST_NOTE, LONGEST_TEXT } from './decision-form.ts';
import { Guards } from './guards.tsx';
import { HistoryList } from './history.tsx';

export interface DecisionPageProps {
  readonly decision: Decision;
  readonly found: Case;
  /** Undefined where the state does not have this decision (any more). */
  readonly offer: Offer | undefined;
  /** The reason that was chosen; undefined where it is still to be. */
  readonly code: string | undefined;
  readonly form: Filled;
  /** Of what is shown to the public from now on: where it is, and a mark of its name and place as this page says them. */
  readonly place?: { readonly words: string; readonly version: string } | undefined;
  readonly venueHref: string;
  /** What happened since the page was opened on which somebody decided. */
  readonly newer?: readonly HistoryEvent[];
}

/** One decision: what it depends on, then its form. */
export function DecisionPage(props: DecisionPageProps) {
  const { decision, found, offer, code, venueHref, place, newer = [] } = props;
  const { record, scheme, facts } = found;
  const { button } = DECISION_WORDS[decision];
  return (
    <>
      <div class="heading-row">
        <h1>
          {button}: {record.venueName}
        </h1>
        <StateTag state={facts.state} />
      </div>
      <p>{scheme.name}</p>
      {place && <p>{place.words}</p>}
      {newer.length > 0 && <Newer events={newer} />}
      {offer && <Guards guards={offer.guards} />}
      {offer === undefined && (
        <InsetText>The venue is in a state in which this cannot be decided. Look at its history.</InsetText>
      )}
      {decision === 'assess' && <Duplicates found={found} venueHref={venueHref} />}
      {offer?.open && code === undefined && <AskWhy {...props} />}
      {offer?.open && code !== undefined && <Decide {...props} code={code} />}
      {!offer?.open && <Kept form={props.form} />}
      <p>
        <a class="govuk-link" href={venueHref}>
          Back to the venue, without deciding
        </a>
      </p>
    </>
  );
}

/** The second of two people sees what the first did, before anything else. */
function Newer({ events }: { events: readonly HistoryEvent[] }) {
  return (
    <>
      <h2>What happened while you were deciding</h2>
      <HistoryList events={events} seesReasons />
      <p>What you wrote is kept. Nothing of it was carried out.</p>
    </>
  );
}

function AskWhy({ decision }: DecisionPageProps) {
  return (
    <form method="get">
      <Radios
        name="code"
        label="Why?"
        hint="The next page suggests what to tell the managers."
        size="m"
        options={codesOf(decision).map((value) => ({ value, text: codeWords(value) ?? value }))}
      />
      <Button>Continue</Button>
    </form>
  );
}

function Decide({ decision, found, code, form, place }: DecisionPageProps & { code: string }) {
  const { button } = DECISION_WORDS[decision];
  const warning = DECISION_WARNINGS[decision];
  const hides = decision === 'suspend' || decision === 'revoke';
  const several = codesOf(decision).length > 1;
  return (
    <form method="post" novalidate data-warn-unsaved="changed">
      <input type="hidden" name="sequence" value={String(found.record.sequence)} />
      <input type="hidden" name="code" value={code} />
      {place && <input type="hidden" name="place" value={place.version} />}
      {several && (
        <p>
          Why: {codeWords(code)}.{' '}
          <a class="govuk-link" href="?">
            Choose another reason
          </a>
        </p>
      )}
      <TextArea
        {...textOf(form, 'text')}
        label="What the managers are told"
        hint="It is sent to them as a mail and stands on their page. Change it as you like."
        rows={9}
        maxLength={LONGEST_TEXT}
      />
      {(decision === 'accredit' || decision === 'renew') && (
        <DateField
          {...dayField(form, 'valid_to')}
          label="Last day of the accreditation"
          hint="As the scheme says. It can be shorter, never longer."
        />
      )}
      <TextArea
        {...textOf(form, 'note')}
        label="Note for the file (optional)"
        hint="Officers see it. It stays on the trail for good: no names or telephone numbers."
        rows={3}
        maxLength={LONGEST_NOTE}
      />
      {warning !== undefined && <WarningText>{warning}</WarningText>}
      <ButtonGroup>
        <Button kind={hides ? 'warning' : 'main'}>{button}</Button>
      </ButtonGroup>
    </form>
  );
}

/** What somebody wrote for a decision that is no longer open. */
function Kept({ form }: { form: Filled }) {
  const written = [textOf(form, 'text').value, textOf(form, 'note').value].filter(Boolean);
  if (written.length === 0) return <></>;
  return (
    <>
      <h2>What you wrote</h2>
      {written.map((words) => (
        <InsetText>
          <span class="as-written">{words}</span>
        </InsetText>
      ))}
    </>
  );
}

function Duplicates({ found: { duplicates }, venueHref }: { found: Case; venueHref: string }) {
  if (duplicates.length === 0) return <></>;
  const base = venueHref.slice(0, venueHref.lastIndexOf('/'));
  return (
    <>
      <h2>Venues that may be the same</h2>
      <ul>
        {duplicates.map(({ known, sameNumber }) => (
          <li>
            <a class="govuk-link" href={`${base}/${known.id}`}>
              {known.name}
            </a>
            {`, ${known.postcode}`}
            {sameNumber && ': it has the same UPRN or FHRSID'}
            {known.standing === 'prospect' && ' (imported, not signed up)'}
          </li>
        ))}
      </ul>
      <p>
        If it is one of these,{' '}
        <a class="govuk-link" href={`${venueHref}/duplicate`}>
          say that it is a duplicate
        </a>
        .
      </p>
    </>
  );
}
