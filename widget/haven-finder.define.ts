import { HavenFinder } from './haven-finder.ts';

// Two scripts on one page may both bring the finder: the first wins, quietly.
if (!customElements.get('haven-finder')) customElements.define('haven-finder', HavenFinder);
