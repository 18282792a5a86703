import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../api/domain/shown-changes.ts';
import { filterVisits } from '../../api/domain/visit-figures.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { readDashboard } from '../../api/usecases/read-dashboard.ts';
import type { AdminEnv } from '../admin-env.ts';
import { ButtonGroup, ButtonLink } from '../html/buttons.tsx';
import { sendPage } from '../page.tsx';
import { readAsked } from './asked.ts';
import { filterChanges } from './change-list.tsx';
import { coverageNow } from './coverage-asked.ts';
import { HourSentence } from './coverage-hour.tsx';
import { PlaceTable, ShareTable, StateTable } from './dashboard-tables.tsx';
import { DashboardTiles, type CoveredDashboard, type DashboardGiven } from './dashboard-tiles.tsx';
import { DaysForm } from './days-form.tsx';
import { FigureLink } from './figure-link.tsx';
import { placeHeading, placesOf } from './places.ts';
import { ProspectTable } from './prospect-page.tsx';
import { TrainingTable } from './training-page.tsx';
import { VisitFigures } from './visit-page.tsx';
import { hourWords, momentWords } from './words.ts';

/** What the reports of an authority begin with. */
export function dashboardRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports', async (c) => {
    const asked = readAsked(c, deps);
    const dashboard = await readDashboard({ ...asked, ...deps });
    return sendPage(c, deps, {
      title: `Reports for ${dashboard.frame.authorityName}`,
      errors: asked.days.errors,
      content: <DashboardPage asked={asked} dashboard={dashboard} />,
    });
  });
  return routes;
}

function DashboardPage({ asked, dashboard }: DashboardGiven) {
  const given = { asked, report: dashboard };
  const { kind } = placesOf(dashboard);
  const cover = coverageNow(asked, dashboard);
  return (
    <>
      <h1>Reports for {dashboard.frame.authorityName}</h1>
      <p>{momentWords(dashboard.moment)} Each figure leads to the rows behind it.</p>
      <DaysForm asked={asked} page="" />
      <DashboardTiles {...{ asked, dashboard, cover }} />
      <ButtonGroup>
        <ButtonLink href={asked.hrefOf('committee')}>Report for a committee</ButtonLink>
      </ButtonGroup>
      <h2>Lists to share</h2>
      <ShareTable {...given} />
      <h2>What has changed since {dateWords(dashboard.since)}</h2>
      <ChangeCounts asked={asked} dashboard={dashboard} />
      <h2>When help is open</h2>
      <CoverageLine asked={asked} cover={cover} />
      <h2>By {placeHeading(kind).toLowerCase()}</h2>
      <PlaceTable {...given} />
      <h2>By scheme and state</h2>
      <StateTable {...given} />
      <h2>Training</h2>
      <TrainingTable {...given} captionHidden />
      <p>
        <a href={asked.hrefOf('training')}>
          Whose training ends next, and training by {placeHeading(kind).toLowerCase()}
        </a>
      </p>
      <h2>Mystery visits</h2>
      <MysteryFigures asked={asked} dashboard={dashboard} />
      <h2>From import to haven</h2>
      <ProspectTable asked={asked} counts={dashboard.prospects} captionHidden />
      <LicenceLine asked={asked} dashboard={dashboard} />
    </>
  );
}

const CHANGE_SENTENCES: Readonly<Record<ChangeKind, string>> = {
  new: 'shown for the first time',
  again: 'shown again after a break',
  gone: 'no longer shown',
};

/** Venues under schemes that came and went. */
export function ChangeCounts({ asked, dashboard }: DashboardGiven) {
  const since = dashboard.since;
  return (
    <ul>
      {CHANGE_KINDS.map((kind) => (
        <li>
          <FigureLink
            value={filterChanges(dashboard.changes, { kind }).length}
            href={asked.hrefOf('changes', { since, kind })}
          />{' '}
          {CHANGE_SENTENCES[kind]}
        </li>
      ))}
    </ul>
  );
}

function CoverageLine({ asked, cover }: Pick<CoveredDashboard, 'asked' | 'cover'>) {
  if (!cover) {
    return (
      <p>
        <a href={asked.hrefOf('coverage')}>When help will be open</a> is told from today on only.
      </p>
    );
  }
  return (
    <p>
      At {hourWords(cover.hour)}: <HourSentence given={cover} />{' '}
      <a href={asked.hrefOf('coverage')}>See every hour of the week</a>.
    </p>
  );
}

/** How mystery visits went, or that there were none. */
export function MysteryFigures({ asked, dashboard }: DashboardGiven) {
  const visits = filterVisits(dashboard.visits, { kind: 'mystery' });
  if (visits.length === 0) return <p class="govuk-body empty-state">No mystery visits recorded yet.</p>;
  return (
    <>
      <VisitFigures asked={asked} visits={visits} kind="mystery" day={dashboard.moment.day} />
      <p class="govuk-body no-print">
        <a href={asked.hrefOf('visits')}>Retests, inspections and advisory visits</a>
      </p>
    </>
  );
}

/** Licensed premises that nobody has signed up. */
export function LicenceLine({ asked, dashboard: { licences } }: DashboardGiven) {
  const { authorityCode } = asked;
  if (licences.all === 0) return <p>No premises licences are on the register yet.</p>;
  return (
    <p>
      Of <FigureLink value={licences.all} href={`/admin/councils/${authorityCode}/licences`} /> premises
      licences,{' '}
      <FigureLink
        value={licences.notSignedUp}
        href={`/admin/councils/${authorityCode}/licences/lists/not-signed-up`}
      />{' '}
      stand today for premises where nobody has signed up.
    </p>
  );
}
