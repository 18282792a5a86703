import type { EpochMinutes } from '../domain/clock.ts';
import { milesWords } from '../html/haven-words.ts';
import { SearchForm } from '../html/search-form.tsx';
import { instantWords } from '../html/time-words.ts';
import { HavenCard, type HavenCardProps } from './haven-card.tsx';

/** What was asked for. */
export interface Asked {
  readonly place: string;
  readonly under18: boolean;
}

export interface NearPageProps {
  readonly asked: Asked;
  /** The place as the register names it. */
  readonly label: string;
  readonly accuracyMetres: number;
  /** Those that can be reached while open come first. */
  readonly open: readonly HavenCardProps[];
  readonly shut: readonly HavenCardProps[];
  /** How many can be reached while open within a quarter of an hour. */
  readonly nearby: number;
  readonly searchedMetres: number;
  readonly now: EpochMinutes;
}

/** A place that is this vague makes walking times rough. */
const ROUGH_METRES = 500;

/** The nearest places to a typed place, worked out by the server for a phone without JavaScript. */
export function NearPage({
  asked,
  label,
  accuracyMetres,
  open,
  shut,
  nearby,
  searchedMetres,
  now,
}: NearPageProps) {
  return (
    <>
      <h1>{nearby > 0 ? `Open now near ${label}` : `Nothing open near ${label}`}</h1>
      {nearby > 0 ? <p>{foundWords(nearby)}</p> : <NothingNearby further={open.length > 0} />}
      {accuracyMetres >= ROUGH_METRES && <p>Walking times are from the middle of {label}.</p>}
      <Cards heading="Open now" unseen havens={open} now={now} />
      <Cards heading="Not open now, or hours not known" havens={shut} now={now} />
      {open.length + shut.length === 0 && (
        <p>
          No listed place within {milesWords(searchedMetres)} of {label}.
        </p>
      )}
      <p class="muted">
        We looked within {milesWords(searchedMetres)}. It was {instantWords(now)}.
      </p>
      <h2>Search again</h2>
      <SearchForm {...asked} />
      <p>
        <a href="/havens">List of all places</a>
      </p>
      <p>
        <a href="/help">Other ways to get help</a>
      </p>
    </>
  );
}

function foundWords(count: number): string {
  return count === 1
    ? '1 place is open within a 15-minute walk.'
    : `${count} places are open within a 15-minute walk.`;
}

function Cards({
  heading,
  unseen = false,
  havens,
  now,
}: {
  heading: string;
  /** True where the page's own heading says it already. */
  unseen?: boolean;
  havens: readonly HavenCardProps[];
  now: EpochMinutes;
}) {
  if (havens.length === 0) return <></>;
  return (
    <>
      <h2 {...(unseen && { class: 'unseen' })}>{heading}</h2>
      <ul class="cards">
        {havens.map((haven) => (
          <HavenCard key={haven.id} haven={haven} now={now} />
        ))}
      </ul>
    </>
  );
}

function NothingNearby({ further }: { further: boolean }) {
  return (
    <div class="notice">
      <p>
        <strong>No places are open within a 15-minute walk.</strong>
        {further && ' The nearest open places are further away.'}
      </p>
      <p>A shop, station or hotel with staff may also help you.</p>
      <a class="button" href="tel:101">
        Not an emergency? Call 101
      </a>
    </div>
  );
}

/** The place was not found, or none was typed: what to do, and the form with what she typed. */
export function SearchAgainPage({ asked, error }: { asked: Asked; error: string }) {
  return (
    <>
      <h1>Find a place near you</h1>
      <SearchForm {...asked} error={error} />
      <p>
        <a href="/havens">List of all places</a>
      </p>
    </>
  );
}

/** Several places have that name, or none has and these are nearly called so. */
export function WhichPlacePage({
  asked,
  choices,
  guessed,
}: {
  asked: Asked;
  choices: readonly { readonly label: string; readonly href: string }[];
  guessed: boolean;
}) {
  return (
    <>
      <h1>Which place do you mean?</h1>
      {guessed && <p>We could not find “{asked.place}”.</p>}
      <ul class="choices">
        {choices.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <h2>None of these?</h2>
      <SearchForm {...asked} />
    </>
  );
}
