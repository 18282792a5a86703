import { addressLine } from '../domain/build-snapshot.ts';
import type { EpochMinutes } from '../domain/clock.ts';
import type { Haven } from '../domain/haven.ts';
import type { OpenState } from '../domain/open-state.ts';
import { havenSlug } from '../domain/venue.ts';
import { addressWords, ageNote, kindWords, openWords } from '../html/haven-words.ts';
import { weekWords } from '../html/hours-words.ts';
import { telHref } from '../html/place-links.tsx';
import { instantWords } from '../html/time-words.ts';
import { ListFilters, type Choice, type ListFiltersProps, type NamedArea } from './list-filters.tsx';

export interface ListedHaven {
  readonly haven: Haven;
  readonly state: OpenState;
}

export interface ListPageProps extends ListFiltersProps {
  readonly havens: readonly ListedHaven[];
  readonly now: EpochMinutes;
  /** Where this list is, for those who hold it on paper. */
  readonly address: string;
}

/** Every place of an area, by town centre: to read, to print, to hand on. */
export function ListPage({ area, areas, havens, schemes, kinds, chosen, now, address }: ListPageProps) {
  const towns = byTown(havens);
  const open = havens.filter(({ state }) => state.open).length;
  return (
    <>
      <a class="tall screen" href="/">
        Find a place near you
      </a>
      <h1>{area ? `Places in ${area.name}` : 'Places'}</h1>
      <p>
        Staff at these places are trained to help. {counted(havens.length)}
        <span class="screen">
          , {open} open at {instantWords(now)}
        </span>
        .
      </p>
      <ListFilters area={area} areas={areas} schemes={schemes} kinds={kinds} chosen={chosen} />
      {havens.length === 0 && <p>No place is listed here now.</p>}
      {towns.length > 1 && (
        <ul class="jump screen" aria-label="Town centres">
          {towns.map(({ town, anchor }) => (
            <li key={anchor}>
              <a href={`#${anchor}`}>{town}</a>
            </li>
          ))}
        </ul>
      )}
      <div class="towns">
        {towns.map(({ town, anchor, places }) => (
          <section key={anchor} aria-labelledby={anchor}>
            <h2 id={anchor}>{town}</h2>
            <ul class="places">
              {places.map((place) => (
                <Place key={place.haven.id} place={place} schemes={schemes} now={now} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p class="paper">
        Printed at {instantWords(now)}. Places come and go: look at {address} before you rely on this list.
      </p>
    </>
  );
}

function Place({
  place: { haven, state },
  schemes,
  now,
}: {
  place: ListedHaven;
  schemes: readonly Choice[];
  now: EpochMinutes;
}) {
  const note = ageNote(haven.agePolicy);
  const names = schemes.filter(({ value }) => haven.schemes.includes(value)).map(({ words }) => words);
  const href = telHref(haven.phone);
  return (
    <li>
      <h3>
        <a href={`/havens/${havenSlug(haven.name, haven.id)}`}>{haven.name}</a>
      </h3>
      <p class={state.open ? 'state open screen' : 'state screen'}>{openWords(state, now)}</p>
      <p class="paper">{paperHours(haven)}</p>
      <p>
        {kindWords(haven.kind)} · {addressWords(addressLine(haven), haven.postcode)}
      </p>
      <p>
        {names.join(' · ')}
        {href !== '' && (
          <>
            {' · '}
            <a href={href}>{haven.phone}</a>
          </>
        )}
      </p>
      {note !== '' && <p>{note}</p>}
    </li>
  );
}

/** On paper "open now" means nothing, so the week stands there instead. */
function paperHours({ help, opening }: Haven): string {
  if (help) return `Trained staff here: ${weekWords(help)}`;
  return opening ? `Open: ${weekWords(opening)}` : 'Opening hours not known. Call first';
}

/** Which area, on a register of many. */
export function AreasPage({ areas }: { areas: readonly NamedArea[] }) {
  return (
    <>
      <h1>Places by area</h1>
      <ul class="choices">
        {areas.map(({ code, name }) => (
          <li key={code}>
            <a href={`/havens?area=${encodeURIComponent(code)}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function counted(places: number): string {
  return places === 1 ? '1 place' : `${places} places`;
}

/** Grouped by town centre in the order of the alphabet; places without one come last. */
function byTown(havens: readonly ListedHaven[]) {
  const groups = new Map<string, ListedHaven[]>();
  for (const listed of havens) {
    const group = groups.get(listed.haven.town);
    if (group) group.push(listed);
    else groups.set(listed.haven.town, [listed]);
  }
  return [...groups]
    .toSorted(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map(([town, places], n) => ({ town: town || 'Elsewhere', anchor: `town-${n + 1}`, places }));
}
