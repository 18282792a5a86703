import type { Clock, EpochMinutes } from '../api/domain/clock.ts';
import type { SnapshotScope } from '../api/domain/snapshot.ts';
import { answer, NEAR_METRES, type Answer, type Filter } from './answer.ts';
import { tell, type HavenEvents, type Reason } from './events.ts';
import { findPlaces, type Place } from './places.ts';
import { locate } from './position.ts';
import { snapshotStore, type SnapshotStore } from './snapshot-store.ts';
import { questionOf, snapshotIn, sourceOf } from './written.ts';

/** What the finder is doing, or why it cannot go on. Each has its sentence in the messages. */
export type Phase = 'idle' | 'locating' | 'loading' | 'slow' | 'results' | 'choosing' | 'noPlace' | Reason;

/** Whoever waits for longer is told so, and where else there may be help. */
const SLOW_MS = 2_000;

/** A position that may be wrong by more than this is called rough. */
const ROUGH_METRES = 500;

/** Her own map cell and those next to it. */
const NEXT_CELLS = 9;

/** A list that the server has not confirmed for longer than this says how old it is. */
const OLD_MINUTES = 30;

/** One person's search, from question to list: what is asked, what is awaited, what can be shown. Never where she is. */
export interface Search {
  readonly source: string;
  phase: Phase;
  /** The list as it stands at this minute, in the phase of results. */
  answer?: Answer | undefined;
  /** What the place is called that it looks from; empty for her own position. */
  label?: string;
  /** Within how many metres it knows where to look from, where that is rough; else 0. */
  roughMetres?: number;
  /** Something that could be nearer could not be loaded. */
  partial?: boolean;
  choices: readonly Place[];
  under18?: boolean;
  filter: Filter;
  /** When the server last said what is shown, where that is a while ago and it cannot be asked. */
  asOf?: EpochMinutes | undefined;
  /** She acted and waits for the outcome, which may take the focus. Nothing else may. */
  awaited?: boolean;
  /** Loads what is sure to be needed, quietly: an area's whole list tells nothing of who asks. */
  prepare(): Promise<unknown>;
  /** Looks from where the phone is. Only ever called on a tap. */
  here(): Promise<void>;
  /** Looks from a place by its name; asks which, where several have it. */
  near(name: string, awaited?: boolean, meanwhile?: Phase): Promise<void>;
  /**
   * Given by the second file: the places that a text can mean, of what is held where the server does not say.
   * @param asked what the server says of the text
   * @throws where nobody says
   */
  orHeld?: (asked: Promise<Place[]>, text: string, snapshots: SnapshotStore) => Promise<readonly Place[]>;
  /** Looks from a place that is known. */
  from(place: Place, awaited?: boolean): Promise<void>;
  /** Time has passed, or the network is back: what no longer holds goes, and what failed is tried again. */
  recheck(): void;
  /** Drops what is under way. */
  stop(): void;
}

/**
 * @param host the finder, for what is written on it and for the events it sends
 * @param changed called when something to show has changed
 */
