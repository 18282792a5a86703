import type { Messages } from './messages/messages.ts';

/**
 * The words of the finder that a badge says. Of English, which is in its script, its build keeps these and no others:
 * days and months are the browser's there, since nobody waits for a badge. Every other language is the finder's own file.
 */
export const BADGE_WORDS = [
  'lang',
  'locale',
  'dir',
  'openUntil',
  'openUntilSoon',
  'openAlways',
  'opensAt',
  'closed',
  'hoursUnknown',
  'trained',
  'halves',
  'tomorrow',
  'onDay',
] as const;

export type BadgeWords = Pick<Messages, (typeof BADGE_WORDS)[number] | 'own'>;
