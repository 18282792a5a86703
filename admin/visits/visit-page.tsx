import type { LocalDate } from '../../api/domain/clock.ts';
import { debriefDueOn, retestDueOn } from '../../api/domain/visit.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { VisitSummary } from '../../api/usecases/list-visits.ts';
import type { ShownVisit } from '../../api/usecases/show-visit.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button, ButtonLink } from '../html/buttons.tsx';
import { SummaryList, type SummaryRow } from '../html/lists.tsx';
import { Details, WarningText } from '../html/messages.tsx';
import { TextArea } from '../html/text-fields.tsx';
import { PlanLinks } from '../plans/plan-links.tsx';
import { LONGEST_NOTES, LONGEST_REASON } from './form.ts';
import { RubricTable } from './rubric-table.tsx';
import { dayOf, whenWords } from '../instants.ts';
import { KIND_WORDS, OutcomeTag, outcomeWords } from './words.tsx';

export interface VisitPageProps {
  readonly shown: ShownVisit;
  readonly schemeName: string;
  readonly today: LocalDate;
  /** Whether this person works on visits; else they only read. */
  readonly works: boolean;
  /** False for those who may not read notes or learn who goes. */
  readonly seesNotes: boolean;
  readonly form: Filled;
}

/** One visit as officers see it: what is planned, or what came of it, and what is to be done about it. */
export function VisitPage(props: VisitPageProps) {
  const { shown, works, form } = props;
  const { visit, plans } = shown;
  const { kind, outcome, rubric, minutesToResponse } = visit;
  return (
    <>
      <h1>
        {KIND_WORDS[kind]} to {shown.venue.name}
      </h1>
      <SummaryList rows={factsOf(props)} />
      {outcome !== null && (
        <RubricTable kind={kind} answers={rubric?.answers ?? {}} minutes={minutesToResponse} />
      )}
      <PlanLinks plans={plans} />
      {outcome !== null && <After {...props} />}
      {works && visit.state === 'planned' && (
        <>
          <ButtonLink href={`/admin/my-visits/${visit.id}`} kind="secondary">
            Record it for the visitor
          </ButtonLink>
          <CallOff visitId={visit.id} form={form} />
        </>
      )}
    </>
  );
}

function factsOf({ shown: { visit, venue, names }, schemeName, seesNotes }: VisitPageProps): SummaryRow[] {
  const { state, visitedAt, outcome, rubric, debriefedOn, calledOffBecause } = visit;
  const optional = (key: string, value: string): SummaryRow[] =>
    value === '' || !seesNotes ? [] : [{ key, value: <span class="as-written">{value}</span> }];
  const venuePath = `/admin/councils/${venue.authorityCode}/venues/${venue.id}`;
  return [
    { key: 'Venue', value: <a href={venuePath}>{venue.name}</a> },
    { key: 'Address', value: [venue.address, venue.town, venue.postcode].filter(Boolean).join(', ') },
    { key: 'Scheme', value: schemeName },
    ...(state === 'planned' ? [{ key: 'To be made by', value: dateWords(visit.dueOn) }] : []),
    ...(state === 'called_off' ? [{ key: 'State', value: 'Called off' }] : []),
    ...optional('Called off because', calledOffBecause),
    ...(visitedAt === null ? [] : [{ key: 'Made', value: whenWords(visitedAt) }]),
    ...(outcome === null ? [] : [{ key: 'Result', value: <OutcomeTag outcome={outcome} /> }]),
    ...(rubric?.suggested && rubric.suggested !== outcome
      ? [{ key: 'The answers suggest', value: outcomeWords(rubric.suggested) }]
      : []),
    ...optional('Why another result', rubric?.reason ?? ''),
    ...optional(state === 'planned' ? 'Who goes' : 'Visitor', names.get(`person/${visit.visitorId}`) ?? ''),
    ...optional('Recorded by', names.get(visit.recordedBy ?? '') ?? ''),
    ...optional('Planned by', names.get(visit.plannedBy) ?? ''),
    ...optional('What the visitor is to know', visit.brief),
    ...optional('Notes', visit.notes),
    ...(debriefedOn === null ? [] : [{ key: 'Venue told', value: dateWords(debriefedOn) }]),
    ...optional('What it was told', visit.debriefNote),
    ...(visit.retestOf === null
      ? []
      : [
          {
            key: 'Repeats',
            value: <a href={`/admin/visits/${visit.retestOf}`}>the test before</a>,
          },
        ]),
    ...(visit.concernId === null || !seesNotes
      ? []
      : [
          {
            key: 'Looks into',
            value: <a href={`/admin/concerns/${visit.concernId}`}>a concern</a>,
          },
        ]),
  ];
}

/** What is to be done once a visit is recorded: tell the venue, test again. */
function After({ shown: { visit, venue, retests }, today, works, form }: VisitPageProps) {
  const { kind, outcome, visitedAt, debriefedOn } = visit;
  if (visitedAt === null || outcome === null) return <></>;
  const visitedOn = dayOf(visitedAt);
  const debriefBy = debriefDueOn(visitedOn);
  const retestBy = retestDueOn({ kind, outcome, visitedOn });
  const query = new URLSearchParams({ retest: visit.id, scheme: visit.schemeKey, kind });
  const retestPath = `/admin/councils/${venue.authorityCode}/venues/${venue.id}/visits/new?${query.toString()}`;
  return (
    <>
      {retestBy !== undefined && retests.length === 0 && (
        <p>
          Test again by {dateWords(retestBy)}. {works && <a href={retestPath}>Plan the retest</a>}
        </p>
      )}
      {retests.map((retest) => (
        <Retest retest={retest} />
      ))}
      {debriefedOn === null && debriefBy < today && (
        <WarningText>The venue should have been told by {dateWords(debriefBy)}.</WarningText>
      )}
      {debriefedOn === null && works && (
        <>
          <h2>Tell the venue how it went</h2>
          <p>
            Talk to the manager first. Once you send this, the venue’s managers see the result, the answers
            and these words, and never who visited or the notes.
          </p>
          <form
            method="post"
            action={`/admin/visits/${visit.id}/debrief`}
            novalidate
            data-warn-unsaved={form.values['note'] === undefined ? '' : 'changed'}
          >
            <TextArea
              {...textOf(form, 'note')}
              label="What was the venue told?"
              hint="About the venue, never about one member of staff."
              maxLength={LONGEST_NOTES}
              rows={5}
            />
            <Button>Show it to the venue’s managers</Button>
          </form>
        </>
      )}
    </>
  );
}

function Retest({ retest: { id, dueOn, visitedAt, outcome } }: { retest: VisitSummary }) {
  const words =
    visitedAt === null
      ? `To be tested again by ${dateWords(dueOn)}`
      : `Tested again on ${dateWords(dayOf(visitedAt))}`;
  return (
    <p>
      <a href={`/admin/visits/${id}`}>{words}</a> {outcome !== null && <OutcomeTag outcome={outcome} />}
    </p>
  );
}

function CallOff({ visitId, form }: { visitId: string; form: Filled }) {
  return (
    <Details summary="Call this visit off" open={form.errors['because'] !== undefined}>
      <form method="post" action={`/admin/visits/${visitId}/call-off`} novalidate>
        <TextArea {...textOf(form, 'because')} label="Why?" maxLength={LONGEST_REASON} rows={3} />
        <Button kind="warning">Call it off</Button>
      </form>
    </Details>
  );
}
