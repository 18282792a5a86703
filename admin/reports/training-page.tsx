import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { ReportCase } from '../../api/domain/report-cases.ts';
import { filterCases, type ReportFilter } from '../../api/domain/report-filter.ts';
import { addDays } from '../../api/domain/london-time.ts';
import { TRAINING_CURRENCIES } from '../../api/domain/training-currency.ts';
import type { Report } from '../../api/usecases/read-report.ts';
import { readTrainingReport, type TrainingReport } from '../../api/usecases/read-training-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import { DataTable, type Column } from '../html/data-table.tsx';
import { StatTiles } from '../html/figures.tsx';
import { sendPage } from '../page.tsx';
import { readAsked, type Asked } from './asked.ts';
import { byTraining } from './case-list.tsx';
import { FigureTable } from './figure-table.tsx';
import { FigureLink } from './figure-link.tsx';
import { dayCell, schemeName, venueHref } from './names.ts';
import { ModuleTable } from './training-modules.tsx';
import { TrainingAndTests } from './training-tests.tsx';
import { Where } from './where.tsx';
import { placesOf, placeHeading } from './places.ts';
import { momentWords, TRAINING_WORDS } from './words.ts';

const SOONEST = 20;
const ENDING_DAYS = [30, 60, 90];

/** Whose staff are trained, and whose training ends next. */
export function trainingPageRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/training', async (c) => {
    const asked = readAsked(c, deps);
    const report = await readTrainingReport({ ...asked, ...deps });
    return sendPage(c, deps, {
      title: 'Training',
      errors: asked.days.errors,
      back: { href: asked.hrefOf(''), text: 'Reports' },
      content: <TrainingPage asked={asked} report={report} />,
    });
  });
  return routes;
}

interface Given {
  readonly asked: Asked;
  readonly report: Report;
}

function TrainingPage({ asked, report }: { asked: Asked; report: TrainingReport }) {
  const { kind, places } = placesOf(report);
  return (
    <>
      <h1>Training</h1>
      <p>
        Of venues that are accredited or suspended. A place is shown only while its training is current.{' '}
        {momentWords(report.moment)}
      </p>
      <TrainingTable asked={asked} report={report} />
      <EndingTiles asked={asked} report={report} />
      <SoonestTable asked={asked} report={report} />
      <ModuleTable asked={asked} modules={report.modules} wards={report.wards} />
      <TrainingCounts
        caption={`By ${placeHeading(kind).toLowerCase()}`}
        heading={placeHeading(kind)}
        rows={places.map(({ key, name }) => ({ label: name, filter: { [kind]: key } }))}
        {...{ asked, report }}
      />
      <TrainingAndTests asked={asked} visits={report.visits} />
    </>
  );
}

/** By scheme. */
export function TrainingTable({ asked, report, captionHidden = false }: Given & { captionHidden?: boolean }) {
  const schemes = report.frame.schemes.filter(({ key }) =>
    report.cases.some(({ schemeKey, training }) => schemeKey === key && training !== undefined),
  );
  return (
    <TrainingCounts
      caption="Training by scheme"
      captionHidden={captionHidden}
      heading="Scheme"
      rows={schemes.map(({ key, name }) => ({ label: name, filter: { scheme: key } }))}
      {...{ asked, report }}
    />
  );
}

interface CountedRow {
  readonly label: string;
  readonly filter: ReportFilter;
}

function TrainingCounts({
  caption,
  heading,
  rows,
  captionHidden = false,
  asked,
  report,
}: Given & { caption: string; captionHidden?: boolean; heading: string; rows: readonly CountedRow[] }) {
  const columns: Column<CountedRow>[] = [
    { heading, cell: ({ label }) => label },
    ...TRAINING_CURRENCIES.map((training) => ({
      heading: TRAINING_WORDS[training],
      numeric: true,
      cell: ({ filter }: CountedRow) => {
        const wanted = { ...filter, training };
        return (
          <FigureLink
            value={filterCases(report.cases, wanted, report.wards).length}
            href={asked.hrefOf('accreditations', wanted as Record<string, string | undefined>)}
          />
        );
      },
    })),
  ];
  return (
    <FigureTable
      caption={caption}
      captionHidden={captionHidden}
      rows={rows}
      columns={columns}
      empty="No venue is accredited yet."
    />
  );
}

/** How many end within a month, two, three: time to arrange a course. */
function EndingTiles({ asked, report }: Given) {
  const { cases, wards, moment } = report;
  return (
    <>
      <h2>Who lapses next</h2>
      <StatTiles
        tiles={ENDING_DAYS.map((days) => {
          const filter = { endsBy: addDays(moment.day, days) };
          return {
            value: filterCases(cases, filter, wards).length,
            label: `end within ${days} days`,
            href: asked.hrefOf('accreditations', filter),
          };
        })}
      />
    </>
  );
}

/** Those who are still current, the first to end first. */
export function SoonestTable({ asked, report, most = SOONEST }: Given & { most?: number }) {
  const current = report.cases.filter(({ training }) => training === 'current' || training === 'expiring');
  const soonest = byTraining(current).slice(0, most);
  const columns: Column<ReportCase>[] = [
    { heading: 'Venue', cell: ({ venue }) => <a href={venueHref(asked, venue.id)}>{venue.name}</a> },
    { heading: 'Scheme', cell: ({ schemeKey }) => schemeName(report, schemeKey) },
    {
      heading: 'Counts until',
      cell: ({ trainingUntil }) => dayCell(trainingUntil),
    },
    { heading: 'Where', cell: ({ venue }) => <Where {...{ report, venue }} /> },
  ];
  return (
    <DataTable
      caption="Whose training ends next"
      rows={soonest}
      columns={columns}
      empty="Nobody’s training is current."
    />
  );
}
