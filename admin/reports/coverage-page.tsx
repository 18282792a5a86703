import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { HOURS_A_DAY, HOURS_A_WEEK, weekdayOf } from '../../api/domain/coverage.ts';
import { WEEKDAYS } from '../../api/domain/hours.ts';
import { clockWords, dateWords } from '../../api/html/time-words.ts';
import type { AdminEnv } from '../admin-env.ts';
import { ButtonGroup, ButtonLink } from '../html/buttons.tsx';
import { BarChart } from '../html/figures.tsx';
import { HeatTable } from '../html/heat-table.tsx';
import { ListTabs } from '../html/list-tabs.tsx';
import { sendPage } from '../page.tsx';
import { chosenFields, openAnywhere, openAt, readCoverage, type AskedCoverage } from './coverage-asked.ts';
import { HourSection } from './coverage-hour.tsx';
import { ReportFilters } from './filters.tsx';
import { placeHeading } from './places.ts';
import { counted, dayName, hourKey } from './words.ts';

/** When help is open, by ward and hour of the week. */
export function coveragePageRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/coverage', async (c) => {
    const given = await readCoverage(c, deps);
    return sendPage(c, deps, {
      title: 'When help is open',
      back: { href: given.asked.hrefOf(''), text: 'Reports' },
      content: <CoveragePage given={given} />,
    });
  });
  routes.get('/councils/:authority/reports/coverage/place', async (c) => {
    const given = await readCoverage(c, deps);
    const { places, filter } = given;
    const key = filter[places.kind];
    const place = places.places.find((each) => each.key === key) ?? places.places[0];
    return sendPage(c, deps, {
      title: `When help is open: ${place?.name ?? 'nowhere'}`,
      back: { href: hrefOf(given, 'coverage'), text: 'When help is open' },
      content: (
        <>
          <h1>When help is open: {place?.name ?? 'nowhere'}</h1>
          <WeekIntro given={given} />
          <WeekHeat given={given} {...(place && { place: place.key })} />
        </>
      ),
    });
  });
  return routes;
}

/** A page of coverage with the same choices, but for what is changed. */
function hrefOf(
  { asked, filter }: AskedCoverage,
  page: string,
  changed: AskedCoverage['filter'] = {},
): string {
  const { ward: _, town: __, hours: ___, ...kept } = filter;
  return asked.hrefOf(page, { ...kept, ...changed });
}

function CoveragePage({ given }: { given: AskedCoverage }) {
  const { asked, report, filter } = given;
  return (
    <>
      <h1>When help is open</h1>
      <WeekIntro given={given} />
      <ReportFilters
        asked={asked}
        page="coverage"
        fields={chosenFields(report)}
        filter={filter}
        summary="Choose an hour, a scheme, or places for under 18s"
      />
      <HourSection given={given} />
      <DayHeat given={given} />
      <WeekHeat given={given} />
      <HoursChart given={given} />
      <ButtonGroup>
        <ButtonLink href={hrefOf(given, 'coverage/csv')} kind="secondary">
          Download every hour as CSV
        </ButtonLink>
      </ButtonGroup>
    </>
  );
}

export function WeekIntro({ given: { coverage, report, asked, filter } }: { given: AskedCoverage }) {
  const unknown = coverage.unknown.length;
  const { scheme, age } = filter;
  return (
    <>
      <p>
        The week from Monday {dateWords(coverage.week.from)}, as the register stands today. A place counts at
        an hour when the public is shown it and it is open as the clock strikes; where it has said when
        trained help is there, only then.
      </p>
      {unknown > 0 && (
        <p>
          <a href={asked.hrefOf('coverage/open', { hours: 'unknown', scheme, age })}>
            {counted(unknown, 'place is', 'places are')} shown without known hours
          </a>{' '}
          and never counted as open.
        </p>
      )}
      {report.places.length === 0 && <p>No place is shown to the public now.</p>}
    </>
  );
}

const CLOCK = Array.from({ length: HOURS_A_DAY }, (_, hour) =>
  clockWords(hour, 0).replace('midnight', '12am'),
);
const COLUMNS = CLOCK.map((words) => words.replace('midday', '12pm'));

/** Ward by hour, of the day of the chosen hour. */
export function DayHeat({ given, tabs = true }: { given: AskedCoverage; tabs?: boolean }) {
  const { places, counts, hour } = given;
  const weekday = weekdayOf(hour);
  const first = WEEKDAYS.indexOf(weekday) * HOURS_A_DAY;
  return (
    <section aria-label={`Places open on ${dayName(weekday)}`}>
      <h2>{placeHeading(places.kind)} by hour</h2>
      {tabs && (
        <ListTabs
          label="Days of the week"
          tabs={WEEKDAYS.map((each, day) => ({
            href: hrefOf(given, 'coverage', { at: hourKey(day * HOURS_A_DAY + (hour % HOURS_A_DAY)) }),
            text: dayName(each),
            current: each === weekday,
          }))}
        />
      )}
      <HeatTable
        caption={`Places open on ${dayName(weekday)}, by ${placeHeading(places.kind).toLowerCase()}`}
        rowHeading={placeHeading(places.kind)}
        unit="places open"
        columns={COLUMNS}
        rows={places.places.map(({ key, name }) => ({
          label: name,
          href: hrefOf(given, 'coverage/place', { [places.kind]: key }),
          cells: COLUMNS.map((_, n) => ({
            value: openAt(counts.get(key), first + n),
            href: hrefOf(given, 'coverage/open', { at: hourKey(first + n), [places.kind]: key }),
          })),
        }))}
      />
    </section>
  );
}

/** Day by hour, of one place or of all of them. */
export function WeekHeat({ given, place }: { given: AskedCoverage; place?: string }) {
  const { places, counts, report } = given;
  const where = place === undefined ? {} : { [places.kind]: place };
  const count = (hour: number) =>
    place === undefined ? openAnywhere(given, hour).length : openAt(counts.get(place), hour);
  return (
    <section aria-label="The whole week">
      <h2>The whole week</h2>
      <HeatTable
        caption={
          place === undefined
            ? `Places open in all of ${report.frame.authorityName}, by day and hour`
            : 'Places open, by day and hour'
        }
        rowHeading="Day"
        unit="places open"
        columns={COLUMNS}
        rows={WEEKDAYS.map((each, day) => ({
          label: dayName(each),
          cells: COLUMNS.map((_, n) => ({
            value: count(day * HOURS_A_DAY + n),
            href: hrefOf(given, 'coverage/open', { at: hourKey(day * HOURS_A_DAY + n), ...where }),
          })),
        }))}
      />
    </section>
  );
}

/** How much of the week each place is covered at all. */
function HoursChart({ given }: { given: AskedCoverage }) {
  const { places, counts } = given;
  return (
    <BarChart
      caption="Hours of the week at which at least one place is open"
      labelHeading={placeHeading(places.kind)}
      valueHeading={`Of ${HOURS_A_WEEK} hours`}
      max={HOURS_A_WEEK}
      bars={places.places.map(({ key, name }) => {
        const hours = (counts.get(key) ?? []).filter((open) => open > 0).length;
        return {
          label: <a href={hrefOf(given, 'coverage/place', { [places.kind]: key })}>{name}</a>,
          value: hours,
          text: hours === 0 ? 'None' : hours,
        };
      })}
    />
  );
}
