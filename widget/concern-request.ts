import type { Messages, MoreMessages } from './messages/messages.ts';

/**
 * What the finder asks of the concern's file, `haven-concern.js`, on a tap on "This place didn't help me": `openConcern`
 * fills the container, which stands in the card, and gives the focus to its first control. Where the file cannot be had,
 * the tap leads to the page of the same form.
 */
export type OpenConcern = (request: ConcernRequest) => void | Promise<void>;

export interface ConcernRequest {
  readonly container: HTMLElement;
  readonly id: string;
  readonly name: string;
  /** The address before `/api/v1`. */
  readonly source: string;
  readonly words: Messages;
  readonly more: MoreMessages;
  /** Takes the form away and gives the focus back to the link. */
  readonly close: () => void;
}
