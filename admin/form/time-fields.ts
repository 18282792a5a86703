import { z } from 'zod';
import { isLocalDate } from '../../api/domain/calendar.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import { readTime } from '../../api/domain/read-time.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { anything, sentence, single } from './fields.ts';

export interface DayRules {
  /** The first and the last day that may be given. */
  readonly notBefore?: LocalDate;
  readonly notAfter?: LocalDate;
}

const PARTS = ['day', 'month', 'year'] as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day of the calendar that must be given, from three boxes: `YYYY-MM-DD`. */
export function day(what: string, rules: DayRules = {}) {
  return optionalDay(what, rules).transform((value, ctx) => {
    if (value !== null) return value;
    ctx.addIssue({ code: 'custom', message: `Enter ${what}` });
    return z.NEVER;
  });
}

/** A day that may be left out: null where all three boxes are empty. */
export function optionalDay(what: string, rules: DayRules = {}) {
  return anything().transform((sent, ctx): LocalDate | null => {
    const typed = typedParts(sent);
    if (PARTS.every((part) => typed[part] === '')) return null;
    const missing = PARTS.filter((part) => typed[part] === '');
    const date = `${typed.year}-${pad(monthNumber(typed.month))}-${pad(typed.day)}`;
    const wrong =
      missing.length > 0
        ? `must include a ${missing.join(' and ')}`
        : isLocalDate(date)
          ? outside(date, rules)
          : 'must be a real date';
    if (wrong === undefined) return date;
    ctx.addIssue({ code: 'custom', message: `${sentence(what)} ${wrong}` });
    return z.NEVER;
  });
}

function typedParts(sent: unknown): Record<(typeof PARTS)[number], string> {
  const boxes = sent instanceof Map ? sent : new Map<string, unknown>();
  const box = (part: string): string => single(boxes.get(part)).trim();
  return { day: box('day'), month: box('month'), year: box('year') };
}

function outside(date: LocalDate, { notBefore, notAfter }: DayRules): string | undefined {
  if (notBefore !== undefined && date < notBefore) return `must be on or after ${dateWords(notBefore)}`;
  if (notAfter !== undefined && date > notAfter) return `must be on or before ${dateWords(notAfter)}`;
  return undefined;
}

/** People write months as words too: `Dec`, `december`. */
function monthNumber(typed: string): string {
  const place = MONTHS.indexOf(typed.slice(0, 3).toLowerCase());
  return place === -1 ? typed : String(place + 1);
}

function pad(digits: string): string {
  return /^\d$/.test(digits) ? `0${digits}` : digits;
}

/** A time of day that must be given: `HH:MM`, and `24:00` for the midnight that ends a day. */
export function timeOfDay(what: string) {
  return optionalTimeOfDay(what).transform((value, ctx) => {
    if (value !== null) return value;
    ctx.addIssue({ code: 'custom', message: `Enter ${what}` });
    return z.NEVER;
  });
}

/** A time of day that may be left out. */
export function optionalTimeOfDay(what: string) {
  return anything().transform((sent, ctx): string | null => {
    const typed = single(sent);
    if (typed.trim() === '') return null;
    const time = readTime(typed);
    if (time !== undefined) return time;
    ctx.addIssue({ code: 'custom', message: `${sentence(what)} must be a time, like 6pm or 18:30` });
    return z.NEVER;
  });
}
