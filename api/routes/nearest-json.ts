import type { NearestHaven } from '../contract/havens.ts';
import { isoInstant } from '../domain/clock.ts';
import type { Found } from '../domain/finder.ts';
import { walkMinutes, type Point } from '../domain/geo.ts';
import { localDate } from '../domain/london-time.ts';
import type { HavenIndex } from '../domain/snapshot.ts';
import { AGE_POLICIES, FACILITIES, havenSlug, type VenueKind } from '../domain/venue.ts';
import { ageNote } from '../html/haven-words.ts';
import type { NearestAnswer } from '../usecases/find-nearest.ts';
import { havenUrl } from './haven-json.ts';

/** Writes answers of the nearest endpoint as JSON text. */
export type WriteNearest = (nearest: NearestAnswer, point: Point) => string;

type Unchanging = Omit<
  NearestHaven,
  'distance_metres' | 'walk_minutes' | 'open' | 'open_until' | 'opens_at' | 'hours_known'
>;

/** The JSON of one haven, but for how far it is: `head`, metres, `"walk_minutes":`, minutes, `state`, `tail`. */
interface Fragments {
  readonly head: string;
  readonly tail: string;
  /** Its state as it was last asked for, and what that state was: it changes twice a day. */
  state: string;
  open: boolean;
  changesAt: number | undefined;
}

/**
 * A writer that keeps what a haven says about itself as text, for as long as its snapshot is in use: turning ten havens
 * into JSON anew takes several times as long as finding them.
 */
export function nearestWriter(publicOrigin: string): WriteNearest {
  const known = new WeakMap<HavenIndex, Fragments[]>();

  function fragmentsOf(index: HavenIndex, row: number): Fragments {
    let rows = known.get(index);
    if (!rows) known.set(index, (rows = []));
    return (rows[row] ??= fragments(unchanging(index, row, publicOrigin)));
  }

  return function writeNearest({ found, searchedMetres, at }, point) {
    let havens = '';
    for (const each of found) {
      const ready = fragmentsOf(each.index, each.row);
      if (ready.open !== each.open || ready.changesAt !== each.changesAt) writeState(ready, each);
      const { metres } = each;
      if (havens !== '') havens += ',';
      havens += `${ready.head}${Math.round(metres)},"walk_minutes":${walkMinutes(metres)}${ready.state}${ready.tail}`;
    }
    return (
      `{"at":"${isoInstant(at)}","point_rounded":{"lat":${twoDecimals(point.lat)},"lon":${twoDecimals(point.lon)}},` +
      `"searched_radius_metres":${Math.round(searchedMetres)},"havens":[${havens}]}`
    );
  };
}

function writeState(into: Fragments, { open, hoursKnown, changesAt }: Found): void {
  const change = changesAt === undefined ? 'null' : `"${isoInstant(changesAt)}"`;
  into.open = open;
  into.changesAt = changesAt;
  into.state =
    `,"open":${open},"open_until":${open ? change : 'null'},"opens_at":${open ? 'null' : change},` +
    `"hours_known":${hoursKnown},`;
}

function fragments({ age_note, facilities, trained_on, url, ...before }: Unchanging): Fragments {
  return {
    head: `${JSON.stringify(before).slice(0, -1)},"distance_metres":`,
    tail: JSON.stringify({ age_note, facilities, trained_on, url }).slice(1),
    state: '',
    open: false,
    // No instant: the first question writes the state.
    changesAt: NaN,
  };
}

function unchanging({ snapshot }: HavenIndex, row: number, publicOrigin: string): Unchanging {
  const { havens, schemes } = snapshot;
  const text = (column: readonly string[]) => column[row] ?? '';
  const number = (column: readonly number[]) => column[row] ?? 0;
  const bits = <Item>(items: readonly Item[], mask: number) => items.filter((_, n) => mask & (1 << n));
  const slug = havenSlug(text(havens.name), text(havens.id));
  return {
    id: text(havens.id),
    slug,
    name: text(havens.name),
    kind: text(havens.kind) as VenueKind,
    schemes: bits(schemes, number(havens.schemes)).map(({ key }) => key),
    address: text(havens.address),
    postcode: text(havens.postcode),
    phone: text(havens.phone),
    lat: number(havens.lat),
    lon: number(havens.lon),
    age_note: ageNote(AGE_POLICIES[number(havens.age)] ?? 'over_18_only'),
    facilities: bits(FACILITIES, number(havens.facilities)),
    trained_on: localDate(number(havens.trained_on)),
    url: havenUrl(publicOrigin, slug),
  };
}

function twoDecimals(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
