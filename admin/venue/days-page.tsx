import type { ComingDay } from '../../api/domain/coming-hours.ts';
import type { EpochMinutes, LocalDate } from '../../api/domain/clock.ts';
import { addDays, londonDate } from '../../api/domain/london-time.ts';
import { closureWords, comingLine, dayNotes } from '../../api/html/coming-words.ts';
import { bankHolidayWords, sessionsWords } from '../../api/html/hours-words.ts';
import { dateWords, dayWords } from '../../api/html/time-words.ts';
import type { ComingFortnight } from '../../api/usecases/show-coming-hours.ts';
import { ButtonLink } from '../html/buttons.tsx';
import { InsetText } from '../html/messages.tsx';
import { Tag } from '../html/tags.tsx';

/** The fortnight to come as people will read it, day by day, and the days beyond that differ. */
export function DaysPage({ fortnight }: { fortnight: ComingFortnight }) {
  const { venue, opening, haven, hours, closures, now, holidays } = fortnight;
  const base = `/admin/venues/${venue.id}`;
  const closure = closures.find(({ starts }) => starts <= now);
  return (
    <>
      <h1>The next 14 days</h1>
      <p class="muted">{venue.name}</p>
      {closure && (
        <InsetText>
          The venue is closed for now, {closureWords(closure.ends, now)}: the public does not see it, whatever
          stands below. <a href={`${base}/reopen`}>Reopen</a>
        </InsetText>
      )}
      {opening ? (
        <Days title="When the doors are open" days={opening} fortnight={fortnight} purpose="opening" />
      ) : (
        <p>
          The opening hours are not known: the public is told to call first.{' '}
          <a href={`${base}/hours`}>Enter the opening hours</a>
        </p>
      )}
      {hours.opening && (
        <BankHolidays words={bankHolidayWords(hours.opening.hours)} holidays={holidays} now={now} />
      )}
      {haven && (
        <>
          <Days title="When trained staff are here" days={haven} fortnight={fortnight} purpose="haven" />
          <p>The public is shown the times at which both the doors are open and trained staff are here.</p>
        </>
      )}
      {opening && (
        <>
          <ButtonLink href={`${base}/days/new`} kind="secondary">
            Change another day, or several
          </ButtonLink>
          <LaterExceptions fortnight={fortnight} />
        </>
      )}
    </>
  );
}

function Days({
  title,
  days,
  purpose,
  fortnight: { venue, holidays, now },
}: {
  title: string;
  days: readonly ComingDay[];
  purpose: 'opening' | 'haven';
  fortnight: ComingFortnight;
}) {
  const today = londonDate(now);
  return (
    <>
      <h2>{title}</h2>
      <ul class="coming-days">
        {days.map((day) => (
          <li class="coming-day">
            <span class="coming-day__day">
              {dayName(day.date, today)}
              {dayNotes(day, holidays).map((note) => (
                <>
                  {' '}
                  <Tag tone={day.changed ? 'yellow' : 'blue'}>{note}</Tag>
                </>
              ))}
            </span>
            {day.date >= today && (
              <a class="govuk-link coming-day__change" href={dayAddress(venue.id, day.date, purpose)}>
                Change
                <span class="govuk-visually-hidden"> {dayWords(day.date)}</span>
              </a>
            )}
            <span class="coming-day__hours">{comingLine(day)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function dayName(date: LocalDate, today: LocalDate): string {
  if (date === today) return `Today, ${dayWords(date)}`;
  if (date < today) return `Last night, ${dayWords(date)}`;
  return date === addDays(today, 1) ? `Tomorrow, ${dayWords(date)}` : dayWords(date);
}

/** The page that changes one day. */
export function dayAddress(venueId: string, date: LocalDate, purpose: 'opening' | 'haven'): string {
  return `/admin/venues/${venueId}/days/${date}${purpose === 'haven' ? '?for=haven' : ''}`;
}

function BankHolidays({
  words,
  holidays,
  now,
}: {
  words: string;
  holidays: ReadonlyMap<LocalDate, string>;
  now: EpochMinutes;
}) {
  const next = [...holidays].find(([date]) => date >= londonDate(now));
  return (
    <p>
      Bank holidays: {words}.
      {next && ` The next one is ${dayWords(next[0])} ${next[0].slice(0, 4)}, ${next[1]}.`}
    </p>
  );
}

/** What was said of days beyond the fortnight. */
function LaterExceptions({ fortnight: { venue, hours, now } }: { fortnight: ComingFortnight }) {
  const last = addDays(londonDate(now), 13);
  const later = (['opening', 'haven'] as const).flatMap((purpose) =>
    (hours[purpose]?.hours.exceptions ?? [])
      .filter(({ date }) => date > last)
      .map((exception) => ({ ...exception, purpose })),
  );
  if (later.length === 0) return <></>;
  return (
    <>
      <h2>Later days that differ</h2>
      <ul>
        {later.map(({ date, sessions, purpose }) => (
          <li>
            <a href={dayAddress(venue.id, date, purpose)}>
              {dayWords(date)} {dateWords(date).slice(-4)}
            </a>
            : {sessionsWords(sessions)}
            {purpose === 'haven' && ' (trained staff)'}
          </li>
        ))}
      </ul>
    </>
  );
}
