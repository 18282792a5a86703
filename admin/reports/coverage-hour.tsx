import { milesWords } from '../../api/html/haven-words.ts';
import { DataTable } from '../html/data-table.tsx';
import { BarChart } from '../html/figures.tsx';
import { InsetText } from '../html/messages.tsx';
import { nearestOpen, nothingOpen, openAnywhere, openAt, type AskedCoverage } from './coverage-asked.ts';
import { venueHref } from './names.ts';
import { placeHeading } from './places.ts';
import { counted, hourKey, hourWords } from './words.ts';

/** One hour: where nothing is open, and what is nearest then. */
export function HourSection({ given, chart = true }: { given: AskedCoverage; chart?: boolean }) {
  const { hour, places } = given;
  const none = nothingOpen(given, hour);
  return (
    <section aria-label={`At ${hourWords(hour)}`}>
      <h2>At {hourWords(hour)}</h2>
      <InsetText>
        <p>
          <HourSentence given={given} />
        </p>
      </InsetText>
      {none.length > 0 && openAnywhere(given, hour).length > 0 && (
        <DataTable
          caption={`${placeHeading(places.kind)}s with nothing open at ${hourWords(hour)}`}
          rows={none}
          empty=""
          columns={[
            { heading: placeHeading(places.kind), cell: ({ name }) => name },
            { heading: 'Nearest open then', cell: (place) => <Nearest given={given} place={place} /> },
          ]}
        />
      )}
      {chart && <HourChart given={given} />}
    </section>
  );
}

/** `3 places are open, in 2 of 24 wards. Nothing is open in the other 22.` */
export function HourSentence({ given }: { given: AskedCoverage }) {
  const { hour, places, report, asked, filter } = given;
  const open = openAnywhere(given, hour).length;
  const none = nothingOpen(given, hour).length;
  const all = places.places.filter(({ point }) => point !== undefined).length;
  const what = placeHeading(places.kind).toLowerCase();
  if (open === 0) return <>Nothing is open anywhere in {report.frame.authorityName} then.</>;
  const { scheme, age, by } = filter;
  return (
    <>
      <a href={asked.hrefOf('coverage/open', { at: hourKey(hour), scheme, age, by })}>
        {counted(open, 'place is', 'places are')} open
      </a>
      , in {all - none} of {counted(all, what)}.
      {none > 0 && ` Nothing is open in ${none === all ? 'any' : `the other ${none}`}.`}
    </>
  );
}

function Nearest({ given, place }: { given: AskedCoverage; place: Parameters<typeof nearestOpen>[1] }) {
  const nearest = nearestOpen(given, place, given.hour);
  if (!nearest) return <>None</>;
  return (
    <>
      <a href={venueHref(given.asked, nearest.venue.id)}>{nearest.venue.name}</a>,{' '}
      {milesWords(nearest.metres)} from the middle
    </>
  );
}

function HourChart({ given }: { given: AskedCoverage }) {
  const { hour, places, counts, asked, filter } = given;
  const { scheme, age, by } = filter;
  return (
    <BarChart
      caption={`Places open at ${hourWords(hour)}`}
      labelHeading={placeHeading(places.kind)}
      valueHeading="Places open"
      bars={places.places.map(({ key, name }) => {
        const open = openAt(counts.get(key), hour);
        const href = asked.hrefOf('coverage/open', {
          at: hourKey(hour),
          scheme,
          age,
          by,
          [places.kind]: key,
        });
        return { label: name, value: open, text: <a href={href}>{open === 0 ? 'Nothing open' : open}</a> };
      })}
    />
  );
}
