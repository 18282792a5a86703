import { epochMinutes } from '../api/domain/clock.ts';
import type { DetailAnswer } from '../api/contract/havens.ts';
import { dayNumber } from '../api/domain/london-time.ts';
import type { OpenState } from '../api/domain/open-state.ts';
import type { BadgeWords } from './badge-words.ts';
import { fill } from './say.ts';
import { monthWords, openWords } from './times.ts';

/** What the register said of one haven, as far as the badge reads it. */
export type Told = Pick<
  DetailAnswer,
  | 'name'
  | 'url'
  | 'open'
  | 'open_until'
  | 'opens_at'
  | 'hours_known'
  | 'scheme_names'
  | 'trained_on'
  | 'shown_until'
>;

/** The lines of a badge, all true at this instant. */
export interface BadgeLines {
  readonly schemes: string;
  readonly trained: string;
  readonly state: string;
  readonly open: boolean;
}

/** True of an answer that says what a badge needs; anything else is not shown. */
export function isTold(body: unknown): body is Told {
  const told = body as Told | null;
  return (
    !!told?.scheme_names?.[0] &&
    dayNumber(told.trained_on) > 0 &&
    Date.parse(told.shown_until) > 0 &&
    typeof told.open === 'boolean'
  );
}

/**
 * What holds now of what was told: nothing once its being shown is not certain any more, and no word on the doors once
 * they were due to open or close.
 * @param now epoch milliseconds, by the server's clock
 */
export function linesOf(told: Told, now: number, words: BadgeWords): BadgeLines | undefined {
  if (now >= Date.parse(told.shown_until)) return undefined;
  const { open, hours_known: hoursKnown } = told;
  const change = open ? told.open_until : told.opens_at;
  const changesAt = change ? epochMinutes(Date.parse(change)) : undefined;
  const minute = epochMinutes(now);
  const isKnown = changesAt === undefined || minute < changesAt;
  const state: OpenState = { open, hoursKnown, ...(changesAt !== undefined && { changesAt }) };
  return {
    schemes: told.scheme_names.join(', '),
    trained: fill(words.trained, { month: monthWords(dayNumber(told.trained_on), words) }),
    state: isKnown ? openWords(state, minute, words) : '',
    open: open && isKnown && hoursKnown,
  };
}
