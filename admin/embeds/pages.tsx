import { dateWords, dayWords } from '../../api/html/time-words.ts';
import {
  EMBED_PARTS,
  RECENT_DAYS,
  type DayOfLoads,
  type EmbedPart,
  type EmbedSite,
} from '../../api/usecases/embed-sites.ts';
import { MOST_LOADS_A_DAY } from '../../api/usecases/count-embed-load.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { FormKey } from '../form/form-key.tsx';
import { Button, ButtonLink } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { SummaryList } from '../html/lists.tsx';
import { Details, InsetText } from '../html/messages.tsx';
import { Tag } from '../html/tags.tsx';
import { TextField } from '../html/text-fields.tsx';

export const LONGEST_NAME = 120;

/** The websites of an authority on which the finder or a badge is counted. */
export function EmbedSitesPage({
  path,
  sites,
  form,
  formKey,
  mayAdd,
}: {
  path: string;
  sites: readonly (EmbedSite & { readonly loads: number })[];
  form: Filled;
  formKey: string;
  mayAdd: boolean;
}) {
  return (
    <>
      <h1>Websites that show the list</h1>
      <p>
        Anyone can put the list on a website: <a href="/embed">the lines to copy</a> need no permission. Give
        a website an id here if you want to know how often the list is loaded on it each day. Nothing is
        counted about people: no address, no position, no page.
      </p>
      <DataTable
        caption="Websites that are counted"
        rows={sites}
        empty="No website is counted yet."
        columns={[
          {
            heading: 'Website',
            cell: ({ id, name, endedAt }) => (
              <>
                <a href={`${path}/${id}`}>{name}</a>{' '}
                {endedAt !== null && <Tag tone="grey">No longer counted</Tag>}
              </>
            ),
          },
          { heading: 'Id', cell: ({ id }) => <code>{id}</code> },
          {
            heading: `Loads in ${RECENT_DAYS} days`,
            numeric: true,
            cell: ({ loads }) => loads.toLocaleString('en-GB'),
          },
        ]}
      />
      {mayAdd && (
        <>
          <h2>Count on another website</h2>
          <form method="post" novalidate>
            <FormKey value={formKey} />
            <TextField
              {...textOf(form, 'name')}
              label="Name of the website"
              hint="For example, “Council website, community safety pages”"
              width={30}
            />
            <Button>Get an id</Button>
          </form>
        </>
      )}
    </>
  );
}

const PART_WORDS: Readonly<Record<EmbedPart, string>> = {
  finder: 'List in the page',
  badge: 'Badge',
  frame: 'List in a frame',
};

/** One website: its id, and what was counted day by day. */
export function EmbedSitePage({
  path,
  site,
  days,
  mayStop,
}: {
  path: string;
  site: EmbedSite;
  days: readonly DayOfLoads[];
  mayStop: boolean;
}) {
  const rows = [...new Set(days.map(({ day }) => day))].map((day) => ({
    day,
    loads: EMBED_PARTS.map((part) => days.find((each) => each.day === day && each.part === part)?.loads ?? 0),
  }));
  return (
    <>
      <h1>{site.name}</h1>
      <SummaryList
        rows={[
          { key: 'Id', value: <code>{site.id}</code> },
          { key: 'Counted since', value: dateWords(site.createdAt.slice(0, 10)) },
          ...(site.endedAt === null
            ? []
            : [{ key: 'Counted until', value: dateWords(site.endedAt.slice(0, 10)) }]),
        ]}
      />
      {site.endedAt === null && (
        <ButtonLink href={`/embed?site=${site.id}`}>Lines to copy with this id</ButtonLink>
      )}
      <DataTable
        caption="Loads a day, last three months"
        rows={rows}
        empty="Nothing was counted yet. It takes one visit to the website."
        columns={[
          { heading: 'Day', cell: ({ day }) => dayWords(day) },
          ...EMBED_PARTS.map((part, place) => ({
            heading: PART_WORDS[part],
            numeric: true,
            cell: ({ loads }: (typeof rows)[number]) => numberWords(loads[place] ?? 0),
          })),
        ]}
      />
      <InsetText>
        A load is one time that a page with the list or badge was opened, by a person or a machine. It does
        not say how many people, or whether anybody needed help.
      </InsetText>
      {site.endedAt === null && mayStop && (
        <Details summary="Stop counting here">
          <p>The list goes on being shown. The counts stay for the time under Retention.</p>
          <form method="post" action={`${path}/stop`}>
            <Button kind="secondary">Stop counting</Button>
          </form>
        </Details>
      )}
    </>
  );
}

function numberWords(loads: number): string {
  const number = loads.toLocaleString('en-GB');
  return loads >= MOST_LOADS_A_DAY ? `${number} or more` : number;
}
