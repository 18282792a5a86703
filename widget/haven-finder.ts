// Words and styles first in the file that phones load: apart from the code they compress better.
import { en, type Messages } from './messages/en.ts';
import { dress } from './haven-finder.styles.ts';
import { render } from 'lit/html.js';
import type { Clock } from '../api/domain/clock.ts';
import { phoneClock } from './clock.ts';
import { tell } from './events.ts';
import { finderView } from './finder-view.ts';
import { EXIT_ADDRESS, leave, onShiftThrice } from './quick-exit.ts';
import { startSearch, type Search } from './search.ts';
import { webAddress } from './web-address.ts';
import { pointOf, written } from './written.ts';

/** How often the list re-checks itself, with no fetch, and what failed is tried again. Doors close on whole minutes. */
const RECHECK_MS = 10_000;

/**
 * Finds the nearest place with staff trained to help that is open now. The position is asked for on a tap only, and
 * stays in one variable of the search: no attribute, property, event, address, storage or message ever holds it.
 *
 * A child `<script type="application/json" data-haven-snapshot>` may bring a snapshot along. Changing an attribute begins
 * anew.
 *
 * @slot - Shown until the script has loaded, and if the finder cannot start: write the 999 line and a link here.
 *
 * @attr area - ONS code of an authority: only its havens. Its whole list is fetched, which tells nothing of who asks
 * @attr src - address of the register; the script's own origin
 * @attr schemes - keys of the schemes to show, parted by spaces; all
 * @attr limit - how many places to show, 1 to 20; 5
 * @attr under-18 - places for all ages first
 * @attr exit-url - where "Leave this page" goes; the BBC's weather page
 * @attr lat, lon - a fixed point to look from, at once
 * @attr place - a place to look from, at once; with lat and lon, what that point is called
 *
 * @fires haven-located - a position was found or a place chosen; never says where
 * @fires haven-results - a list is shown, and how many of its places are open
 * @fires haven-exit - she leaves; cancel it to take over
 * @fires haven-error - no list can be shown, and why
 *
 * @csspart base, row, bar, emergency, exit, keys, silent - the frame, and the line that stays on top
 * @csspart find, privacy, input, search, under-18, button, link - asking
 * @csspart heading, status, notice, choice, list, looked - answering
 * @csspart card, name, state, open, late, walk, address, say, age, facilities, trained, call, directions - one place
 *
 * @cssprop --haven-text, --haven-background, --haven-surface, --haven-border, --haven-accent, --haven-on-accent,
 *   --haven-open, --haven-focus - colours
 * @cssprop --haven-font, --haven-radius - as in CSS
 * @cssprop --haven-top - how far the top line keeps from the top edge, on a page with a fixed header
 */
export class HavenFinder extends HTMLElement {
  static readonly observedAttributes = ['src', 'lat', 'lon', 'place', 'area', 'schemes', 'limit', 'under-18'];

  /** Another clock than the phone's. */
  declare clock?: Clock;
  /** The words in another language than English. */
  declare messages?: Messages;

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #clock: Clock = { now: () => (this.clock ?? phoneClock).now() };
  #search!: Search;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connection: AbortController | undefined;

  constructor() {
    super();
    dress(this.#root);
  }

  connectedCallback(): void {
    const { signal } = (this.#connection = new AbortController());
    document.addEventListener('keydown', onShiftThrice(this.#leave), { signal });
    document.addEventListener('visibilitychange', this.#recheck, { signal });
    addEventListener('online', this.#recheck, { signal });
    if (!this.#search) this.#start();
    this.#recheck();
  }

  disconnectedCallback(): void {
    this.#connection?.abort();
    clearTimeout(this.#timer);
    this.#search?.stop();
  }

  attributeChangedCallback(): void {
    if (this.#search) this.#start();
  }

  get #words(): Messages {
    return this.messages ?? en;
  }

  /** Begins as the attributes say: idle, or at once from a place that the page names. */
  #start(): void {
    this.#search?.stop();
    const search = (this.#search = startSearch(this, this.#clock, () => this.#draw()));
    search.under18 = this.hasAttribute('under-18');
    this.#draw();
    const point = pointOf(this);
    const name = written(this, 'place');
    if (point) void search.from({ ...point, label: name || this.#words.here }, false);
    else if (name) void search.near(name, false);
    else search.prepare();
  }

  /** A finder that cannot show itself shows what the page wrote inside it. */
  #draw(): void {
    try {
      render(finderView(this.#search, this.#words, this.#leave), this.#root);
    } catch (error) {
      this.#root.replaceChildren(document.createElement('slot'));
      throw error;
    }
    const search = this.#search;
    if (!search.awaited || /^lo/.test(search.phase)) return;
    // What she asked for has come: the keyboard and the screen reader go there. Nobody is moved otherwise.
    search.awaited = false;
    this.#root.querySelector<HTMLElement>('h2,[part~=choice]')?.focus();
    this.#root.querySelector('#status')?.scrollIntoView({ block: 'nearest' });
  }

  /** Now, and again with each minute that begins and five times in between. */
  readonly #recheck = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#recheck, RECHECK_MS - (this.#clock.now() % RECHECK_MS));
    this.#search.recheck();
  };

  readonly #leave = (): void => {
    if (tell(this, 'haven-exit', null)) leave(webAddress(written(this, 'exit-url'), EXIT_ADDRESS));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'haven-finder': HavenFinder;
  }
}
