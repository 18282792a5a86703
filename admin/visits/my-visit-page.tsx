import { dateWords } from '../../api/html/time-words.ts';
import type { OwnVisit } from '../../api/usecases/show-own-visit.ts';
import type { Filled } from '../form/filled.ts';
import { ButtonLink } from '../html/buttons.tsx';
import { SummaryList } from '../html/lists.tsx';
import { Details, InsetText } from '../html/messages.tsx';
import { RecordForm } from './record-form.tsx';
import { whenWords } from '../instants.ts';
import { KIND_WORDS, outcomeWords } from './words.tsx';

/** One visit as the one sees it who goes: where, what to say, how to record it. Nothing else of the venue. */
export function MyVisitPage({ visit, form }: { visit: OwnVisit; form: Filled }) {
  const { venueName, address, town, postcode, kind, state } = visit;
  return (
    <>
      <h1>{venueName}</h1>
      <SummaryList
        rows={[
          { key: 'Address', value: [address, town, postcode].filter(Boolean).join(', ') },
          { key: 'Kind', value: `${KIND_WORDS[kind]}, ${visit.schemeName}` },
          ...(state === 'planned' ? [{ key: 'Go by', value: dateWords(visit.dueOn) }] : []),
          ...(visit.publicPath === undefined
            ? []
            : [{ key: 'Hours', value: <a href={visit.publicPath}>Its page in the finder</a> }]),
        ]}
      />
      {state === 'planned' && <HowTo visit={visit} />}
      {state === 'planned' && <RecordForm visit={visit} form={form} />}
      {state === 'called_off' && <p>This visit was called off. Please do not make it.</p>}
      {visit.outcome !== null && visit.visitedAt !== null && (
        <p>
          You recorded this visit of {whenWords(visit.visitedAt)} as{' '}
          {outcomeWords(visit.outcome).toLowerCase()}. It cannot be changed: tell the council if something in
          it is wrong.
        </p>
      )}
      <ButtonLink href="/admin/my-visits" kind="secondary">
        Back to my visits
      </ButtonLink>
    </>
  );
}

function HowTo({ visit: { kind, say, brief } }: { visit: OwnVisit }) {
  return (
    <>
      {say !== '' && (
        <>
          <h2>{kind === 'mystery' ? 'What to say there' : 'What people say there'}</h2>
          <InsetText>
            <strong>{say}</strong>
          </InsetText>
        </>
      )}
      {brief !== '' && (
        <>
          <h2>Good to know</h2>
          <p class="as-written">{brief}</p>
        </>
      )}
      <Details summary="How to make this visit">
        {kind === 'mystery' ? <MysterySteps /> : <OpenSteps />}
      </Details>
    </>
  );
}

function MysterySteps() {
  return (
    <ol>
      <li>Go at a time when the place is open. Look at the clock when you ask.</li>
      <li>Ask a member of staff, in the words above. Say no more than a frightened person would.</li>
      <li>See what they do. Once it is clear, say that it was a visit for the council, and thank them.</li>
      <li>Go outside before you write anything down, then record it here, on the same day.</li>
      <li>Write about the place. Never write a name, or what somebody looked like.</li>
      <li>If you feel unsafe, leave. Call 999 in an emergency.</li>
    </ol>
  );
}

function OpenSteps() {
  return (
    <ol>
      <li>Say who you are and that you come for the council.</li>
      <li>Look round, and ask staff what they would do if a person asked them for help.</li>
      <li>Say what you saw before you leave, then record it here, on the same day.</li>
      <li>Write about the place. Never write a name.</li>
    </ol>
  );
}
