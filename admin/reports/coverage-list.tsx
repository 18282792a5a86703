import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { HOURS_A_DAY, weekdayOf } from '../../api/domain/coverage.ts';
import type { CoveredVenue } from '../../api/domain/coverage-report.ts';
import { isIn } from '../../api/domain/report-filter.ts';
import { csvLine } from '../../api/domain/csv-line.ts';
import { ageNote, addressWords, kindWords, milesWords } from '../../api/html/haven-words.ts';
import type { AdminEnv } from '../admin-env.ts';
import { sendPage } from '../page.tsx';
import { nearestOpen, openAt, readCoverage, type AskedCoverage } from './coverage-asked.ts';
import { helpWords, venueHref, wardName } from './names.ts';
import { placeHeading } from './places.ts';
import { pageOf, ReportList, type ReportColumn } from './report-list.tsx';
import { sendCsv } from './send-csv.ts';
import { dayName, hourWords } from './words.ts';

/** What is open at an hour, and every hour as a file. */
export function coverageListRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/coverage/open', (c) => openPage(c, deps));
  routes.get('/councils/:authority/reports/coverage/csv', async (c) => {
    const given = await readCoverage(c, deps);
    return sendCsv(c, `open-by-hour-${given.coverage.week.from}`, hoursCsv(given));
  });
  return routes;
}

async function openPage(c: Context<AdminEnv>, deps: Deps): Promise<Response> {
  const given = await readCoverage(c, deps);
  const { asked, report, coverage, filter, hour } = given;
  const unknown = filter.hours === 'unknown';
  const there = isIn(filter, report.wards);
  const rows = (unknown ? coverage.unknown : coverage.open).filter(
    ({ venue, cover }) => there(venue) && (unknown || cover.open[hour]),
  );
  const title = unknown ? 'Shown without known hours' : `Open at ${hourWords(hour)}`;
  return sendPage(c, deps, {
    title,
    back: {
      href: asked.hrefOf('coverage', { ...filter, ward: undefined, town: undefined }),
      text: 'When help is open',
    },
    content: (
      <ReportList
        {...pageOf(rows, given.page)}
        title={title}
        intro={unknown ? 'People are told to call first.' : introOf(given)}
        columns={openColumns(given)}
        total={rows.length}
        hrefOfPage={(each) =>
          asked.hrefOf('coverage/open', { ...filter, page: each > 1 ? String(each) : undefined })
        }
        what={['place', 'places']}
        empty={unknown ? 'The hours of every place are known.' : emptyWords(given)}
      />
    ),
  });
}

/** Where, for whom and when. */
function introOf({ places, filter, report, coverage }: AskedCoverage): string {
  const place = chosenPlace({ places, filter });
  const scheme = report.frame.schemes.find(({ key }) => key === filter.scheme)?.name;
  return [
    place?.name ?? `All of ${report.frame.authorityName}`,
    ...(scheme === undefined ? [] : [scheme]),
    ...(filter.age === undefined ? [] : ['places not led by alcohol']),
    `the week from ${coverage.week.from}`,
  ].join(' · ');
}

function chosenPlace({ places, filter }: Pick<AskedCoverage, 'places' | 'filter'>) {
  return places.places.find(({ key }) => key === filter[places.kind]);
}

function emptyWords(given: AskedCoverage): string {
  const place = chosenPlace(given);
  const nearest = place && nearestOpen(given, place, given.hour);
  if (!nearest) return 'Nothing is open then.';
  return `Nothing is open there then. The nearest that is: ${nearest.venue.name}, ${milesWords(nearest.metres)} from the middle.`;
}

function openColumns({ asked, report }: AskedCoverage): readonly ReportColumn<CoveredVenue>[] {
  return [
    {
      heading: 'Place',
      csv: 'name',
      text: ({ venue }) => venue.name,
      cell: ({ venue }) => <a href={venueHref(asked, venue.id)}>{venue.name}</a>,
    },
    { heading: 'Kind', csv: 'kind', text: ({ venue }) => kindWords(venue.kind) },
    {
      heading: 'Address',
      csv: 'address',
      text: ({ venue: { address, town, postcode } }) =>
        addressWords([address, town].filter((part) => part !== '').join(', '), postcode),
    },
    { heading: 'Ward', csv: 'ward', text: ({ venue }) => wardName(report, venue.wardCode) },
    { heading: 'When help is there', csv: 'open', text: ({ venue }) => helpWords(venue) },
    { heading: 'Age note', csv: 'age_note', text: ({ venue }) => ageNote(venue.agePolicy) },
  ];
}

/** A line for each place and hour. */
function hoursCsv({ places, counts }: AskedCoverage): string {
  const lines = [
    '\uFEFF',
    csvLine([placeHeading(places.kind).toLowerCase().replace(' ', '_'), 'day', 'hour', 'places_open']),
  ];
  for (const { key, name } of places.places) {
    for (const [hour] of (counts.get(key) ?? []).entries()) {
      const clock = `${String(hour % HOURS_A_DAY).padStart(2, '0')}:00`;
      lines.push(csvLine([name, dayName(weekdayOf(hour)), clock, String(openAt(counts.get(key), hour))]));
    }
  }
  return lines.join('');
}
