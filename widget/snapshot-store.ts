import { epochMinutes, type Clock, type EpochMinutes } from '../api/domain/clock.ts';
import { nearest } from '../api/domain/finder.ts';
import { indexSnapshot, type HavenIndex, type Snapshot, type SnapshotScope } from '../api/domain/snapshot.ts';
import { fetchJson } from './fetch-json.ts';

/**
 * For so long the server is not asked again. With the ten seconds between two looks, a place that was suspended is gone
 * from every open finder within a minute.
 */
const FRESH_MS = 45_000;
/** A phone's clock that differs by less is right enough: doors open on whole minutes. */
const CLOCK_TOLERANCE_MS = 2 * 60_000;

/** The snapshots that this page holds, and what they tell about the phone's clock. */
export interface SnapshotStore {
  /** All that came, also what is too old; null where a scope is known to have no haven. */
  readonly held: ReadonlyMap<SnapshotScope, HavenIndex | null>;
  /** This minute, by the phone's clock or, where that is plainly wrong, by the server's. */
  now(): EpochMinutes;
  /** What holds now of a scope: null where it is known to have no haven, undefined where nothing is known. */
  get(scope: SnapshotScope): HavenIndex | null | undefined;
  /** True of a copy that no longer holds, or not yet by this clock: nothing of it may be shown. */
  isStale(scope: SnapshotScope): boolean;
  /** When the server said what is held of a scope; Infinity where nothing is. */
  asOf(scope: SnapshotScope): EpochMinutes;
  /** Takes a snapshot that came with the page, as JSON, until the server has been asked. */
  take(json: string): void;
  /** Asks the server for a scope, unless it was asked in the last minute. Where it fails, what was held stays. */
  load(scope: SnapshotScope): Promise<void>;
}

/** @param source the address before `/api/v1` */
export function snapshotStore(source: string, clock: Clock): SnapshotStore {
  const held = new Map<SnapshotScope, HavenIndex | null>();
  const saidAt = new Map<SnapshotScope, EpochMinutes>();
  const asked = new Map<SnapshotScope, { at: number; answered: Promise<void> }>();
  let offset = 0;
  const now = (): EpochMinutes => epochMinutes(clock.now() + offset);

  function isStale(scope: SnapshotScope): boolean {
    const index = held.get(scope);
    return !!index && (now() >= index.validUntil || now() < index.snapshot.base);
  }

  /** @param at when the server said it, in epoch milliseconds: a service worker may bring what it kept */
  function hold(snapshot: Snapshot, at: number): void {
    const index = indexSnapshot(snapshot);
    // A trial question: a snapshot that cannot be ranked must fail here and not while someone reads the list. One whose
    // positions, ends or horizon are no numbers holds nothing at its own beginning, and would answer that none is near.
    const [any] = nearest([index], { lat: 0, lon: 0 }, snapshot.base, { limit: 1, withinMetres: Infinity });
    if (index.count && !any) throw new TypeError();
    held.set(snapshot.scope, index);
    saidAt.set(snapshot.scope, epochMinutes(at));
  }

  async function ask(scope: SnapshotScope): Promise<void> {
    const { body, serverTime, isKept } = await fetchJson(`${source}/api/v1/snapshots/${scope}.json`);
    const snapshot = body as Snapshot & { readonly code?: string };
    if (snapshot.code === 'snapshot.not_found') return void held.set(scope, null);
    if (snapshot.scope !== scope) throw new TypeError();
    hold(snapshot, serverTime || clock.now() + offset);
    correctClock(serverTime, isKept, snapshot);
  }

  /**
   * Trusts the server's clock where the two differ. Its word counts only within the snapshot's own validity; and a reply
   * that a service worker kept was sent in the past, so by one a clock is only ever put forward.
   */
  function correctClock(serverTime: number, isKept: boolean, { built_at, valid_until }: Snapshot): void {
    const ahead = serverTime - clock.now();
    const credible =
      serverTime > Date.parse(built_at) - CLOCK_TOLERANCE_MS && serverTime < Date.parse(valid_until);
    if (credible && (ahead > 0 || !isKept)) offset = Math.abs(ahead) > CLOCK_TOLERANCE_MS ? ahead : 0;
  }

  return {
    held,
    now,
    get: (scope) => (isStale(scope) ? undefined : held.get(scope)),
    isStale,
    asOf: (scope) => saidAt.get(scope) ?? Infinity,
    take(json) {
      try {
        const snapshot = JSON.parse(json) as Snapshot;
        if (!held.has(snapshot.scope)) hold(snapshot, Date.parse(snapshot.built_at));
      } catch {
        // None came, or it is not whole: the server has a better one.
      }
    },
    load(scope) {
      const at = clock.now();
      let last = asked.get(scope);
      if (!last || at - last.at > FRESH_MS) {
        const answered = ask(scope).catch(() => void asked.delete(scope));
        asked.set(scope, (last = { at, answered }));
      }
      return last.answered;
    },
  };
}
