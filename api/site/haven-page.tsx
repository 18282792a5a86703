import { addressLine } from '../domain/build-snapshot.ts';
import type { EpochMinutes } from '../domain/clock.ts';
import type { Haven } from '../domain/haven.ts';
import { londonDate } from '../domain/london-time.ts';
import type { SchemeWording } from '../domain/scheme.ts';
import type { OpenState } from '../domain/open-state.ts';
import { havenSlug, publicUrl } from '../domain/venue.ts';
import {
  addressWords,
  ageNote,
  doorsWords,
  facilityWords,
  kindWords,
  openWords,
} from '../html/haven-words.ts';
import { CallLink, DirectionsLink } from '../html/place-links.tsx';
import { dateWords, instantWords } from '../html/time-words.ts';
import { HoursTable } from './hours-table.tsx';

export interface HavenPageProps {
  readonly haven: Haven;
  readonly schemes: readonly SchemeWording[];
  readonly state: OpenState;
  /** Its doors, where they are open longer than trained help is there. */
  readonly doors: OpenState | undefined;
  readonly now: EpochMinutes;
}

/** What a person needs to know before she walks in, in the order in which she needs it. */
export function HavenPage({ haven, schemes, state, doors, now }: HavenPageProps) {
  const note = ageNote(haven.agePolicy);
  const doorsNote = doorsWords(state, doors, now);
  return (
    <>
      <a class="tall screen" href="/">
        Find a place near you
      </a>
      <h1>{haven.name}</h1>
      <p class={state.open ? 'state open' : 'state'}>{openWords(state, now)}</p>
      {doorsNote !== '' && <p>{doorsNote}</p>}
      <p>
        {kindWords(haven.kind)}
        <br />
        {addressWords(addressLine(haven), haven.postcode)}
      </p>
      {note !== '' && <p>{note}</p>}
      <div class="row actions screen">
        <CallLink phone={haven.phone} name={haven.name} />
        <DirectionsLink {...haven} />
      </div>
      <h2>What to say here</h2>
      {schemes.map((scheme) => (
        <WhatToSay key={scheme.name} scheme={scheme} />
      ))}
      <h2>When to come</h2>
      <Hours haven={haven} now={now} />
      <Facilities haven={haven} />
      <p>Staff here are trained to help. Training last checked {dateWords(haven.trainedOn)}.</p>
      <Website url={publicUrl(haven.website)} />
      <p class="screen">
        <a class="tall" href={`/havens/${havenSlug(haven.name, haven.id)}/concern`} rel="nofollow">
          This place didn’t help me
        </a>
      </p>
      <p class="muted small">This page was right at {instantWords(now)}.</p>
    </>
  );
}

function WhatToSay({ scheme }: { scheme: SchemeWording }) {
  return (
    <>
      <h3>{scheme.name}</h3>
      <p class="say">
        <strong>{scheme.say}</strong>
      </p>
      <p>{scheme.staffWill}</p>
      <p class="muted">{scheme.summary}</p>
    </>
  );
}

function Hours({ haven, now }: { haven: Haven; now: EpochMinutes }) {
  const { opening, help } = haven;
  const today = londonDate(now);
  if (!opening && !help) return <p>Opening hours are not known. Call before you go.</p>;
  return (
    <>
      {help && <HoursTable title="When trained staff are here" hours={help} today={today} />}
      {opening && (
        <HoursTable
          title={help ? 'When the doors are open' : 'Opening hours'}
          hours={opening}
          today={today}
        />
      )}
    </>
  );
}

function Facilities({ haven }: { haven: Haven }) {
  if (haven.facilities.length === 0) return <></>;
  return (
    <>
      <h2>What is here</h2>
      <ul>
        {haven.facilities.map((facility) => (
          <li key={facility}>{facilityWords(facility)}</li>
        ))}
      </ul>
    </>
  );
}

function Website({ url }: { url: string }) {
  if (url === '') return <></>;
  return (
    <p class="screen">
      <a href={url} rel="noreferrer nofollow">
        Their own website
      </a>{' '}
      (leaves this site)
    </p>
  );
}
