import type { MailKind } from '../domain/mail.ts';

/** A mail as it is written. */
export interface Letter {
  readonly kind: MailKind;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

/** Who writes, and where the answer is given. */
export interface Letterhead {
  /** The council that the mail is about, as the register names it; null where it is about none. */
  readonly council: string | null;
  /** `https://havens.example.org` */
  readonly publicOrigin: string;
}

const LONGEST_NAME = 100;
const LONGEST_QUOTE = 2_000;
/** Control and format characters, but for the two that join letters in Arabic and Indic scripts and in emoji. */
const UNPRINTABLE = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu;

/**
 * A letter: paragraphs, where to go next, and who it is from. It never holds a link that signs anyone in.
 * @param page where to go on signed-in pages, `/admin/venues/k3f9x2m4q`
 */
export function letter({
  kind,
  subject,
  paragraphs,
  page,
  council,
  publicOrigin,
}: Letterhead & {
  kind: MailKind;
  subject: string;
  paragraphs: readonly string[];
  page: string;
}): Letter {
  return { kind, subject, body: bodyOf([...paragraphs, `${publicOrigin}${page}`], council) };
}

/** The text of a letter, with who it is from. */
export function bodyOf(paragraphs: readonly string[], council: string | null): string {
  const from = council === null ? 'Sent by Havens.' : `Sent by Havens for ${councilWords(council)}.`;
  const notice = 'We never send a link that signs you in: only a code, when you ask for one.';
  return `${[...paragraphs, `--\n${from}\n${notice}`].join('\n\n')}\n`;
}

/** `Barnet Council`, for an authority that the register calls `Barnet`. */
export function councilWords(name: string): string {
  return /\b(council|borough|city|county)\b/i.test(name) ? plain(name) : `${plain(name)} Council`;
}

/**
 * A name that someone else has chosen, fit for a line: one line of printable text of at most 100 characters, in which no
 * mail program finds a web address to make a link of.
 */
export function plain(name: string): string {
  const line = name
    .toWellFormed()
    .replace(UNPRINTABLE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/:\/\//g, ': //')
    .replace(/\bwww\./gi, 'www .')
    .trim();
  return cut(line, LONGEST_NAME);
}

/** A venue's name in a sentence. */
export function venueWords(name: string): string {
  return plain(name) || 'your venue';
}

/** What someone at the council has written to the reader, line by line and marked as such. */
export function quote(text: string): string {
  const lines = text
    .toWellFormed()
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => line.replace(UNPRINTABLE, ' ').trimEnd());
  return cut(lines.join('\n').trim(), LONGEST_QUOTE)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
