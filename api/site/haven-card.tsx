import type { EpochMinutes, LocalDate } from '../domain/clock.ts';
import { walkMinutes } from '../domain/geo.ts';
import type { OpenState } from '../domain/open-state.ts';
import type { AgePolicy, Facility } from '../domain/venue.ts';
import {
  addressWords,
  ageNote,
  CLOSES_FIRST,
  doorsWords,
  facilityWords,
  openWords,
  trainedWords,
  walkWords,
} from '../html/haven-words.ts';
import { CallLink, DirectionsLink } from '../html/place-links.tsx';

/** What a card says of a haven: the same, in the same order, as the finder's own cards. */
export interface HavenCardProps {
  readonly id: string;
  readonly name: string;
  readonly state: OpenState;
  /** Its doors, where they are open longer than trained help is there. */
  readonly doors?: Pick<OpenState, 'open' | 'changesAt'> | undefined;
  readonly metres: number;
  /** True where the doors shut before she could walk there. */
  readonly closesFirst: boolean;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly lat: number;
  readonly lon: number;
  readonly facilities: readonly Facility[];
  readonly agePolicy: AgePolicy;
  readonly schemes: readonly { readonly name: string; readonly say: string }[];
  readonly trainedOn: LocalDate;
}

export function HavenCard({ haven, now }: { haven: HavenCardProps; now: EpochMinutes }) {
  const { id, name, state, metres, closesFirst, schemes, facilities } = haven;
  const note = ageNote(haven.agePolicy);
  const doors = doorsWords(state, haven.doors, now);
  return (
    <li class="card">
      <h3>
        <a class="tall" href={`/havens/${encodeURIComponent(id)}`}>
          {name}
        </a>
      </h3>
      <p class={state.open ? 'state open' : 'state'}>{openWords(state, now)}</p>
      {closesFirst && <p>{CLOSES_FIRST}</p>}
      {doors !== '' && <p>{doors}</p>}
      <p>{walkWords(walkMinutes(metres), metres)}</p>
      <p>{addressWords(haven.address, haven.postcode)}</p>
      {schemes.map((scheme) => (
        <p key={scheme.name} class="say">
          {scheme.name}: <strong>{scheme.say}</strong>
        </p>
      ))}
      {note !== '' && <p>{note}</p>}
      {facilities.length > 0 && <p class="small">{facilities.map(facilityWords).join(' · ')}</p>}
      <p class="small">{trainedWords(haven.trainedOn)}</p>
      <div class="row actions">
        <CallLink phone={haven.phone} name={name} />
        <DirectionsLink {...haven} />
      </div>
    </li>
  );
}
