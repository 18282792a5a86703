import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Clock } from '../api/domain/clock.ts';
import type { BadgeWords } from './badge-words.ts';
import { isTold, linesOf, type BadgeLines, type Told } from './badge-state.ts';
import { phoneClock } from './clock.ts';
import { countLoad } from './count-load.ts';
import { fetchJson } from './fetch-json.ts';
import { badgeStyles } from './haven-badge.styles.ts';
import { languageAround, learn } from './language.ts';
import type { LanguageTag } from './messages/languages.ts';
import { en } from './messages/en.ts';
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
 * the register cannot be asked. No cookie, no referrer, nothing about who looks. Lit needs its Trusted Types policy,
 * `lit-html`, where the page asks for one: a page that forbids it keeps what it wrote inside.
 *
 * The words are those of the language that the page says around it (`lang`), where it is one of the finder's, also after
 * a change; a file beside the script holds them. The name of a scheme stays as it is.
 *
 * @slot - Shown until the register has answered and the words are here, and while the register cannot: a link to the
 *   venue's page; never a claim.
 *
 * @attr haven - the venue's slug, or its id
 * @attr src - address of the register; the script's own origin
 * @attr lang - its language, also of an element around it; English where it is none of the finder's
 * @attr site - id of an embed site: counts that the badge was loaded, and nothing else
 *
 * @csspart base - the badge, a link to the venue's page
 * @csspart schemes, trained, state, open - its lines; the state is open as well while the doors are
 *
 * @cssprop --haven-text, --haven-surface, --haven-border, --haven-accent, --haven-open, --haven-focus - colours
 * @cssprop --haven-font, --haven-radius - as in CSS
 */
export class HavenBadge extends LitElement {
  static override readonly styles = badgeStyles;
  static override readonly properties: PropertyDeclarations = {
    haven: { reflect: true },
    src: { reflect: true },
    clock: { attribute: false },
    messages: { attribute: false },
  };

  declare haven: string | null;
  declare src: string | null;
  /** Another clock than the phone's. */
  declare clock?: Clock;
  /** Words of the page's own. */
  declare messages?: BadgeWords;

  /** Null: the register says that it is not listed. Undefined: nothing is known. */
  #told: Told | null | undefined;
  #heardAt = -Infinity;
  #askedAt = -Infinity;
  /** What the server's clock is ahead of the phone's. */
  #offset = 0;
  #isCounted = false;
  /** Counts questions: an answer to an earlier one comes too late and is dropped. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connection: AbortController | undefined;
  /** The language that is spoken, or whose words are on their way. */
  #tag: LanguageTag | undefined;
  #words: BadgeWords | undefined;
  readonly #languages = new MutationObserver(() => void this.#speak());

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#connection = new AbortController());
    document.addEventListener('visibilitychange', this.#recheck, { signal });
    addEventListener('online', this.#recheck, { signal });
    // Its own, of elements around it, and of the page around the shadow root in which it may stand.
    for (const root of [this.getRootNode(), document])
      this.#languages.observe(root, { attributeFilter: ['lang'], subtree: true });
    if (!this.#isCounted) countLoad(sourceOf(this), written(this, 'site'), 'badge');
    this.#isCounted = true;
    this.#recheck();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection?.abort();
    this.#languages.disconnect();
    clearTimeout(this.#timer);
  }

  /** Another venue, or another register: what was told is of neither, and an answer on its way comes too late. */
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('haven') && !changed.has('src')) return;
    this.#turn++;
    this.#told = undefined;
    this.#askedAt = -Infinity;
  }

  /** What still holds. */
  protected override render(): unknown {
    if (Math.abs(this.#now - this.#heardAt) >= LONGEST_SILENCE_MS) this.#told = undefined;
    const told = this.#told;
    const words = this.messages ?? this.#words;
    if (told === undefined || (told && !words)) return html`<slot></slot>`;
    const lines = told && words && linesOf(told, this.#now + this.#offset, words);
    return lines ? badgeOf(lines, webAddress(told.url, sourceOf(this)), words) : nothing;
  }

  /** Asks again where the answer is getting old and somebody may be looking. */
  protected override updated(): void {
    // A clock that was put back must not silence the badge.
    const age = Math.abs(this.#now - this.#askedAt);
    if (this.isConnected && !document.hidden && age >= FRESH_MS) void this.#ask();
  }

  get #now(): number {
    return (this.clock ?? phoneClock).now();
  }

  readonly #recheck = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#recheck, RECHECK_MS);
    this.requestUpdate();
  };

  async #ask(): Promise<void> {
    const haven = written(this, 'haven').trim();
    if (!haven) return;
    const turn = ++this.#turn;
    this.#askedAt = this.#now;
    void this.#speak();
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
    if (turn === this.#turn) this.requestUpdate();
  }

  /** English where words cannot be had; the next question to the register asks for them again. */
  async #speak(): Promise<void> {
    const tag = languageAround(this);
    if (tag === this.#tag) return;
    this.#tag = tag;
    const language = await learn(tag);
    if (tag !== this.#tag) return;
    if (!language && tag !== 'en') this.#tag = undefined;
    this.#words = language?.words ?? en;
    this.requestUpdate();
  }
}

function badgeOf(
  { schemes, trained, state, open }: BadgeLines,
  href: string,
  { lang, dir }: BadgeWords,
): TemplateResult {
  return html`<a part="base" lang=${lang} dir=${dir} href=${href}>
    <span part="schemes"><bdi lang="en">${schemes}</bdi></span>
    <span part="trained">${trained}</span>
    ${state && html`<span part=${open ? 'state open' : 'state'}>${state}</span>`}
  </a>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'haven-badge': HavenBadge;
  }
}
