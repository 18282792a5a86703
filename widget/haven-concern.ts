import type { ConcernReason } from '../api/domain/concern.ts';
import type { ConcernRequest, OpenConcern } from './concern-request.ts';
import { randomKey } from './random-key.ts';

const LONGEST_NOTE = 500;
/** How often what waits is tried again: some phones never say that they are back. */
const RETRY_MS = 20_000;
const NETWORK_IS_BACK = 'online';

interface Message {
  readonly address: string;
  readonly body: string;
  readonly said: (outcome: Outcome) => void;
}

type Outcome = 'concernSent' | 'concernLater' | 'concernFailed';

/** What waits for the network: in memory while the page is open, and stored nowhere. */
const waiting: Message[] = [];

async function send(message: Message): Promise<Outcome> {
  try {
    const { ok } = await fetch(message.address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: message.body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    return ok ? 'concernSent' : 'concernFailed';
  } catch {
    return 'concernLater';
  }
}

async function sendOrWait(message: Message): Promise<void> {
  const outcome = await send(message);
  message.said(outcome);
  if (outcome === 'concernLater') wait(message);
}

function wait(message: Message): void {
  waiting.push(message);
  if (waiting.length > 1) return;
  const timer = setInterval(again, RETRY_MS);
  addEventListener(NETWORK_IS_BACK, again);

  /** Each once more, under the same key: the register keeps it once, even if only its answer was lost. */
  function again(): void {
    clearInterval(timer);
    removeEventListener(NETWORK_IS_BACK, again);
    for (const each of waiting.splice(0)) void sendOrWait(each);
  }
}

/**
 * The form in a card: what happened is one tap, and sends it. Who she is, is not asked, and what she sends says nothing
 * of where she is but the place's own id.
 */
export const openConcern: OpenConcern = (request: ConcernRequest) => {
  const { container, id, name, source, words, more } = request;
  const note = make('textarea', 'input', '');
  const key = randomKey();
  note.id = `concern-${id}`;
  note.rows = 2;
  note.maxLength = LONGEST_NOTE;
  note.autocomplete = 'off';
  const label = make('label', '', more.concernNote);
  label.htmlFor = note.id;
  const warning = make('p', 'notice', `${more.concernNotWatched} `);
  const call = make('a', 'link', words.emergency);
  call.href = 'tel:999';
  warning.append(call);
  const choices = make('div', '', '');
  choices.setAttribute('role', 'group');
  choices.setAttribute('aria-label', `${name}: ${more.concernWhat}`);
  const status = make('p', '', '');
  status.setAttribute('role', 'status');
  status.tabIndex = -1;
  const heading = make('b', '', more.concernWhat);
  heading.tabIndex = -1;
  const close = make('button', 'button', more.concernClose);
  close.type = 'button';
  close.setAttribute('aria-describedby', id);
  close.addEventListener('click', request.close);

  /** Takes parts of the form away; the keyboard, where it was in one of them, goes on at what is said. */
  function take(...parts: readonly HTMLElement[]): void {
    const wasInside = container.matches(':focus-within');
    for (const each of parts) each.remove();
    if (wasInside && !container.matches(':focus-within')) status.focus();
  }

  function tell(reason: ConcernReason): void {
    const message: Message = {
      address: `${source}/api/v1/havens/${encodeURIComponent(id)}/concerns`,
      body: JSON.stringify({ reason, note: note.value, key }),
      said(outcome) {
        status.textContent = more[outcome];
        // What is on its way cannot be chosen again; what failed can.
        if (outcome === 'concernFailed') status.before(choices);
        else take(heading, label, note, small);
      },
    };
    take(choices);
    void sendOrWait(message);
  }

  for (const [reason, text] of Object.entries(more.concerns)) {
    const button = make('button', 'button', text);
    button.type = 'button';
    button.addEventListener('click', () => tell(reason as ConcernReason));
    choices.append(button);
  }
  const small = make('small', '', more.concernNoNames);
  container.replaceChildren(warning, label, note, small, heading, choices, status, close);
  for (const box of [container, choices]) box.style.cssText = 'display:grid;gap:.5rem';
  heading.focus();
};

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  part: string,
  text: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (part) element.setAttribute('part', part);
  element.textContent = text;
  return element;
}
