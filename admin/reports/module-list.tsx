import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import {
  filterModules,
  MODULE_SHARES,
  type ModuleFilter,
  type VenueModule,
} from '../../api/domain/training-figures.ts';
import { MODULE_NAMES, TRAINING_MODULES } from '../../api/domain/training-modules.ts';
import { readModuleReport, type ModuleReport } from '../../api/usecases/read-training-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendPage } from '../page.tsx';
import { readAsked, type Asked } from './asked.ts';
import { readFilter, ReportFilters, townField, wardField, type FilterField } from './filters.tsx';
import { dayCell, venueHref, wardName } from './names.ts';
import { csvOf, pageOf, ReportList, type ReportColumn } from './report-list.tsx';
import { sendCsv } from './send-csv.ts';
import { Where } from './where.tsx';
import { momentWords, SHARE_WORDS } from './words.ts';

type ModuleFilterName = 'module' | 'share' | 'asked' | 'ward' | 'town';

/** How many of each venue's people are in date, module by module: numbers, and nobody's name. */
export function moduleListRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/training/modules', async (c) => {
    const { asked, report, fields, filter, page, lines } = await readLines(c, deps);
    const title = 'Training by module';
    return sendPage(c, deps, {
      title,
      errors: asked.days.errors,
      back: { href: asked.hrefOf('training'), text: 'Training' },
      content: (
        <ReportList
          {...pageOf(lines, page)}
          title={title}
          intro={`A line for each venue and module: of people who meet the public and are on the venue’s list. ${momentWords(report.moment)}`}
          filters={<ReportFilters asked={asked} page="training/modules" fields={fields} filter={filter} />}
          columns={moduleColumns(report, asked)}
          total={lines.length}
          hrefOfPage={(each) =>
            asked.hrefOf('training/modules', { ...filter, page: each > 1 ? String(each) : undefined })
          }
          what={['line', 'lines']}
          empty="No venue with a staff list is like that."
          csvHref={asked.hrefOf('training/modules/csv', filter)}
        />
      ),
    });
  });
  routes.get('/councils/:authority/reports/training/modules/csv', async (c) => {
    const { asked, report, lines } = await readLines(c, deps);
    return sendCsv(c, `training-by-module-${report.moment.day}`, csvOf(moduleColumns(report, asked), lines));
  });
  return routes;
}

async function readLines(c: Context<AdminEnv>, deps: Deps) {
  const asked = readAsked(c, deps);
  const report = await readModuleReport({ ...asked, ...deps });
  const fields: readonly FilterField<ModuleFilterName>[] = [
    {
      name: 'module',
      label: 'Module',
      options: TRAINING_MODULES.map((key) => ({ value: key, text: MODULE_NAMES[key] })),
    },
    {
      name: 'share',
      label: 'In date',
      options: MODULE_SHARES.map((share) => ({ value: share, text: SHARE_WORDS[share] })),
    },
    {
      name: 'asked',
      label: 'Asked for by a scheme',
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
    wardField(report),
    townField({ ...report, venues: report.modules }),
  ];
  const { filter, page } = readFilter<ModuleFilterName>(c, fields);
  // The address allows what the fields do, and these are the words of the domain.
  const lines = filterModules(report.modules, filter as ModuleFilter, report.wards);
  return { asked, report, fields, filter, page, lines };
}

function moduleColumns(report: ModuleReport, asked: Asked): readonly ReportColumn<VenueModule>[] {
  return [
    {
      heading: 'Venue',
      csv: 'venue',
      text: ({ venueName }) => venueName,
      cell: ({ venueId, venueName }) => <a href={venueHref(asked, venueId)}>{venueName}</a>,
    },
    { heading: 'Module', csv: 'module', text: ({ moduleKey }) => MODULE_NAMES[moduleKey] },
    { heading: 'Asked for', csv: 'asked_for', text: (line) => (line.asked ? 'Yes' : 'No') },
    { heading: 'People', csv: 'people', text: ({ people }) => String(people), numeric: true },
    { heading: 'In date', csv: 'in_date', text: ({ current }) => String(current), numeric: true },
    {
      heading: 'First ends',
      csv: 'first_ends',
      text: ({ firstEnds }) => firstEnds ?? '',
      cell: ({ firstEnds }) => dayCell(firstEnds),
    },
    {
      heading: 'Where',
      csv: 'town',
      text: ({ town }) => town,
      cell: (line) => <Where {...{ report, venue: line }} />,
    },
    { heading: 'Ward', csv: 'ward', text: ({ wardCode }) => wardName(report, wardCode), only: 'file' },
  ];
}
