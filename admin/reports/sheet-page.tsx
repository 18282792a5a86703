import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import type { ShownPlace } from '../../api/domain/report-cases.ts';
import type { Hours } from '../../api/domain/hours.ts';
import { addressWords, ageNote, kindWords } from '../../api/html/haven-words.ts';
import { bankHolidayWords, weekLines } from '../../api/html/hours-words.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { ReportScheme } from '../../api/usecases/read-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import { PrintButton } from '../html/buttons.tsx';
import { sendPage } from '../page.tsx';
import { readHavens } from './haven-list.tsx';

/** A sheet to hand out: where help is, when, and what to say. Plain, large, and of today. */
export function sheetRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/sheet', async (c) => {
    // What was shown on another day is nothing to hand out.
    const { asked, report, filter, places } = await readHavens(c, deps, { today: true });
    const scheme = report.frame.schemes.find(({ key }) => key === filter.scheme);
    return sendPage(c, deps, {
      title: `Places where staff are trained to help in ${report.frame.authorityName}`,
      back: { href: asked.hrefOf('havens', filter), text: 'The list' },
      content: (
        <Sheet
          area={report.frame.authorityName}
          schemes={scheme ? [scheme] : report.frame.schemes}
          places={places}
          under18={filter.age === 'any'}
          day={report.today}
          finder={new URL('/', deps.config.publicOrigin).href}
        />
      ),
    });
  });
  return routes;
}

interface SheetProps {
  readonly area: string;
  readonly schemes: readonly ReportScheme[];
  readonly places: readonly ShownPlace[];
  readonly under18: boolean;
  readonly day: string;
  /** The public finder's address. */
  readonly finder: string;
}

function Sheet({ area, schemes, places, under18, day, finder }: SheetProps) {
  const used = schemes.filter(({ key }) => places.some(({ haven }) => haven.schemes.includes(key)));
  const towns = Map.groupBy(places, ({ haven }) => haven.town);
  return (
    <div class="sheet">
      <div class="no-print">
        <PrintButton />
      </div>
      <h1>Places in {area} where staff are trained to help</h1>
      <p>
        If you feel unsafe, go in and tell the staff.{' '}
        {under18 && 'These places are not led by alcohol, so you can go in at any age. '}
        <strong>In danger? Call 999.</strong>
      </p>
      <p>
        Correct on {dateWords(day)}. Places change: check the finder at <a href={finder}>{bare(finder)}</a>
      </p>
      {used.length > 0 && (
        <dl class="sheet__say">
          {used.map(({ name, say }) => (
            <div>
              <dt>{name}</dt>
              <dd>{say}</dd>
            </div>
          ))}
        </dl>
      )}
      {places.length === 0 && <p>No place is listed now.</p>}
      {[...towns].map(([town, there]) => (
        <section>
          <h2>{town === '' ? 'Elsewhere' : town}</h2>
          <ul class="sheet__places">
            {there.map((place) => (
              <SheetPlace place={place} schemes={used} several={used.length > 1} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function SheetPlace({
  place: { haven },
  schemes,
  several,
}: {
  place: ShownPlace;
  schemes: readonly ReportScheme[];
  several: boolean;
}) {
  const alcohol = haven.agePolicy !== 'all_ages';
  const names = schemes.filter(({ key }) => haven.schemes.includes(key)).map(({ name }) => name);
  return (
    <li>
      <h3>{haven.name}</h3>
      <p>
        {kindWords(haven.kind)}, {addressWords(haven.address, haven.postcode)}
      </p>
      <WhenOpen hours={haven.help ?? haven.opening} />
      {several && <p>{names.join(', ')}</p>}
      {alcohol && (
        <p>
          <strong>Mainly serves alcohol.</strong> {ageNote(haven.agePolicy)}
        </p>
      )}
    </li>
  );
}

/** A line for each run of days: easier to find one's own in than a paragraph. */
function WhenOpen({ hours }: { hours: Hours | undefined }) {
  if (!hours) return <p>Opening hours not known. Call first.</p>;
  const lines = weekLines(hours);
  const holidays =
    hours.bankHolidays === 'as_usual' ? [] : [{ day: 'Bank holidays', words: bankHolidayWords(hours) }];
  return (
    <ul class="sheet__hours">
      {[...lines, ...holidays].map(({ day, words }) => (
        <li>
          {day}: {words.charAt(0).toLowerCase() + words.slice(1)}
        </li>
      ))}
    </ul>
  );
}

/** An address as people type it. */
function bare(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
