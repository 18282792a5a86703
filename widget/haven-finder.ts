// Words and styles first in the file that phones load: apart from the code they compress better.
import { en } from './messages/en.ts';
import { dress } from './haven-finder.styles.ts';
import type { Clock } from '../api/domain/clock.ts';
import { phoneClock } from './clock.ts';
import { draw, h } from './dom.ts';
import { tell } from './events.ts';
import { finderView } from './finder-view.ts';
import { languageAround, learn } from './language.ts';
import { lazily } from './lazy.ts';
import type { LanguageTag } from './messages/languages.ts';
import type { Language, Messages } from './messages/messages.ts';
import type { More, StartMore } from './more-kit.ts';
import { HERE } from './places.ts';
import { EXIT_ADDRESS, leave, onShiftThrice } from './quick-exit.ts';
import { startSearch, type Search } from './search.ts';
import { webAddress } from './web-address.ts';
import { pointOf, written } from './written.ts';

/** How long words in another language may keep the finder from being shown in English. */
const WORDS_MS = 2_000;

/** How often the list re-checks itself, with no fetch, and what failed is tried again. Doors close on whole minutes. */
const RECHECK_MS = 10_000;

/**
 * Finds the nearest place with staff trained to help that is open now. The position is asked for on a tap only, and
 * stays in one variable of the search: no attribute, property, event, address, storage or message ever holds it.
 *
 * A child `<script type="application/json" data-haven-snapshot>` may bring a snapshot along. Changing an attribute begins
 * anew.
 *
 * The words are those of the language that the page says around it (`lang`), or that she chooses. A second file follows
 * once the first list is drawn, with the switch of languages, filters, the compass and the way to the map; without it all
 * else works.
 *
 * @slot - Shown until the script has loaded, and if the finder cannot start: write the 999 line and a link here.
 *
 * @attr area - ONS code of an authority: only its havens. Its whole list is fetched, which tells nothing of who asks
 * @attr src - address of the register; the script's own origin
 * @attr schemes - keys of the schemes to show, parted by spaces; all
 * @attr limit - how many places to show, 1 to 20; 5
 * @attr under-18 - places for all ages first
 * @attr lang - its language, also of an element around it; the switch then changes it
 * @attr map - `off` for no map; on demand
 * @attr site - id of an embed site: counts that the finder was loaded, and nothing else
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
 * @csspart language, language-label, languages, language-status, unreviewed - the switch of languages
 * @csspart find, privacy, input, search, under-18, button, link, choice - asking
 * @csspart heading, status, notice, non-emergency, shut, list, open-list, shut-list, looked - answering
 * @csspart tools, choices, filters-button, filters, filter, clear, compass, compass-status - narrowing the list, pointing the way
 * @csspart map-button, map-status, map, number, map-show - the map; on a card, its marker's number and the way to it
 * @csspart keep, keep-how - keeping our own page on the phone
 * @csspart childline, under-18-link - for under 18s
 * @csspart card, name, state, open, late, doors, walk, arrow, bearing, address - one place: whether and where
 * @csspart say, hint, means, age, facilities, trained - one place: what to say and to expect
 * @csspart reach, call, directions, after, share, shared, concern, concern-form - one place: reaching it, and afterwards
 *
 * @cssprop --haven-text, --haven-background, --haven-surface, --haven-border, --haven-accent, --haven-on-accent,
 *   --haven-open, --haven-focus - colours
 * @cssprop --haven-scheme - `dark` where those are: `color-scheme` of its fields
 * @cssprop --haven-font, --haven-radius - as in CSS
 * @cssprop --haven-top - how far the top line keeps from the top edge, on a page with a fixed header
 */
export class HavenFinder extends HTMLElement {
  static readonly observedAttributes = [
    'src',
    'lat',
    'lon',
    'place',
    'area',
    'schemes',
    'limit',
    'under-18',
    'lang',
  ];

  /** Another clock than the phone's. */
  declare clock?: Clock;
  /** Words of the page's own. */
  declare messages?: Messages;

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #clock: Clock = { now: () => (this.clock ?? phoneClock).now() };
  #search!: Search;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connection: AbortController | undefined;
  #tag: LanguageTag = 'en';
  #language: Language | undefined;
  #more: More | undefined;
  #moreAsked = false;

