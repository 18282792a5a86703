import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { isLocalDate } from '../../api/domain/calendar.ts';
import { VISIT_KINDS } from '../../api/domain/rubric.ts';
import { VISIT_OUTCOMES } from '../../api/domain/visit.ts';
import {
  filterVisits,
  quarterOf,
  TRAINING_THEN,
  VISIT_ROUNDS,
  type CountedVisit,
  type VisitFilter,
} from '../../api/domain/visit-figures.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { readVisitReport, type VisitReport } from '../../api/usecases/read-visit-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendPage } from '../page.tsx';
import { KIND_WORDS, OutcomeTag, outcomeWords } from '../visits/words.tsx';
import { readAsked, type Asked } from './asked.ts';
import { readFilter, ReportFilters, schemeField, type FilterField } from './filters.tsx';
import { dayCell, schemeName, venueHref, wardName } from './names.ts';
import { Where } from './where.tsx';
import { csvOf, pageOf, ReportList, type ReportColumn } from './report-list.tsx';
import { sendCsv } from './send-csv.ts';
import { momentWords, quarterWords, ROUND_WORDS, THEN_WORDS } from './words.ts';

type VisitFilterName = 'kind' | 'outcome' | 'round' | 'quarter' | 'from' | 'scheme' | 'trainingThen';

/** Visits that were made: the rows behind how they went. */
export function visitListRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/visits/list', async (c) => {
    const { asked, report, fields, filter, page, visits } = await readVisits(c, deps);
    const title = 'Visits that were made';
    return sendPage(c, deps, {
      title,
      errors: asked.days.errors,
      back: { href: asked.hrefOf('visits'), text: 'How visits went' },
      content: (
        <ReportList
          {...pageOf(visits, page)}
          title={title}
          intro={momentWords(report.moment)}
          filters={<ReportFilters asked={asked} page="visits/list" fields={fields} filter={filter} />}
          columns={visitColumns(report, asked)}
          total={visits.length}
          hrefOfPage={(each) =>
            asked.hrefOf('visits/list', { ...filter, page: each > 1 ? String(each) : undefined })
          }
          what={['visit', 'visits']}
          empty="No such visit was recorded."
          csvHref={asked.hrefOf('visits/csv', filter)}
        />
      ),
    });
  });
  routes.get('/councils/:authority/reports/visits/csv', async (c) => {
    const { asked, report, visits } = await readVisits(c, deps);
    return sendCsv(c, `visits-${report.moment.day}`, csvOf(visitColumns(report, asked), visits));
  });
  return routes;
}

async function readVisits(c: Context<AdminEnv>, deps: Deps) {
  const asked = readAsked(c, deps);
  const report = await readVisitReport({ ...asked, ...deps });
  const quarters = [...new Set(report.visits.map(({ visitedOn }) => quarterOf(visitedOn)))];
  const days = [...new Set([c.req.query('from') ?? ''])].filter(isLocalDate);
  const fields: readonly FilterField<VisitFilterName>[] = [
    { name: 'kind', label: 'Kind of visit', options: options(VISIT_KINDS, (kind) => KIND_WORDS[kind]) },
    { name: 'outcome', label: 'Result', options: options(VISIT_OUTCOMES, outcomeWords) },
    { name: 'round', label: 'Test', options: options(VISIT_ROUNDS, (round) => ROUND_WORDS[round]) },
    { name: 'quarter', label: 'Quarter', options: options(quarters, quarterWords) },
    { name: 'from', label: 'Made', options: options(days, (day) => `on or after ${dateWords(day)}`) },
    schemeField(report),
    {
      name: 'trainingThen',
      label: 'Training that day',
      options: options(TRAINING_THEN, (then) => THEN_WORDS[then]),
    },
  ];
  const { filter, page } = readFilter<VisitFilterName>(c, fields);
  return { asked, report, fields, filter, page, visits: filterVisits(report.visits, filter as VisitFilter) };
}

function options<Value extends string>(values: readonly Value[], words: (value: Value) => string) {
  return values.map((value) => ({ value, text: words(value) }));
}

function visitColumns(report: VisitReport, asked: Asked): readonly ReportColumn<CountedVisit>[] {
  return [
    {
      heading: 'Venue',
      csv: 'venue',
      text: ({ venueName }) => venueName,
      cell: ({ venueId, venueName }) => <a href={venueHref(asked, venueId)}>{venueName}</a>,
    },
    {
      heading: 'Day',
      csv: 'visited_on',
      text: ({ visitedOn }) => visitedOn,
      cell: ({ visitedOn }) => dayCell(visitedOn),
    },
    { heading: 'Kind', csv: 'kind', text: ({ kind }) => KIND_WORDS[kind] },
    { heading: 'Test', csv: 'test', text: ({ retest }) => ROUND_WORDS[retest ? 'retest' : 'first'] },
    {
      heading: 'Result',
      csv: 'result',
      text: ({ outcome }) => outcomeWords(outcome),
      cell: ({ outcome }) => <OutcomeTag outcome={outcome} />,
    },
    {
      heading: 'Minutes to help',
      csv: 'minutes_to_help',
      text: ({ minutesToResponse }) => (minutesToResponse === null ? '' : String(minutesToResponse)),
      numeric: true,
    },
    {
      heading: 'Training that day',
      csv: 'training_that_day',
      text: ({ trainingThen }) => THEN_WORDS[trainingThen],
    },
    { heading: 'Scheme', csv: 'scheme', text: ({ schemeKey }) => schemeName(report, schemeKey) },
    {
      heading: 'Where',
      csv: 'town',
      text: ({ town }) => town,
      cell: (visit) => <Where {...{ report, venue: visit }} />,
    },
    { heading: 'Ward', csv: 'ward', text: ({ wardCode }) => wardName(report, wardCode), only: 'file' },
  ];
}
