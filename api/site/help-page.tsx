import type { LocalDate } from '../domain/clock.ts';
import { telHref } from '../html/place-links.tsx';
import { dateWords } from '../html/time-words.ts';
import { publicUrl } from '../domain/venue.ts';

/** A number that someone may need, with the day on which a person last checked that it is right. */
export interface HelplineView {
  readonly key: string;
  readonly emergency: boolean;
  readonly name: string;
  readonly forWhom: string;
  readonly phone: string;
  readonly textNumber: string;
  readonly email: string;
  readonly website: string;
  readonly hours: string;
  readonly checkedOn: LocalDate;
}

export function HelpPage({ helplines }: { helplines: readonly HelplineView[] }) {
  const emergency = helplines.filter((line) => line.emergency);
  const others = helplines.filter((line) => !line.emergency);
  return (
    <>
      <a class="tall screen" href="/">
        Find a place near you
      </a>
      <h1>Phone numbers</h1>
      <ul class="jump screen">
        <li>
          <a href="/under-18">If you are under 18</a>
        </li>
        <li>
          <a href="/cover-your-tracks">Cover your tracks</a>
        </li>
      </ul>
      <h2 id="emergency">In an emergency</h2>
      <WhenYouCall />
      <Helplines lines={emergency} />
      <h2 id="talk">When it is not an emergency</h2>
      <Helplines lines={others} />
    </>
  );
}

/** What callers meet, as the police's Silent Solution guide describes it. */
function WhenYouCall() {
  return (
    <>
      <p>
        <a class="button main" href="tel:999">
          Call 999
        </a>
      </p>
      <h3>What happens when you call 999</h3>
      <ol>
        <li>An operator asks which service you need. Say “police”, or “ambulance”.</li>
        <li>Say where you are if you can: a street, a shop, a bus stop.</li>
        <li>If you can’t speak, listen. Cough, or tap the phone, if you can.</li>
        <li>
          From a mobile: when you are asked to press 55, press <strong>55</strong>. The police then know it is
          a real call. It does not tell them where you are.
        </li>
        <li>
          From a landline: stay on the line. If the operator only hears noise, they can pass you to the
          police.
        </li>
      </ol>
    </>
  );
}

function Helplines({ lines }: { lines: readonly HelplineView[] }) {
  return (
    <ul class="places">
      {lines.map((line) => (
        <li key={line.key}>
          <Helpline {...line} />
        </li>
      ))}
    </ul>
  );
}

function Helpline({ name, forWhom, phone, textNumber, email, website, hours, checkedOn }: HelplineView) {
  const url = publicUrl(website);
  return (
    <>
      <h3>{name}</h3>
      <p>{forWhom}</p>
      {telHref(phone) !== '' && (
        <p class="number">
          <a href={telHref(phone)}>{phone}</a>
        </p>
      )}
      {textNumber !== '' && <p>Text: {textNumber}</p>}
      {email !== '' && (
        <p>
          Email: <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
      {url !== '' && (
        <p>
          <a href={url} rel="noreferrer">
            {name}: website
          </a>{' '}
          (leaves this site)
        </p>
      )}
      <p>{hours}</p>
      <p class="muted small">Checked on {dateWords(checkedOn)}</p>
    </>
  );
}
