import type { Clock } from '../api/domain/clock.ts';
import type { BadgeWords } from './badge-words.ts';
import type { Messages } from './messages/messages.ts';

/*
 * The elements as another site's TypeScript knows them: by what it may set, not by their classes, which no script exports.
 * test/structure/widget-package.test.ts holds the classes to it.
 */

/** `<haven-finder>`. */
export interface HavenFinderElement extends HTMLElement {
  /** Another clock than the phone's. */
  clock?: Clock;
  /** Words of the page's own. */
  messages?: Messages;
}

/** `<haven-badge>`. */
export interface HavenBadgeElement extends HTMLElement {
  haven: string | null;
  src: string | null;
  /** Another clock than the phone's. */
  clock?: Clock;
  /** Words of the page's own. */
  messages?: BadgeWords;
}
