import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { VISIT_KINDS, type VisitKind } from '../../api/domain/rubric.ts';
import { isTest } from '../../api/domain/visit.ts';
import {
  filterVisits,
  quartersBetween,
  tallyOf,
  VISIT_ROUNDS,
  type CountedVisit,
} from '../../api/domain/visit-figures.ts';
import { readVisitReport, type VisitReport } from '../../api/usecases/read-visit-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import { BarChart } from '../html/figures.tsx';
import { ListTabs } from '../html/list-tabs.tsx';
import { sendPage } from '../page.tsx';
import { KIND_HINTS, KIND_WORDS } from '../visits/words.tsx';
import { readAsked, type Asked } from './asked.ts';
import { readListQuery } from '../list-address.ts';
import { TallyTable, tallyRow } from './tally-table.tsx';
import { momentWords, quarterWords, ROUND_WORDS, shareWords } from './words.ts';

/** Older ones are in the list. */
const MOST_QUARTERS = 12;

/** How visits went, quarter by quarter. */
export function visitPageRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/visits', async (c) => {
    const asked = readAsked(c, deps);
    const report = await readVisitReport({ ...asked, ...deps });
    const { kind = 'mystery' } = readListQuery(c, { kind: VISIT_KINDS }).filter;
    return sendPage(c, deps, {
      title: 'How visits went',
      errors: asked.days.errors,
      back: { href: asked.hrefOf(''), text: 'Reports' },
      content: <VisitPage asked={asked} report={report} kind={kind as VisitKind} />,
    });
  });
  return routes;
}

interface Given {
  readonly asked: Asked;
  readonly report: VisitReport;
  readonly kind: VisitKind;
}

function VisitPage({ asked, report, kind }: Given) {
  const visits = filterVisits(report.visits, { kind });
  return (
    <>
      <h1>How visits went</h1>
      <p>
        A share is of the visits that were made, and stands beside their number. {momentWords(report.moment)}
      </p>
      <ListTabs
        label="Kinds of visits"
        tabs={VISIT_KINDS.map((each) => ({
          href: asked.hrefOf('visits', { kind: each }),
          text: `${KIND_WORDS[each]}s`,
          current: each === kind,
        }))}
      />
      <p>{KIND_HINTS[kind]}</p>
      {visits.length === 0 ? (
        <p class="govuk-body empty-state">
          No {KIND_WORDS[kind].toLowerCase()}s recorded yet. They are planned from a venue’s page.
        </p>
      ) : (
        <>
          <VisitFigures asked={asked} visits={visits} kind={kind} day={report.moment.day} />
          <RoundTable asked={asked} visits={visits} kind={kind} />
        </>
      )}
    </>
  );
}

/** The share that went well and the numbers behind it, newest quarter first. */
export function VisitFigures({
  asked,
  visits,
  kind,
  day,
}: {
  asked: Asked;
  visits: readonly CountedVisit[];
  kind: VisitKind;
  day: string;
}) {
  const first = visits.reduce(
    (earliest, { visitedOn }) => (visitedOn < earliest ? visitedOn : earliest),
    day,
  );
  const quarters = quartersBetween(first, day).slice(-MOST_QUARTERS);
  return (
    <>
      <BarChart
        caption={`${KIND_WORDS[kind]}s that went well, by quarter`}
        labelHeading="Quarter"
        valueHeading="Went well"
        max={100}
        bars={quarters.map((quarter) => {
          const tally = tallyOf(filterVisits(visits, { quarter }));
          return { label: quarterWords(quarter), value: tally.goodPercent ?? 0, text: shareWords(tally) };
        })}
      />
      <TallyTable
        caption={`${KIND_WORDS[kind]}s by result`}
        heading="Quarter"
        asked={asked}
        rows={quarters
          .toReversed()
          .map((quarter) => tallyRow(quarterWords(quarter), visits, { kind, quarter }))}
      />
    </>
  );
}

function RoundTable({ asked, visits, kind }: Omit<Given, 'report'> & { visits: readonly CountedVisit[] }) {
  const rounds = isTest(kind) ? VISIT_ROUNDS : [];
  return (
    <TallyTable
      caption={isTest(kind) ? 'In all: first tests, and retests after a failed one' : 'In all'}
      heading="Test"
      asked={asked}
      rows={[
        ...rounds.map((round) => tallyRow(`${ROUND_WORDS[round]}s`, visits, { kind, round })),
        tallyRow('In all', visits, { kind }),
      ]}
    />
  );
}
