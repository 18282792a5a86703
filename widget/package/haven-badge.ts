import type { Clock } from '../../api/domain/clock.ts';
import type { BadgeWords } from '../badge-words.ts';
import type { HavenBadgeElement } from '../elements.ts';

/** The types of `import 'havens-finder/haven-badge.js'`. Types only: the script defines its element and exports nothing. */
export type { BadgeWords, Clock, HavenBadgeElement };

declare global {
  interface HTMLElementTagNameMap {
    'haven-badge': HavenBadgeElement;
  }
}
