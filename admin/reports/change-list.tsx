import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { CHANGE_KINDS, type ChangeKind, type ShownChange } from '../../api/domain/shown-changes.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { readChanges, type ChangeReport, type Report } from '../../api/usecases/read-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import { Tag } from '../html/tags.tsx';
import type { ListFilter } from '../list-address.ts';
import { sendPage } from '../page.tsx';
import { readAsked, type Asked } from './asked.ts';
import { DaysForm } from './days-form.tsx';
import { readFilter, ReportFilters, schemeField, type FilterField } from './filters.tsx';
import { dayCell, schemeName, venueHref, wardName } from './names.ts';
import { Where } from './where.tsx';
import { csvOf, pageOf, ReportList, type ReportColumn } from './report-list.tsx';
import { sendCsv } from './send-csv.ts';
import { becauseWords, CHANGE_WORDS, momentWords } from './words.ts';

type ChangeFilterName = 'kind' | 'scheme';

const KIND_FIELD: FilterField<'kind'> = {
  name: 'kind',
  label: 'Change',
  options: CHANGE_KINDS.map((kind) => ({ value: kind, text: CHANGE_WORDS[kind] })),
};

/** What the public is shown and was not, and the other way round, since a day. */
export function changeListRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/changes', async (c) => {
    const { asked, report, fields, filter, page, changes } = await readFiltered(c, deps);
    const title = `What has changed since ${dateWords(report.since)}`;
    return sendPage(c, deps, {
      title,
      errors: asked.days.errors,
      back: { href: asked.hrefOf(''), text: 'Reports' },
      content: (
        <ReportList
          {...pageOf(changes, page)}
          title={title}
          intro={introOf(report)}
          filters={
            <>
              <DaysForm asked={asked} page="changes" />
              <ReportFilters asked={asked} page="changes" fields={fields} filter={filter} />
            </>
          }
          columns={changeColumns(report, asked)}
          total={changes.length}
          hrefOfPage={(each) =>
            asked.hrefOf('changes', { ...filter, page: each > 1 ? String(each) : undefined })
          }
          what={['change', 'changes']}
          empty="Nothing has changed of what the public is shown."
          csvHref={asked.hrefOf('changes/csv', filter)}
        />
      ),
    });
  });
  routes.get('/councils/:authority/reports/changes/csv', async (c) => {
    const { asked, report, changes } = await readFiltered(c, deps);
    const name = `changes-${report.since}-to-${report.moment.day}`;
    return sendCsv(c, name, csvOf(changeColumns(report, asked), changes));
  });
  return routes;
}

function introOf({ moment }: ChangeReport): string {
  return `Each venue under each scheme that the public is shown now and was not then, or the other way round. What stopped and began again in between is not here. ${momentWords(moment)}`;
}

async function readFiltered(c: Context<AdminEnv>, deps: Deps) {
  const asked = readAsked(c, deps);
  const report = await readChanges({ ...asked, ...deps });
  const fields = [KIND_FIELD, schemeField(report)];
  const { filter, page } = readFilter<ChangeFilterName>(c, fields);
  return { asked, report, fields, filter, page, changes: filterChanges(report.changes, filter) };
}

export function filterChanges(
  changes: readonly ShownChange[],
  { kind, scheme }: ListFilter<ChangeFilterName>,
): readonly ShownChange[] {
  const order = (each: ChangeKind) => CHANGE_KINDS.indexOf(each);
  return changes
    .filter(
      (each) =>
        (kind === undefined || each.kind === kind) && (scheme === undefined || each.schemeKey === scheme),
    )
    .toSorted((a, b) => order(a.kind) - order(b.kind));
}

export function changeColumns(report: Report, asked: Asked): readonly ReportColumn<ShownChange>[] {
  return [
    {
      heading: 'Venue',
      csv: 'venue',
      text: ({ venue }) => venue.name,
      cell: ({ venue }) => <a href={venueHref(asked, venue.id)}>{venue.name}</a>,
    },
    { heading: 'Scheme', csv: 'scheme', text: ({ schemeKey }) => schemeName(report, schemeKey) },
    {
      heading: 'Change',
      csv: 'change',
      text: ({ kind }) => CHANGE_WORDS[kind],
      cell: ({ kind }) => <Tag tone={kind === 'gone' ? 'orange' : 'green'}>{CHANGE_WORDS[kind]}</Tag>,
    },
    {
      heading: 'Why',
      csv: 'why',
      text: ({ because, state }) => (because === undefined ? '' : becauseWords(because, state)),
    },
    {
      heading: 'Since',
      csv: 'on',
      text: ({ on }) => on ?? '',
      cell: ({ on }) => dayCell(on),
    },
    {
      heading: 'Where',
      csv: 'town',
      text: ({ venue }) => venue.town,
      cell: ({ venue }) => <Where {...{ report, venue }} />,
    },
    { heading: 'Ward', csv: 'ward', text: ({ venue }) => wardName(report, venue.wardCode), only: 'file' },
  ];
}
