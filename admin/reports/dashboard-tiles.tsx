import { monthsAfter } from '../../api/domain/calendar.ts';
import type { ShownPlace } from '../../api/domain/report-cases.ts';
import { filterCases, filterPlaces } from '../../api/domain/report-filter.ts';
import { filterVisits, tallyOf } from '../../api/domain/visit-figures.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { Dashboard } from '../../api/usecases/read-dashboard.ts';
import { StatTiles, type Tile } from '../html/figures.tsx';
import type { Asked } from './asked.ts';
import { nothingOpen, USUAL_HOUR, type AskedCoverage } from './coverage-asked.ts';
import { placeHeading } from './places.ts';
import { hourKey, hourWords } from './words.ts';

const VISIT_MONTHS = 12;

export interface DashboardGiven {
  readonly asked: Asked;
  readonly dashboard: Dashboard;
}

/** With how the next week is covered: worked out once for a page, of every hour of every venue. */
export interface CoveredDashboard extends DashboardGiven {
  readonly cover: AskedCoverage | undefined;
}

/** The figures that matter most. */
export function DashboardTiles({ asked, dashboard, cover }: CoveredDashboard) {
  const { cases, wards } = dashboard;
  const caseTile = (label: string, filter: Record<string, string>): Tile => ({
    label,
    value: filterCases(cases, filter, wards).length,
    href: asked.hrefOf('accreditations', filter),
  });
  return (
    <StatTiles
      tiles={[
        placesTile(asked, dashboard, 'All havens'),
        ...schemesInUse(dashboard).map(({ key, name }) => placesTile(asked, dashboard, name, key)),
        visitTile(asked, dashboard),
        ...(cover ? [coverTile(asked, cover)] : []),
        caseTile('On the way to accreditation', { group: 'in_progress' }),
        caseTile('Accredited or suspended, and not shown', { group: 'hidden' }),
        caseTile('Training ends within 60 days', { training: 'expiring' }),
      ]}
    />
  );
}

/** Those that the public is told of and that somebody has something to do with. */
export function schemesInUse({ frame, cases }: Pick<Dashboard, 'frame' | 'cases'>) {
  return frame.schemes.filter(
    ({ key, listed }) => listed && cases.some(({ schemeKey }) => schemeKey === key),
  );
}

function placesTile(
  asked: Asked,
  { places, earlier, since, wards }: Dashboard,
  label: string,
  scheme?: string,
): Tile {
  const count = (shown: readonly ShownPlace[]) => filterPlaces(shown, { scheme }, wards).length;
  return {
    label,
    value: count(places),
    href: asked.hrefOf('havens', { scheme }),
    note: differenceWords(count(places) - count(earlier.places), since),
  };
}

function differenceWords(more: number, since: string): string {
  const day = dateWords(since);
  if (more === 0) return `As many as before ${day}`;
  return `${Math.abs(more)} ${more > 0 ? 'more' : 'fewer'} than before ${day}`;
}

/** Of the last twelve months: a share of few visits would jump about. */
function visitTile(asked: Asked, { visits, moment }: Dashboard): Tile {
  const from = monthsAfter(moment.day, -VISIT_MONTHS);
  const filter = { kind: 'mystery', from } as const;
  const { visits: n, good, goodPercent } = tallyOf(filterVisits(visits, filter));
  const label = 'Mystery visits that went well, in 12 months';
  if (goodPercent === undefined)
    return { label, value: '–', href: asked.hrefOf('visits'), note: 'No mystery visits recorded yet' };
  return {
    label,
    value: `${goodPercent}%`,
    href: asked.hrefOf('visits/list', filter),
    note: `${good} of ${n}`,
  };
}

function coverTile(asked: Asked, cover: AskedCoverage): Tile {
  const what = placeHeading(cover.places.kind).toLowerCase();
  const all = cover.places.places.filter(({ point }) => point !== undefined).length;
  return {
    label: `${placeHeading(cover.places.kind)}s with nothing open at ${hourWords(USUAL_HOUR)}`,
    value: nothingOpen(cover, USUAL_HOUR).length,
    href: asked.hrefOf('coverage', { at: hourKey(USUAL_HOUR) }),
    note: `of ${all} ${what}s`,
  };
}
