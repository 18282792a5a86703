import type { Child } from './dom.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';

/** What browsers send where a page can be kept like an app; not in the DOM's types, since Apple's do not. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** The offer to keep our own page on the phone, where it then works without network. Never on a page of somebody else. */
export interface Keep {
  offer(more: MoreMessages): Child;
  stop(): void;
}

export function keep({ h, search, draw }: Kit): Keep {
  let prompt: InstallPrompt | undefined;
  let isAsked = false;
  const listening = new AbortController();
  const isOurs = (): boolean =>
    search().source === location.origin && !!document.querySelector('link[rel=manifest]');
  const isKept = (): boolean => matchMedia('(display-mode: standalone)').matches;

  addEventListener(
    'beforeinstallprompt',
    (event) => {
      if (!isOurs()) return;
      event.preventDefault();
      prompt = event as InstallPrompt;
      draw();
    },
    { signal: listening.signal },
  );

  /** By the browser's own dialogue, or in words where it has none. */
  function ask(): void {
    if (prompt) void prompt.prompt();
    else isAsked = true;
    prompt = undefined;
    draw();
  }

  return {
    offer({ install, installHow, offlineReady }) {
      if (!isOurs() || isKept() || !navigator.serviceWorker?.controller) return '';
      return [
        h('button', 'keep button', install, { onclick: ask }),
        h('p', 'keep-how', isAsked ? installHow : offlineReady, { role: 'status' }),
      ];
    },
    stop: () => listening.abort(),
  };
}
