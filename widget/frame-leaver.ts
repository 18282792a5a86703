import { leaveFrame } from './leave-frame.ts';
import type { MoreMessages } from './messages/messages.ts';
import type { Kit } from './more-kit.ts';
import { EXIT_ADDRESS } from './quick-exit.ts';
import { webAddress } from './web-address.ts';

/**
 * Leaving where the finder stands in a frame, of ours or of somebody else's making: in her language it says what may still
 * be on the screen. Until the second file is here the first one leaves as it can.
 */
export function frameLeaver({ host, words }: Kit, more: () => MoreMessages): { stop(): void } {
  const listening = new AbortController();
  if (window.top !== window)
    // On the document, so that a page which takes leaving over does so before.
    document.addEventListener(
      'haven-exit',
      (event) => {
        if (event.defaultPrevented || event.composedPath()[0] !== host) return;
        event.preventDefault();
        leaveFrame(webAddress(host.getAttribute('exit-url'), EXIT_ADDRESS), { ...words(), ...more() });
      },
      { signal: listening.signal },
    );
  return { stop: () => listening.abort() };
}
