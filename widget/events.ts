/** Why no list can be shown. */
export type Reason = 'refused' | 'timedOut' | 'offline' | 'failed' | 'stale';

/**
 * What the finder tells the page it is on. Never where she is: no coordinates, no distances, and no list of places,
 * since three distances give a position away.
 */
export interface HavenEvents {
  /** A position was found or a place chosen. `rough` where it may be wrong by more than 500 metres. */
  'haven-located': { readonly rough: boolean };
  /** The list of an answer is shown for the first time: how many of its places are open. */
  'haven-results': { readonly open: number };
  /** She wants to leave. Cancel it to take over; otherwise the page is blanked and replaced. */
  'haven-exit': null;
  /** No list can be shown, and why. */
  'haven-error': { readonly reason: Reason };
}

/** Sends an event that a page can hear outside the shadow root. False where it was cancelled. */
export function tell<K extends keyof HavenEvents>(host: Element, type: K, detail: HavenEvents[K]): boolean {
  return host.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
  );
}

declare global {
  interface HTMLElementEventMap {
    'haven-located': CustomEvent<HavenEvents['haven-located']>;
    'haven-results': CustomEvent<HavenEvents['haven-results']>;
    'haven-exit': CustomEvent<HavenEvents['haven-exit']>;
    'haven-error': CustomEvent<HavenEvents['haven-error']>;
  }
}
