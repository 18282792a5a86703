import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { ReportCase } from '../../api/domain/report-cases.ts';
import { isLocalDate } from '../../api/domain/calendar.ts';
import { filterCases, type ReportFilter } from '../../api/domain/report-filter.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { readReport, type Report } from '../../api/usecases/read-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import { STATE_WORDS, StateTag } from '../html/tags.tsx';
import { sendPage } from '../page.tsx';
import { readAsked, type Asked } from './asked.ts';
import {
  GROUP_FIELD,
  readFilter,
  ReportFilters,
  schemeField,
  STATE_FIELD,
  townField,
  TRAINING_FIELD,
  type FilterField,
  wardField,
} from './filters.tsx';
import { dayCell, schemeName, venueHref, wardName } from './names.ts';
import { Where } from './where.tsx';
import { csvOf, pageOf, ReportList, type ReportColumn } from './report-list.tsx';
import { sendCsv } from './send-csv.ts';
import { becauseWords, momentWords, TRAINING_WORDS } from './words.ts';

type CaseFilterName = 'scheme' | 'group' | 'state' | 'training' | 'endsBy' | 'ward' | 'town';

/** Venues under a scheme, in whatever state: the rows behind most figures. */
export function caseListRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/accreditations', async (c) => {
    const { asked, report, fields, filter, page, cases } = await readCases(c, deps);
    const title = 'Venues by scheme';
    return sendPage(c, deps, {
      title,
      errors: asked.days.errors,
      back: { href: asked.hrefOf(''), text: 'Reports' },
      content: (
        <ReportList
          {...pageOf(cases, page)}
          title={title}
          intro={`A line for each venue under each of its schemes. ${momentWords(report.moment)}`}
          filters={<ReportFilters asked={asked} page="accreditations" fields={fields} filter={filter} />}
          columns={caseColumns(report, asked)}
          total={cases.length}
          hrefOfPage={(each) =>
            asked.hrefOf('accreditations', { ...filter, page: each > 1 ? String(each) : undefined })
          }
          what={['line', 'lines']}
          empty="No venue is like that. Clear the filters, or look at another day."
          csvHref={asked.hrefOf('accreditations/csv', filter)}
        />
      ),
    });
  });
  routes.get('/councils/:authority/reports/accreditations/csv', async (c) => {
    const { asked, report, cases } = await readCases(c, deps);
    return sendCsv(c, `venues-by-scheme-${report.moment.day}`, csvOf(caseColumns(report, asked), cases));
  });
  return routes;
}

async function readCases(c: Context<AdminEnv>, deps: Deps) {
  const asked = readAsked(c, deps);
  const report = await readReport({ ...asked, ...deps });
  const days = [c.req.query('endsBy') ?? ''].filter(isLocalDate);
  const fields: readonly FilterField<CaseFilterName>[] = [
    ...[schemeField(report), GROUP_FIELD, STATE_FIELD, TRAINING_FIELD],
    {
      name: 'endsBy',
      label: 'Training ends',
      options: days.map((day) => ({ value: day, text: `by ${dateWords(day)}` })),
    },
    ...[wardField(report), townField(report)],
  ];
  const { filter, page } = readFilter<CaseFilterName>(c, fields);
  // The address allows what the fields do, and these are the words of the domain.
  const cases = filterCases(report.cases, filter as ReportFilter, report.wards);
  return {
    asked,
    report,
    fields,
    filter,
    page,
    cases: filter.training === undefined && filter.endsBy === undefined ? cases : byTraining(cases),
  };
}

/** Whose training ends soonest comes first. */
export function byTraining(cases: readonly ReportCase[]): readonly ReportCase[] {
  const end = ({ trainingUntil }: ReportCase) => trainingUntil ?? '';
  return cases.toSorted((a, b) => (end(a) === end(b) ? 0 : end(a) < end(b) ? -1 : 1));
}

export function caseColumns(report: Report, asked: Asked): readonly ReportColumn<ReportCase>[] {
  return [
    {
      heading: 'Venue',
      csv: 'venue',
      text: ({ venue }) => venue.name,
      cell: ({ venue }) => <a href={venueHref(asked, venue.id)}>{venue.name}</a>,
    },
    { heading: 'Scheme', csv: 'scheme', text: ({ schemeKey }) => schemeName(report, schemeKey) },
    {
      heading: 'State',
      csv: 'state',
      text: ({ state }) => STATE_WORDS[state].words,
      cell: ({ state }) => <StateTag state={state} />,
    },
    { heading: 'Shown', csv: 'shown', text: shownWords },
    { heading: 'Address', csv: 'address', text: ({ venue }) => venue.address, only: 'file' },
    {
      heading: 'Where',
      csv: 'town',
      text: ({ venue }) => venue.town,
      cell: ({ venue }) => <Where {...{ report, venue }} />,
    },
    { heading: 'Postcode', csv: 'postcode', text: ({ venue }) => venue.postcode, only: 'file' },
    { heading: 'Ward', csv: 'ward', text: ({ venue }) => wardName(report, venue.wardCode), only: 'file' },
    {
      heading: 'Training',
      csv: 'training',
      text: ({ training }) => (training === undefined ? '' : TRAINING_WORDS[training]),
      only: 'file',
    },
    {
      heading: 'Training counts until',
      csv: 'training_until',
      text: ({ trainingUntil }) => trainingUntil ?? '',
      cell: ({ trainingUntil }) => dayCell(trainingUntil),
    },
    {
      heading: 'Accredited until',
      csv: 'accredited_until',
      text: ({ validTo }) => validTo ?? '',
      cell: ({ validTo }) => dayCell(validTo),
    },
  ];
}

function shownWords({ group, because, state }: ReportCase): string {
  if (group === 'shown') return 'Yes';
  return because === undefined || because === 'state' ? 'No' : `No: ${becauseWords(because, state)}`;
}
