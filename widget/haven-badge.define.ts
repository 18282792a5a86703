import { HavenBadge } from './haven-badge.ts';

// Two scripts on one page may both bring the badge: the first wins, quietly.
if (!customElements.get('haven-badge')) customElements.define('haven-badge', HavenBadge);
