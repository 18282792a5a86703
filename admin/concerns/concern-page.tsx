import type { LocalDate } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { ShownConcern } from '../../api/usecases/show-concern.ts';
import type { Filled } from '../form/filled.ts';
import { textOf } from '../form/filled.ts';
import { Button, ButtonLink } from '../html/buttons.tsx';
import { SummaryList, type SummaryRow } from '../html/lists.tsx';
import { InsetText } from '../html/messages.tsx';
import { whenWords } from '../instants.ts';
import { PlanLinks } from '../plans/plan-links.tsx';
import { KIND_WORDS } from '../visits/words.tsx';
import { CloseConcernForm } from './close-form.tsx';
import { ConcernTable } from './concern-table.tsx';
import { ConcernTag, REASON_WORDS } from './words.tsx';

export interface ConcernPageProps {
  readonly shown: ShownConcern;
  readonly schemes: readonly { readonly key: string; readonly name: string }[];
  readonly today: LocalDate;
  /** Whether this person works on concerns; else they only read. */
  readonly works: boolean;
  readonly form: Filled;
  readonly formKey: string;
}

/** One concern: what was said, what else was said of the place, and what is done about it. */
export function ConcernPage(props: ConcernPageProps) {
  const { shown, works, form } = props;
  const { concern, venue, plans, others } = shown;
  const typed = textOf(form, 'note').value ?? '';
  return (
    <>
      <h1>{REASON_WORDS[concern.reason]}</h1>
      {concern.note !== '' && (
        <InsetText>
          <span class="as-written">{concern.note}</span>
        </InsetText>
      )}
      <SummaryList rows={factsOf(shown)} />
      <LinkedVisits {...props} />
      <PlanLinks plans={plans} />
      {works && concern.state === 'new' && (
        <form method="post" action={`/admin/concerns/${concern.id}/look`}>
          <Button>I am looking at it</Button>
        </form>
      )}
      {works && concern.state !== 'closed' && <CloseConcernForm {...props} />}
      {concern.state === 'closed' && typed !== '' && (
        <>
          <p>What you wrote was not saved:</p>
          <InsetText>
            <span class="as-written">{typed}</span>
          </InsetText>
        </>
      )}
      <h2>What else was said of {venue.name}</h2>
      <ConcernTable caption="Other concerns" empty="Nothing else." concerns={others} ofOneVenue seesNotes />
    </>
  );
}

function factsOf({ concern, venue, names }: ShownConcern): SummaryRow[] {
  const { lookedAtBy, lookedAt, outcome, closedBy, closedAt, closingNote } = concern;
  return [
    { key: 'State', value: <ConcernTag concern={concern} /> },
    {
      key: 'Venue',
      value: <a href={`/admin/councils/${venue.authorityCode}/venues/${venue.id}`}>{venue.name}</a>,
    },
    { key: 'Address', value: [venue.address, venue.town, venue.postcode].filter(Boolean).join(', ') },
    { key: 'Received', value: whenWords(concern.receivedAt) },
    ...(lookedAt === null
      ? []
      : [
          {
            key: 'Looked at',
            value: `${whenWords(lookedAt)}, by ${names.get(lookedAtBy ?? '') ?? 'an officer'}`,
          },
        ]),
    ...(outcome === null || closedAt === null
      ? []
      : [
          { key: 'Closed', value: `${whenWords(closedAt)}, by ${names.get(closedBy ?? '') ?? 'an officer'}` },
          { key: 'Why', value: <span class="as-written">{closingNote}</span> },
        ]),
  ];
}

function LinkedVisits({ shown: { concern, venue, visits }, works }: ConcernPageProps) {
  const newVisit = `/admin/councils/${venue.authorityCode}/venues/${venue.id}/visits/new`;
  return (
    <>
      {visits.length > 0 && (
        <>
          <h2>Visits that look into it</h2>
          <ul>
            {visits.map(({ id, kind, dueOn, visitedAt }) => (
              <li key={id}>
                <a href={`/admin/visits/${id}`}>
                  {KIND_WORDS[kind]}, {visitedAt === null ? `by ${dateWords(dueOn)}` : whenWords(visitedAt)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {works && concern.state !== 'closed' && (
        <ButtonLink href={`${newVisit}?concern=${concern.id}`} kind="secondary">
          Plan a visit to look into it
        </ButtonLink>
      )}
    </>
  );
}