  constructor() {
    super();
    dress(this.#root);
    this.#showPage();
  }

  connectedCallback(): void {
    const { signal } = (this.#connection = new AbortController());
    document.addEventListener('keydown', onShiftThrice(this.#leave), { signal });
    document.addEventListener('visibilitychange', this.#recheck, { signal });
    addEventListener('online', this.#recheck, { signal });
    if (!this.#search) {
      const tag = languageAround(this);
      // Her own words first: until they are here, though not for long, what the page wrote.
      if (tag !== 'en') this.#waiting = setTimeout(this.#talk, WORDS_MS);
      void this.#speak(tag);
      this.#start();
    }
    this.#recheck();
  }

  disconnectedCallback(): void {
    this.#connection?.abort();
    clearTimeout(this.#timer);
    this.#search?.stop();
    this.#more?.stop();
  }

  attributeChangedCallback(name: string): void {
    if (!this.#search) return;
    if (name === 'lang') void this.#speak(languageAround(this));
    else this.#start();
  }

  get #words(): Messages {
    return this.messages ?? this.#language?.words ?? en;
  }

  /** Words that cannot be had leave those that are there. */
  readonly #speak = async (tag: LanguageTag): Promise<void> => {
    this.#tag = tag;
    const language = await learn(tag);
    if (this.#tag !== tag) return;
    if (language || tag === 'en') this.#language = language;
    else this.#tag = (this.#language?.words.lang ?? 'en') as LanguageTag;
    this.#talk();
  };

  readonly #talk = (): void => {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#draw();
  };

  /** Begins as the attributes say: idle, or at once from a place that the page names. */
  #start(): void {
    this.#search?.stop();
    const search = (this.#search = startSearch(this, this.#clock, () => this.#draw()));
    search.under18 = this.hasAttribute('under-18');
    this.#draw();
    const point = pointOf(this);
    const name = written(this, 'place');
    if (point) void search.from({ ...point, label: name || HERE }, false);
    else if (name) void search.near(name, false);
    else void search.prepare().then(this.#follow);
  }

  /** What the second file cannot draw goes without it; a finder that cannot show itself shows what the page wrote. */
  #draw(): void {
    if (this.#waiting) return;
    const search = this.#search;
    const kit = {
      words: this.#words,
      language: this.#language,
      more: this.#more,
      source: search.source,
      isRough: !!search.roughMetres && !search.label,
    };
    try {
      draw(this.#root, finderView(search, kit, this.#leave));
    } catch (error) {
      if (this.#more) {
        this.#more = undefined;
        return this.#draw();
      }
      this.#showPage();
      throw error;
    }
    if (search.answer || search.phase === 'slow') void this.#follow();
    this.#more?.drawn();
    // Locating, loading or slow: it is still to come.
    if (!search.awaited || /lo/.test(search.phase)) return;
    // What she asked for has come: the keyboard and the screen reader go there. Nobody is moved otherwise.
    search.awaited = false;
    this.#root.querySelector<HTMLElement>('h2,[part~=choice]')?.focus();
    this.#root.querySelector('#status')?.scrollIntoView({ block: 'nearest' });
  }

  #showPage(): void {
    this.#root.replaceChildren(document.createElement('slot'));
  }

  /** Fetches the second file, once there is nothing left that she waits for, or where that is slow to come. */
  readonly #follow = async (): Promise<void> => {
    if (this.#moreAsked) return;
    this.#moreAsked = true;
    const file = await lazily<{ startMore: StartMore }>('haven-more.js').catch(() => undefined);
    // Without it the finder is whole; the next draw asks again.
    if (!file) return void (this.#moreAsked = false);
    this.#more = file.startMore({
      h,
      lazily,
      dress: (styles) => dress(this.#root, styles),
      host: this,
      root: this.#root,
      search: () => this.#search,
      words: () => this.#words,
      language: () => this.#language,
      tag: () => this.#tag,
      speak: this.#speak,
      draw: () => this.#draw(),
    });
    this.#draw();
  };

  /** Now, and again with each minute that begins and five times in between. */
  readonly #recheck = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#recheck, RECHECK_MS - (this.#clock.now() % RECHECK_MS));
    if (!document.hidden) this.#search.recheck();
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
