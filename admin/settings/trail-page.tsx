import type { TrailEvent, TrailPage as Page } from '../../api/usecases/read-trail.ts';
import { single } from '../form/fields.ts';
import { textOf } from '../form/filled.ts';
import { HiddenValues } from '../form/hidden-values.tsx';
import { Button } from '../html/buttons.tsx';
import { FilterPanel, type ActiveFilter } from '../html/filter-panel.tsx';
import { ListTabs } from '../html/list-tabs.tsx';
import { SummaryList } from '../html/lists.tsx';
import { Details } from '../html/messages.tsx';
import { OlderNewer } from '../html/pagination.tsx';
import { SelectField, TextField } from '../html/text-fields.tsx';
import { Timeline, type TimelineEvent } from '../html/timeline.tsx';
import { whenWords } from '../instants.ts';
import { actionWords } from './trail-actions.ts';
import { trailAddress, type TrailField, type TrailQuery } from './trail-query.ts';
import { detailLines, subjectWords } from './trail-words.ts';

/** Who did what, when and why: newest first. */
export function TrailPage({
  path,
  authority,
  query,
  page,
  before,
}: {
  path: string;
  /** Its name. */
  authority: string;
  query: TrailQuery;
  page: Page;
  /** Where this page begins; undefined on the first. */
  before: number | undefined;
}) {
  const { form, ofRegister, asked } = query;
  const { events, older } = page;
  return (
    <>
      <h1>Audit trail</h1>
      <p>
        Every change leaves an event here. Nobody can change or delete one: each carries a hash of the one
        before it, and the end is signed.
      </p>
      <ListTabs
        label="Trails"
        tabs={[
          { href: path, text: authority, current: !ofRegister },
          { href: `${path}?of=register`, text: 'The whole register', current: ofRegister },
        ]}
      />
      <Filters {...{ path, query, actions: page.actions }} />
      <Timeline
        events={events.map((event) => eventOf(event, page, asked.authorityCode))}
        empty={before === undefined ? 'No event is like this.' : 'There are no older events.'}
      />
      <OlderNewer
        what="events"
        {...(before !== undefined && { newest: trailAddress(path, form.values) })}
        {...(older !== undefined && { older: trailAddress(path, form.values, { before: older }) })}
      />
      {events.length > 0 && (
        <form method="post" action={`${path}.csv`}>
          <HiddenValues values={form.values} />
          <Button kind="secondary">Download these events (CSV)</Button>
        </form>
      )}
      <ChainEnd head={page.head} />
    </>
  );
}

function eventOf(event: TrailEvent, { names }: Page, authorityCode: string | null): TimelineEvent {
  const { text, href } = subjectWords(event.subject, names, authorityCode);
  const lines = detailLines(event.details, names);
  return {
    title: (
      <>
        {actionWords(event.action)}: {href === undefined ? text : <a href={href}>{text}</a>}
      </>
    ),
    when: whenWords(event.occurredAt),
    at: event.occurredAt,
    by: names.actor(event.actor),
    body: lines.length === 0 ? undefined : <p class="as-written">{lines.join('\n')}</p>,
  };
}

const FILTER_WORDS: Readonly<Record<Exclude<TrailField, 'of'>, string>> = {
  action: 'What',
  person: 'Person',
  venue: 'Venue',
  from: 'From',
  to: 'To',
};

function Filters({
  path,
  query: { form, ofRegister },
  actions,
}: {
  path: string;
  query: TrailQuery;
  actions: readonly string[];
}) {
  const filters = Object.entries(FILTER_WORDS) as [Exclude<TrailField, 'of'>, string][];
  const active = filters.flatMap(([name, words]): ActiveFilter[] => {
    const value = single(form.values[name]);
    if (value === '') return [];
    const shown = name === 'action' ? actionWords(value) : value;
    return [{ text: `${words}: ${shown}`, removeHref: trailAddress(path, form.values, { without: name }) }];
  });
  const options = actions
    .map((value) => ({ value, text: actionWords(value) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en'));
  return (
    <FilterPanel
      action={path}
      active={active}
      clearHref={ofRegister ? `${path}?of=register` : path}
      open={Object.keys(form.errors).length > 0}
    >
      {ofRegister && <input type="hidden" name="of" value="register" />}
      <SelectField
        {...textOf(form, 'action')}
        label="What"
        options={[{ value: '', text: 'Everything' }, ...options]}
      />
      <TextField {...textOf(form, 'person')} label="Person" hint="Part of a name, or an e-mail address" />
      <TextField {...textOf(form, 'venue')} label="Venue" hint="Part of a name" />
      <TextField {...textOf(form, 'from')} label="From" hint="For example, 27/3/2026" width={10} />
      <TextField {...textOf(form, 'to')} label="To" hint="The day itself as well" width={10} />
    </FilterPanel>
  );
}

/** Where the chain ends, for who wants to compare it with what was written down elsewhere. */
function ChainEnd({ head }: { head: Page['head'] }) {
  if (head === undefined) return <></>;
  const { position, hash, signed_position: signed, signed_at: signedAt } = head;
  return (
    <Details summary="The end of the chain">
      <SummaryList
        rows={[
          { key: 'Events in it', value: String(position) },
          { key: 'Hash of the last', value: <code class="hash">{hash}</code> },
          {
            key: 'Signed',
            value:
              signedAt === null
                ? 'Not yet'
                : `${signed === position ? 'To the end' : `Up to event ${signed}`}, ${whenWords(signedAt)}`,
          },
        ]}
      />
      <p>
        On the server, <code>register verify-audit</code> goes through all of it and says where it was
        changed, if it was. Keep the last hash somewhere else, and it can be compared.
      </p>
    </Details>
  );
}
