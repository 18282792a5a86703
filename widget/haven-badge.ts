import type { Clock } from '../api/domain/clock.ts';
import { isTold, linesOf, type BadgeLines, type Told } from './badge-state.ts';
import { badgeWords, type BadgeWords } from './badge-words.ts';
import { phoneClock } from './clock.ts';
import { countLoad } from './count-load.ts';
import { fetchJson } from './fetch-json.ts';
import { dress } from './haven-badge.styles.ts';
import { webAddress } from './web-address.ts';
import { sourceOf, written } from './written.ts';

/** How often it looks at the clock. Doors open and close on whole minutes. */
const RECHECK_MS = 20_000;
/** How long an answer counts: what was suspended since is gone from every badge within this time. */
const FRESH_MS = 120_000;
/** Without word from the register for so long, nothing is claimed any more. */
const LONGEST_SILENCE_MS = 15 * 60_000;

/**
 * The live state of one venue: its schemes, when its staff were last trained, and whether it is open. It shows nothing
 * that is not true now: nothing at all of a venue that is not listed, and what the page wrote inside the element where
 * the register cannot be asked. No cookie, no referrer, nothing about who looks.
 *
 * @slot - Shown until the register has answered, and while it cannot: a link to the venue's page; never a claim.
 *
 * @attr haven - the venue's slug, or its id
 * @attr src - address of the register; the script's own origin
 * @attr site - id of an embed site: counts that the badge was loaded, and nothing else
 *
 * @csspart base - the badge, a link to the venue's page
 * @csspart schemes, trained, state, open - its lines; the state is open as well while the doors are
 *
 * @cssprop --haven-text, --haven-surface, --haven-border, --haven-accent, --haven-open, --haven-focus - colours
 * @cssprop --haven-font, --haven-radius - as in CSS
 */
export class HavenBadge extends HTMLElement {
  static readonly observedAttributes = ['haven', 'src'];

  /** Another clock than the phone's. */
  declare clock?: Clock;
  /** The words in another language than English. */
  declare messages?: BadgeWords;

  readonly #root = this.attachShadow({ mode: 'open' });
  /** Null: the register says that it is not listed. Undefined: nothing is known. */
  #told: Told | null | undefined;
  #heardAt = -Infinity;
  #askedAt = -Infinity;
  /** What the server's clock is ahead of the phone's. */
  #offset = 0;
  #isCounted = false;
  /** What is shown, to draw only what changed. */
  #shown = '';
  /** Counts questions: an answer to an earlier one comes too late and is dropped. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connection: AbortController | undefined;

  constructor() {
    super();
    dress(this.#root);
  }

  connectedCallback(): void {
    const { signal } = (this.#connection = new AbortController());
    document.addEventListener('visibilitychange', this.#recheck, { signal });
    addEventListener('online', this.#recheck, { signal });
    if (!this.#isCounted) countLoad(this, 'badge');
    this.#isCounted = true;
    this.#recheck();
  }

  disconnectedCallback(): void {
    this.#connection?.abort();
    clearTimeout(this.#timer);
  }

  attributeChangedCallback(): void {
    this.#turn++;
    this.#told = undefined;
    this.#askedAt = -Infinity;
    if (this.isConnected) this.#recheck();
  }

  get #now(): number {
    return (this.clock ?? phoneClock).now();
  }

  /** Shows what still holds, and asks again where the answer is getting old and somebody may be looking. */
  readonly #recheck = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#recheck, RECHECK_MS);
    this.#draw();
    // A clock that was put back must not silence the badge.
    const age = Math.abs(this.#now - this.#askedAt);
    if (!document.hidden && age >= FRESH_MS) void this.#ask();
  };

  async #ask(): Promise<void> {
    const haven = written(this, 'haven').trim();
    if (!haven) return;
    const turn = ++this.#turn;
    this.#askedAt = this.#now;
    try {
      const { body, serverTime } = await fetchJson(
        `${sourceOf(this)}/api/v1/havens/${encodeURIComponent(haven)}`,
      );
      if (turn !== this.#turn) return;
      if (isTold(body)) this.#told = body;
      else if ((body as { code?: unknown } | null)?.code === 'haven.not_found') this.#told = null;
      else return;
      this.#heardAt = this.#now;
      if (serverTime) this.#offset = serverTime - this.#now;
    } catch {
      // No word: what was told goes on counting for a while, and then nothing is said.
    }
    if (turn === this.#turn) this.#draw();
  }

  #draw(): void {
    if (Math.abs(this.#now - this.#heardAt) >= LONGEST_SILENCE_MS) this.#told = undefined;
    const told = this.#told;
    const words = this.messages ?? badgeWords;
    const lines = told && linesOf(told, this.#now + this.#offset, words);
    const shown = JSON.stringify([told === undefined, lines, told?.url]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (told === undefined) this.#root.replaceChildren(document.createElement('slot'));
    else if (lines) this.#root.replaceChildren(badgeOf(lines, webAddress(told?.url, sourceOf(this)), words));
    else this.#root.replaceChildren();
  }
}

function badgeOf({ schemes, trained, state, open }: BadgeLines, href: string, words: BadgeWords): Element {
  const base = document.createElement('a');
  base.setAttribute('part', 'base');
  base.lang = words.lang;
  base.dir = words.dir;
  base.href = href;
  const lines = { schemes, trained, [open ? 'state open' : 'state']: state };
  for (const [part, text] of Object.entries(lines)) {
    const line = document.createElement('span');
    line.setAttribute('part', part);
    line.textContent = text;
    if (text) base.append(line);
  }
  return base;
}

declare global {
  interface HTMLElementTagNameMap {
    'haven-badge': HavenBadge;
  }
}