export function startSearch(host: Element, clock: Clock, changed: () => void): Search {
  const source = sourceOf(host);
  const snapshots = snapshotStore(source, clock);
  /** Where to look from. It never leaves this variable but into the ranking. */
  let place: Place | undefined;
  let typed = '';
  /** Counts questions: what answers an earlier one comes too late and is dropped. */
  let turn = 0;

  function ask(): Answer | undefined {
    const question = {
      ...questionOf(host),
      at: snapshots.now(),
      under18: !!search.under18,
      filter: search.filter,
    };
    return place && answer({ ...question, point: place }, snapshots.get);
  }

  function show<K extends keyof HavenEvents>(phase: Phase, type?: K, detail?: HavenEvents[K]): void {
    const isNews = search.phase !== phase;
    const mine = turn;
    search.phase = phase;
    search.answer = phase === 'results' ? ask() : undefined;
    changed();
    if (phase === 'loading')
      setTimeout(() => mine === turn && search.phase === phase && show('slow'), SLOW_MS);
    if (isNews && type) tell(host, type, detail as HavenEvents[K]);
  }

  function fail(reason: Reason = navigator.onLine ? 'failed' : 'offline'): void {
    show(reason, 'haven-error', { reason });
  }

  function begin(awaited = true): number {
    place = undefined;
    search.choices = [];
    search.awaited = awaited;
    search.phase = 'loading';
    return ++turn;
  }

  /** Shows an answer that is certain, at least nearby; one that stays uncertain says so. */
  function settle({ open, shut, missing, withinMetres, used, at }: Answer, done: boolean): void {
    search.partial = done && !!missing[0];
    const asOf = Math.min(...used.map(snapshots.asOf));
    if (done) search.asOf = at - asOf > OLD_MINUTES ? asOf : undefined;
    const nothing = missing[0] && !open[0] && !shut[0];
    if (nothing && done) fail(missing.some(snapshots.isStale) ? 'stale' : undefined);
    else if (!nothing && (done || !missing[0] || withinMetres > NEAR_METRES))
      show('results', 'haven-results', { open: open.length });
    else if (search.phase === 'loading' || (nothing && search.answer)) show('loading');
  }

  /**
   * Loads what the answer may want and what may have changed since, showing what is certain by then: the cells around her
   * first, then all the others if her own could be had. Never fewer, though the answer be there: see cellsToLoad.
   */
  async function look(): Promise<void> {
    const mine = turn;
    const isHeld = (scope?: SnapshotScope): boolean => snapshots.get(scope as SnapshotScope) !== undefined;
    let asked = 0;
    for (let latest = ask(); latest; latest = ask()) {
      const { used, withinMetres } = latest;
      const end = isHeld(used[0]) ? undefined : 0;
      const wanted = used.slice(asked, asked ? end : NEXT_CELLS);
      // Some phones say offline and are not: what is not held is asked for all the same.
      const done = wanted.every((scope) => isHeld(scope) && !navigator.onLine);
      settle(latest, done || (!!asked && withinMetres === NEAR_METRES));
      if (done) break;
      asked += wanted.length;
      await Promise.all(
        wanted.map(async (scope) => {
          await snapshots.load(scope);
          // The first list does not wait for cells that cannot change it.
          const sooner = mine === turn && search.phase !== 'results' && ask();
          if (sooner) settle(sooner, false);
        }),
      );
      if (mine !== turn) return;
    }
  }

  const search: Search = {
    source,
    phase: 'idle',
    choices: [],
    filter: {},
    async prepare() {
      const { area } = questionOf(host);
      snapshots.take(snapshotIn(host));
      if (area && navigator.onLine && !snapshots.get(`area/${area}`)) await snapshots.load(`area/${area}`);
    },
    async here() {
      const mine = begin();
      show('locating');
      const fix = await locate();
      if (mine !== turn) return;
      if (typeof fix === 'string') fail(fix);
      else await search.from(fix);
    },
    async near(name, awaited, meanwhile = 'loading') {
      const mine = begin(awaited);
      show(meanwhile);
      typed = name;
      const asked = findPlaces(source, name);
      const places = await (search.orHeld ? search.orHeld(asked, name, snapshots) : asked).catch(
        () => undefined,
      );
      if (mine !== turn) return;
      if (!places) return fail();
      const [only, second] = places;
      if (only && !(second ?? only.guess)) return search.from(only, awaited);
      search.choices = places;
      show(only ? 'choosing' : 'noPlace');
    },
    from(from, awaited) {
      begin(awaited);
      place = from;
      search.label = from.label;
      search.roughMetres = from.accuracy_metres > ROUGH_METRES ? from.accuracy_metres : 0;
      snapshots.take(snapshotIn(host));
      tell(host, 'haven-located', { rough: !!search.roughMetres });
      return look();
    },
    recheck() {
      if (place) void look();
      else if (/^(offline|failed|stale)$/.test(search.phase) && navigator.onLine)
        void search.near(typed, false, search.phase);
    },
    stop() {
      turn++;
      if (!place) show('idle');
    },
  };
  return search;
}
