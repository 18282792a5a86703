import type { LocalDate } from '../domain/clock.ts';
import { addDays } from '../domain/london-time.ts';
import type { Hours } from '../domain/hours.ts';
import { bankHolidayWords, exceptionLines, weekLines, type HoursLine } from '../html/hours-words.ts';
import { dateWords } from '../html/time-words.ts';

/** Further ahead, days that differ are noise to someone who needs a place now. */
const DAYS_AHEAD = 60;

/** A week's hours in words, with bank holidays and the days to come that differ. */
export function HoursTable({ title, hours, today }: { title: string; hours: Hours; today: LocalDate }) {
  const coming = exceptionLines(hours, today, addDays(today, DAYS_AHEAD));
  if (hours.knownUntil !== undefined && hours.knownUntil < today) {
    return <p>{title}: no longer known. Call before you go.</p>;
  }
  return (
    <>
      <table>
        <caption>
          <h3>{title}</h3>
        </caption>
        <tbody>
          {weekLines(hours).map((line) => (
            <Line key={line.day} {...line} />
          ))}
          <Line day="Bank holidays" words={bankHolidayWords(hours)} />
          {coming.map((line) => (
            <Line key={line.day} {...line} />
          ))}
        </tbody>
      </table>
      {hours.knownUntil !== undefined && <p>Known until {dateWords(hours.knownUntil)}.</p>}
    </>
  );
}

function Line({ day, words }: HoursLine) {
  return (
    <tr>
      <th scope="row">{day}</th>
      <td>{words}</td>
    </tr>
  );
}
