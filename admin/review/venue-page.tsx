import type { Child } from 'hono/jsx';
import { isShowable } from '../../api/domain/accreditation.ts';
import type { EpochMinutes } from '../../api/domain/clock.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { weekLines } from '../../api/html/hours-words.ts';
import { addressWords, ageNote, facilityWords, kindWords } from '../../api/html/haven-words.ts';
import { comingWords, dateWords } from '../../api/html/time-words.ts';
import type { OpenedFile, VenueFile } from '../../api/usecases/show-venue-file.ts';
import { ButtonGroup, ButtonLink } from '../html/buttons.tsx';
import { ExternalLink } from '../html/links.tsx';
import { SummaryList, type SummaryRow } from '../html/lists.tsx';
import { InsetText } from '../html/messages.tsx';
import { Tag } from '../html/tags.tsx';
import { dayOf } from '../instants.ts';
import { HistoryList, WholeHistory } from './history.tsx';
import { SchemeCard } from './scheme-card.tsx';

export interface VenuePageProps {
  readonly opened: OpenedFile;
  /** Of this page. */
  readonly path: string;
  readonly now: EpochMinutes;
  /** May decide and write, or only reads. */
  readonly works: boolean;
  /** Of another service: no names, and nothing that anybody wrote. */
  readonly partner: boolean;
  /** What other journeys show of the venue: visits, plans, concerns, licences. */
  readonly panels: Child;
}

/** All that the council knows of a venue, and what can be decided. */
export function VenuePage({ opened, path, now, works, partner, panels }: VenuePageProps) {
  const { file, schemes } = opened;
  const schemeName = (key: string) =>
    file.accreditations.find(({ schemeKey }) => schemeKey === key)?.schemeName ?? key;
  return (
    <>
      <div class="heading-row">
        <h1>{file.name}</h1>
        {file.shown ? <Tag tone="green">Shown to the public</Tag> : <Tag tone="grey">Not shown</Tag>}
      </div>
      {file.review !== '' && !partner && <InsetText>To check: {file.review}</InsetText>}
      {file.waitingChange !== null && works && (
        <InsetText>
          The manager wants to change its name, address or place.{' '}
          <a class="govuk-link" href={`${path}/changes/${file.waitingChange}`}>
            Decide on the change
          </a>
        </InsetText>
      )}
      {file.standing === 'closed' && <InsetText>This entry is closed.</InsetText>}
      <PublicView file={file} schemeName={schemeName} now={now} />
      {schemes.map((scheme) => (
        <SchemeCard
          scheme={scheme}
          filed={file.accreditations.find(({ schemeKey }) => schemeKey === scheme.found.record.schemeKey)}
          papers={file}
          path={path}
          works={works}
          partner={partner}
        />
      ))}
      {schemes.length === 0 && <p>Nobody has signed this venue up. It came with an import.</p>}
      <h2>The venue</h2>
      <SummaryList rows={factRows(file, partner)} />
      {panels}
      <h2 id="history">What happened</h2>
      {partner ? (
        <HistoryList events={file.history} seesReasons={false} schemeName={schemeName} />
      ) : (
        <WholeHistory history={file.history} trail={file.trail} schemeName={schemeName} />
      )}
      {works && (
        <ButtonGroup>
          <ButtonLink kind="secondary" href={`${path}/note`}>
            Add a note to the file
          </ButtonLink>
          {schemes.every(({ found }) => !isShowable(found.facts.state)) && file.standing !== 'closed' && (
            <ButtonLink kind="secondary" href={`${path}/duplicate`}>
              Mark as a duplicate
            </ButtonLink>
          )}
        </ButtonGroup>
      )}
    </>
  );
}

/** What somebody sees who looks for help, and until when that is certain. */
function PublicView({
  file,
  schemeName,
  now,
}: {
  file: VenueFile;
  schemeName: (key: string) => string;
  now: EpochMinutes;
}) {
  const { shown, closures } = file;
  const soon = closures[0];
  if (!shown) {
    return (
      <p>
        The public is not shown this venue now.
        {soon && ` It is closed${soon.endsAt === null ? '' : ` until ${dateWords(dayOf(soon.endsAt))}`}.`}
      </p>
    );
  }
  const until = epochMinutes(Date.parse(shown.until));
  return (
    <p>
      The public is shown it for {shown.schemes.map(schemeName).join(' and ')}, until{' '}
      {comingWords(until, now)}
      {until - now > 6 * 24 * 60 && ` ${dayOf(shown.until).slice(0, 4)}`} at the latest, unless something
      changes before. <a href={`/havens/${file.id}`}>See what people see</a>
    </p>
  );
}

function factRows(file: VenueFile, partner: boolean): readonly SummaryRow[] {
  const { hours, managers, confirmations } = file;
  const opening = hours.find(({ purpose }) => purpose === 'opening');
  const haven = hours.find(({ purpose }) => purpose === 'haven');
  const headcount = confirmations.find(({ what }) => what === 'headcount');
  const rows: (SummaryRow | false)[] = [
    { key: 'Kind of place', value: kindWords(file.kind) },
    {
      key: 'Address',
      value: addressWords([file.address, file.town].filter(Boolean).join(', '), file.postcode),
    },
    { key: 'Ward', value: file.wardName || 'Not known' },
    { key: 'Telephone', value: file.phone || 'None' },
    {
      key: 'Website',
      value: file.website ? <ExternalLink href={file.website}>{file.website}</ExternalLink> : 'None',
    },
    { key: 'Opening hours', value: <HoursWords hours={opening} /> },
    haven !== undefined && { key: 'When trained help is there', value: <HoursWords hours={haven} /> },
    { key: 'There is', value: file.facilities.map(facilityWords).join(', ') || 'Nothing noted' },
    { key: 'Ages', value: ageNote(file.agePolicy) || 'Everyone may come in' },
    !partner && {
      key: 'Staff who meet the public',
      value: headcount
        ? `${headcount.value}, confirmed on ${dateWords(dayOf(headcount.at))}`
        : 'Not confirmed',
    },
    !partner && {
      key: 'Managers',
      value:
        managers.length === 0 ? (
          'Nobody'
        ) : (
          <ul>
            {managers.map(({ name, email }) => (
              <li>{[name, email].filter(Boolean).join(', ')}</li>
            ))}
          </ul>
        ),
    },
    { key: 'Numbers', value: numbers(file) },
  ];
  return rows.filter((row) => row !== false);
}

function numbers({ id, uprn, fhrsid, source }: VenueFile): string {
  return [`id ${id}`, uprn && `UPRN ${uprn}`, fhrsid && `FHRSID ${fhrsid}`, `from ${source}`]
    .filter(Boolean)
    .join(', ');
}

function HoursWords({ hours }: { hours: VenueFile['hours'][number] | undefined }) {
  if (!hours) return <>Not known: people are told to call first</>;
  return (
    <>
      {weekLines({ ...hours, exceptions: [] }).map(({ day, words }) => (
        <div>
          {day}: {words}
        </div>
      ))}
      <span class="muted">
        {hours.confirmedOn === null ? 'Never confirmed' : `Confirmed on ${dateWords(hours.confirmedOn)}`}
      </span>
    </>
  );
}
