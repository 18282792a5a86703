import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { ShownPlace } from '../../api/domain/report-cases.ts';
import { addressWords } from '../../api/html/haven-words.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { readDashboard } from '../../api/usecases/read-dashboard.ts';
import type { AdminEnv } from '../admin-env.ts';
import { PrintButton } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { sendPage } from '../page.tsx';
import { readAsked } from './asked.ts';
import { changeColumns, filterChanges } from './change-list.tsx';
import { coverageNow } from './coverage-asked.ts';
import { HourSection } from './coverage-hour.tsx';
import { DayHeat, WeekHeat, WeekIntro } from './coverage-page.tsx';
import { ChangeCounts, LicenceLine, MysteryFigures } from './dashboard-page.tsx';
import { PlaceTable, StateTable } from './dashboard-tables.tsx';
import { DashboardTiles, type CoveredDashboard, type DashboardGiven } from './dashboard-tiles.tsx';
import { DaysForm } from './days-form.tsx';
import { schemeName, wardName } from './names.ts';
import { placeHeading, placesOf } from './places.ts';
import { ProspectTable } from './prospect-page.tsx';
import { pageColumns } from './report-list.tsx';
import { SoonestTable, TrainingTable } from './training-page.tsx';
import { momentWords } from './words.ts';

const SOONEST = 10;

/** Everything that a committee asks for, on one page to print. */
export function committeeRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/committee', async (c) => {
    const asked = readAsked(c, deps);
    const dashboard = await readDashboard({ ...asked, ...deps });
    return sendPage(c, deps, {
      title: `Safe Havens in ${dashboard.frame.authorityName}: report`,
      errors: asked.days.errors,
      back: { href: asked.hrefOf(''), text: 'Reports' },
      content: <CommitteePage asked={asked} dashboard={dashboard} />,
    });
  });
  return routes;
}

function CommitteePage({ asked, dashboard }: DashboardGiven) {
  const given = { asked, report: dashboard };
  const cover = coverageNow(asked, dashboard);
  const what = placeHeading(placesOf(dashboard).kind).toLowerCase();
  return (
    <div class="committee">
      <h1>Safe Havens and Ask for Angela in {dashboard.frame.authorityName}</h1>
      <p>
        {momentWords(dashboard.moment)} Changes are told since {dateWords(dashboard.since)}.
      </p>
      <div class="no-print">
        <DaysForm asked={asked} page="committee" />
        <PrintButton />
      </div>
      <h2>1. In short</h2>
      <DashboardTiles {...{ asked, dashboard, cover }} />
      <h2>2. What has changed</h2>
      <ChangeCounts {...{ asked, dashboard }} />
      <DataTable
        caption={`What has changed since ${dateWords(dashboard.since)}`}
        captionHidden
        rows={filterChanges(dashboard.changes, {})}
        columns={pageColumns(changeColumns(dashboard, asked))}
        empty="Nothing has changed of what the public is shown."
      />
      <h2>3. Places by {what}</h2>
      <PlaceTable {...given} />
      <h2>4. Venues by scheme and state</h2>
      <StateTable {...given} />
      <h2>5. Is the training current?</h2>
      <p>A place is shown only while enough of its staff are trained.</p>
      <TrainingTable {...given} captionHidden />
      <SoonestTable {...given} most={SOONEST} />
      <h2>6. Does it work? Mystery visits</h2>
      <MysteryFigures {...{ asked, dashboard }} />
      <h2>7. When help is open</h2>
      <CoveragePart cover={cover} />
      <h2>8. Who could still join</h2>
      <ProspectTable asked={asked} counts={dashboard.prospects} captionHidden />
      <LicenceLine {...{ asked, dashboard }} />
      <Lists {...{ asked, dashboard }} />
    </div>
  );
}

function CoveragePart({ cover }: Pick<CoveredDashboard, 'cover'>) {
  if (!cover) return <p>When help will be open is told from today on only.</p>;
  return (
    <>
      <WeekIntro given={cover} />
      <HourSection given={cover} />
      <DayHeat given={cover} tabs={false} />
      <WeekHeat given={cover} />
    </>
  );
}

/** The lists themselves: of each scheme that has a place, one line a place. */
function Lists({ asked, dashboard }: DashboardGiven) {
  const { frame, places } = dashboard;
  const schemes = frame.schemes.filter(({ key }) => places.some(({ haven }) => haven.schemes.includes(key)));
  return (
    <section class="committee__lists">
      <h2>9. All {places.length} places</h2>
      <p>
        Each place once, with its schemes.{' '}
        {schemes.map(({ key, name }, n) => (
          <>
            {n > 0 && ' · '}
            <a href={asked.hrefOf('havens', { scheme: key })}>
              {name}: {places.filter(({ haven }) => haven.schemes.includes(key)).length}
            </a>
          </>
        ))}
      </p>
      <DataTable<ShownPlace>
        caption="All places"
        captionHidden
        rows={places}
        empty="No place is shown to the public."
        columns={[
          { heading: 'Place', cell: ({ haven }) => haven.name },
          {
            heading: 'Address',
            cell: ({ haven: { address, town, postcode } }) =>
              addressWords([address, town].filter((part) => part !== '').join(', '), postcode),
          },
          { heading: 'Ward', cell: ({ venue }) => wardName(dashboard, venue.wardCode) },
          {
            heading: 'Schemes',
            cell: ({ haven }) => haven.schemes.map((key) => schemeName(dashboard, key)).join(', '),
          },
          { heading: 'Trained', cell: ({ haven }) => dateWords(haven.trainedOn) },
        ]}
      />
    </section>
  );
}
