import type { Clock } from '../../api/domain/clock.ts';
import type { HavenFinderElement } from '../elements.ts';
import type { HavenEvents } from '../events.ts';
import type { Messages } from '../messages/messages.ts';

/** The types of `import 'havens-finder'`. Types only: the script defines its element and exports nothing. */
export type { Clock, HavenEvents, HavenFinderElement, Messages };

declare global {
  interface HTMLElementTagNameMap {
    'haven-finder': HavenFinderElement;
  }
}
