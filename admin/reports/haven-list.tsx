import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { ShownPlace } from '../../api/domain/report-cases.ts';
import { filterPlaces, type ReportFilter } from '../../api/domain/report-filter.ts';
import { readReport, type Report } from '../../api/usecases/read-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import { ButtonLink } from '../html/buttons.tsx';
import type { ListFilter } from '../list-address.ts';
import { sendPage } from '../page.tsx';
import { readAsked, type Asked } from './asked.ts';
import {
  AGE_FIELD,
  readFilter,
  ReportFilters,
  schemeField,
  townField,
  wardField,
  type FilterField,
} from './filters.tsx';
import { havenColumns, type HavenColumnsGiven } from './haven-columns.tsx';
import { wardName } from './names.ts';
import { csvOf, pageOf, ReportList } from './report-list.tsx';
import { sendCsv } from './send-csv.ts';
import { momentWords } from './words.ts';

type HavenFilterName = 'scheme' | 'ward' | 'town' | 'age' | 'order';

/** The list of all havens, and of those of one scheme: to read, and as a file. */
export function havenListRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/havens', async (c) => {
    const { asked, report, fields, filter, page, places } = await readHavens(c, deps);
    const shown = pageOf(places, page);
    return sendPage(c, deps, {
      title: titleOf(report, filter),
      errors: asked.days.errors,
      back: { href: asked.hrefOf(''), text: 'Reports' },
      content: (
        <ReportList
          {...shown}
          title={titleOf(report, filter)}
          intro={`Places that the public is shown, where staff are trained to help. ${momentWords(report.moment)}`}
          filters={<ReportFilters asked={asked} page="havens" fields={fields} filter={filter} />}
          columns={havenColumns({ report, asked, origin: originOf(deps), sort: sortBy(asked, filter) })}
          total={places.length}
          hrefOfPage={(each) =>
            asked.hrefOf('havens', { ...filter, page: each > 1 ? String(each) : undefined })
          }
          what={['place', 'places']}
          empty="No place is shown to the public. Look at another day, or clear the filters."
          csvHref={asked.hrefOf('havens/csv', filter)}
          more={<SheetLink asked={asked} report={report} filter={filter} />}
        />
      ),
    });
  });
  routes.get('/councils/:authority/reports/havens/csv', async (c) => {
    const { asked, report, filter, places } = await readHavens(c, deps);
    const name = `${filter.scheme ?? 'havens'}-${report.moment.day}`;
    return sendCsv(c, name, csvOf(havenColumns({ report, asked, origin: originOf(deps) }), places));
  });
  return routes;
}

/** A sheet to hand out is of today: nobody is to be sent where help was once. */
function SheetLink({
  asked,
  report,
  filter,
}: {
  asked: Asked;
  report: Report;
  filter: ListFilter<HavenFilterName>;
}) {
  if (!report.moment.isNow) return <></>;
  return (
    <ButtonLink href={asked.hrefOf('sheet', filter)} kind="secondary">
      Sheet for schools
    </ButtonLink>
  );
}

/** @param today whatever day the address asks for */
export async function readHavens(
  c: Context<AdminEnv>,
  deps: Deps,
  { today = false }: { today?: boolean } = {},
) {
  const asked = readAsked(c, deps);
  const report = await readReport({ ...asked, ...(today && { on: asked.today }), ...deps });
  const fields = [schemeField(report), wardField(report), townField(report), AGE_FIELD];
  const { filter, page } = readFilter<HavenFilterName>(c, [...fields, ORDER_FIELD]);
  const places = filterPlaces(report.places, placeFilter(filter), report.wards);
  return { asked, report, fields, filter, page, places: inOrder(places, report, filter.order) };
}

function placeFilter({ scheme, ward, town, age }: ListFilter<HavenFilterName>): ReportFilter {
  return { scheme, ward, town, anyAge: age === 'any' };
}

/** `Ask for Angela venues`, `All havens`. */
function titleOf({ frame }: Report, { scheme }: ListFilter<HavenFilterName>): string {
  const name = frame.schemes.find(({ key }) => key === scheme)?.name;
  return name === undefined ? 'All havens' : `${name} venues`;
}

function originOf({ config }: Deps): string {
  return new URL(config.publicOrigin).origin;
}

const ORDER_FIELD: FilterField<'order'> = {
  name: 'order',
  label: 'Order',
  options: ['name', 'ward'].map((value) => ({ value, text: value })),
};

/** By town centre, and within it by name, where nothing else is asked for. */
function inOrder(
  places: readonly ShownPlace[],
  report: Report,
  order: string | undefined,
): readonly ShownPlace[] {
  if (order === undefined) return places;
  const key = ({ venue }: ShownPlace) => (order === 'ward' ? wardName(report, venue.wardCode) : venue.name);
  const by = (a: string, b: string) => a.localeCompare(b, 'en');
  return places.toSorted((a, b) => by(key(a), key(b)) || by(a.venue.name, b.venue.name));
}

function sortBy(asked: Asked, filter: ListFilter<HavenFilterName>): NonNullable<HavenColumnsGiven['sort']> {
  return (order) => ({
    href: asked.hrefOf('havens', { ...filter, order: order === 'town' ? undefined : order }),
    ...((filter.order ?? 'town') === order && { now: 'ascending' as const }),
  });
}
