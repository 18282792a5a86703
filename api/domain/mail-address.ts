/** A sender as mail programs show it. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

const SENDER = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]+)>|([^<>]+))\s*$/;
/** One mailbox: nothing that an address list, a header or a command of SMTP could be made of. */
const MAILBOX = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u;
const LONGEST_MAILBOX = 254;

/** `Havens <havens@example.org>` or the address alone; undefined where it is neither. */
export function senderOf(text: string): Sender | undefined {
  const [, name = '', inBrackets, alone = ''] = SENDER.exec(text) ?? [];
  const address = (inBrackets ?? alone).trim();
  return isMailbox(address) ? { name: name.trim(), address } : undefined;
}

/** Whether a text is the address of one mailbox, RFC 5321 without its quoted forms. */
export function isMailbox(text: string): boolean {
  return text.length <= LONGEST_MAILBOX && MAILBOX.test(text);
}
