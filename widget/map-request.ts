import type { Found } from '../api/domain/finder.ts';
import type { Point } from '../api/domain/geo.ts';
import type { Messages, MoreMessages } from './messages/messages.ts';

/**
 * What the finder asks of the map's file, `haven-map.js`, on her tap: `drawMap` fills the container, which is in the
 * finder's shadow root and has the language and direction of the words. It may fail; the finder then says so.
 */
export type DrawMap = (request: MapRequest) => HavenMap | Promise<HavenMap>;

export interface MapRequest extends MapView {
  readonly container: HTMLElement;
  /** The address before `/api/v1`. */
  readonly source: string;
  /** ONS code of the area that the finder is of, or empty. */
  readonly area: string;
  /** Scrolls to the card of a haven and gives it the focus. */
  readonly choose: (id: string) => void;
}

/** What the map shows: all of it changes with the list. Nothing of it may leave the phone. */
export interface MapView {
  /** The places of the list, in its order: open ones first. */
  readonly found: readonly Found[];
  /** Where the list was looked for from. */
  readonly point: Point;
  /** What that is called; empty for her own position. */
  readonly label: string;
  readonly words: Messages;
  readonly more: MoreMessages;
}

/** A map that is shown. */
export interface HavenMap {
  /** The list has changed, or the language: called after each draw, so it must be cheap where nothing did. */
  update(view: MapView): void;
  /** Shows one place of the list, and gives its marker the focus. */
  show?(id: string): void;
  remove(): void;
}
