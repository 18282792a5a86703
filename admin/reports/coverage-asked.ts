import type { Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { countCover, hourOfWeek, nearestTo } from '../../api/domain/coverage.ts';
import { coverageOf, type Coverage, type CoveredVenue } from '../../api/domain/coverage-report.ts';
import { PLACE_KINDS, type PlaceKind } from '../../api/domain/report-filter.ts';
import { readReport, type Report } from '../../api/usecases/read-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import type { ListFilter } from '../list-address.ts';
import { readAsked, type Asked } from './asked.ts';
import { AGE_FIELD, readFilter, schemeField, townField, wardField, type FilterField } from './filters.tsx';
import { placeHeading, placesOf, type Place, type Places } from './places.ts';
import { HOUR_KEYS, hourWords } from './words.ts';

/** What committees ask: is anything open when people go home? */
export const USUAL_HOUR = hourOfWeek('sa', 1);

export type CoverageFilterName = 'at' | 'scheme' | 'age' | 'by' | 'ward' | 'town' | 'hours';

/** How an authority is covered in the next whole week, as one address asks for it. */
export interface AskedCoverage {
  readonly asked: Asked;
  readonly report: Report;
  readonly coverage: Coverage;
  readonly places: Places;
  /** Open places by ward or town, by hour of the week. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
  readonly filter: ListFilter<CoverageFilterName>;
  readonly page: number;
  /** The chosen hour of the week, 0 to 167. */
  readonly hour: number;
}

/** Always from today on, whatever day other reports are of. */
export async function readCoverage(c: Context<AdminEnv>, deps: Deps): Promise<AskedCoverage> {
  const asked = readAsked(c, deps);
  const report = await readReport({ ...asked, on: asked.today, ...deps });
  const { filter, page } = readFilter(c, coverageFields(report));
  return { ...coverageWith(asked, report, filter), page };
}

export function coverageWith(
  asked: Asked,
  report: Report,
  filter: ListFilter<CoverageFilterName> = {},
): AskedCoverage {
  const { scheme, age, by, at } = filter;
  const given = { today: report.today, bankHolidays: report.frame.bankHolidays };
  const coverage = coverageOf(report.venues, given, { scheme, anyAge: age === 'any' });
  const places = placesOf(report, by as PlaceKind | undefined);
  const counts = countCover(
    coverage.open.map(({ venue, cover }) => ({ each: venue, cover })),
    places.placeOf,
    places.places.map(({ key }) => key),
  );
  const chosen = HOUR_KEYS.indexOf(at ?? '');
  return {
    asked,
    report,
    coverage,
    places,
    counts,
    filter,
    page: 1,
    hour: chosen === -1 ? USUAL_HOUR : chosen,
  };
}

/** As things stand; undefined in a report of an earlier day, for when help will be open is told from today on only. */
export function coverageNow(asked: Asked, report: Report): AskedCoverage | undefined {
  return report.moment.isNow ? coverageWith(asked, report) : undefined;
}

function coverageFields(report: Report): readonly FilterField<CoverageFilterName>[] {
  return [
    ...chosenFields(report),
    wardField(report),
    townField(report),
    { name: 'hours', label: 'Hours', options: [{ value: 'unknown', text: 'Not known' }] },
  ];
}

/** What can be chosen on the page itself. */
export function chosenFields(report: Report): readonly FilterField<CoverageFilterName>[] {
  return [
    {
      name: 'at',
      label: 'Hour',
      all: 'As usual: 1am on Saturday',
      options: HOUR_KEYS.map((value, hour) => ({ value, text: hourWords(hour) })),
    },
    schemeField(report),
    AGE_FIELD,
    {
      name: 'by',
      label: 'Count by',
      all: 'As usual',
      options: PLACE_KINDS.map((value) => ({ value, text: placeHeading(value) })),
    },
  ];
}

export function openAt(count: readonly number[] | undefined, hour: number): number {
  return count?.[hour] ?? 0;
}

/** Open somewhere in the authority. */
export function openAnywhere({ coverage }: AskedCoverage, hour: number): readonly CoveredVenue[] {
  return coverage.open.filter(({ cover }) => cover.open[hour]);
}

/** The places where nothing is open at an hour; one where no venue is known to be is none. */
export function nothingOpen({ places, counts }: AskedCoverage, hour: number): readonly Place[] {
  return places.places.filter(({ key, point }) => point !== undefined && openAt(counts.get(key), hour) === 0);
}

/** The haven open at an hour that is nearest to the middle of a place. */
export function nearestOpen(asked: AskedCoverage, { point }: Place, hour: number) {
  if (!point) return undefined;
  const nearest = nearestTo(
    point,
    openAnywhere(asked, hour).map((covered) => ({ ...covered.facts, covered })),
  );
  return nearest && { venue: nearest.place.covered.venue, metres: nearest.metres };
}
