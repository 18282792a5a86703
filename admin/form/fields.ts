import { z } from 'zod';
import { parsePostcode, writtenPostcode } from '../../api/domain/postcode.ts';
import { isWebAddress } from '../html/links.tsx';

/**
 * Fields of forms. Each reads what `readForm` collected: a text, several, a file, or nothing. What they are called
 * stands in the messages, with its article: "the venue’s name", "a reason", "your phone number".
 */

/** What was sent, which may be nothing: zod holds a key that is not there for an error of its own otherwise. */
export function anything() {
  return z.unknown().optional();
}

export interface TextRules {
  /** Characters; 200 where it is not said. */
  readonly max?: number;
  /** True where line breaks belong to it. */
  readonly lines?: boolean;
  /** The whole sentence where nothing was typed, for what cannot be "entered". */
  readonly missing?: string;
}

const MAX_CHARACTERS = 200;

/** A text that must be given, trimmed and without control characters. */
export function text(what: string, rules: TextRules = {}) {
  return optionalText(what, rules).transform((value, ctx) => {
    if (value !== null) return value;
    ctx.addIssue({ code: 'custom', message: rules.missing ?? `Enter ${what}` });
    return z.NEVER;
  });
}

/** A text that may be left out: null then. */
export function optionalText(what: string, { max = MAX_CHARACTERS, lines = false }: TextRules = {}) {
  return anything().transform((sent, ctx): string | null => {
    const value = tidy(single(sent), lines);
    if (lengthOf(value) <= max) return value === '' ? null : value;
    ctx.addIssue({ code: 'custom', message: `${sentence(what)} must be ${max} characters or fewer` });
    return z.NEVER;
  });
}

/** A text of a given form, put into its usual spelling; null where it is none. */
function shaped(what: string, example: string, read: (value: string) => string | null) {
  const wrong = (value: string, ctx: z.RefinementCtx): string => {
    const found = read(value);
    if (found !== null) return found;
    ctx.addIssue({ code: 'custom', message: `Enter ${what} in the correct format, like ${example}` });
    return z.NEVER;
  };
  return {
    required: text(what).transform(wrong),
    optional: optionalText(what).transform((value, ctx) => (value === null ? null : wrong(value, ctx))),
  };
}

const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** An e-mail address, in small letters. */
export function email(what: string) {
  return shaped(what, 'name@example.com', (value) => (EMAIL.test(value) ? value.toLowerCase() : null));
}

/** A phone number: digits, spaces, brackets, a leading plus. It is kept as it was written. */
export function phone(what: string) {
  return shaped(what, '020 8359 2000', (value) =>
    /^\+?[\d\s().-]*$/.test(value) && /^\d{6,15}$/.test(value.replace(/\D/g, '')) ? value : null,
  );
}

/** A UK postcode, as people write it: `N12 0QG`. */
export function postcode(what: string) {
  return shaped(what, 'N12 0QG', (value) => {
    const parsed = parsePostcode(value);
    return parsed === undefined ? null : writtenPostcode(parsed);
  });
}

/** An address of the web, http or https; `www.example.com` gets its scheme. */
export function webAddress(what: string) {
  return shaped(what, 'https://www.example.com', (value) => {
    const whole = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`;
    return isWebAddress(whole) && new URL(whole).hostname.includes('.') ? whole : null;
  });
}

/** A whole number, both ends included. */
export function wholeNumber(what: string, { min = 0, max = 1_000_000 }: { min?: number; max?: number } = {}) {
  return text(what).transform((value, ctx) => {
    const digits = value.replace(/[\s,]/g, '');
    if (/^-?\d{1,15}$/.test(digits) && Number(digits) >= min && Number(digits) <= max) return Number(digits);
    const message = /^-?\d+$/.test(digits)
      ? `${sentence(what)} must be between ${min} and ${max}`
      : `${sentence(what)} must be a whole number, like ${Math.max(min, Math.min(max, 12))}`;
    ctx.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** One of the given values: radios, or a select. */
export function choice<const Value extends string>(values: readonly Value[], missing: string) {
  return anything().transform((sent, ctx): Value => {
    const found = values.find((value) => value === single(sent));
    if (found !== undefined) return found;
    ctx.addIssue({ code: 'custom', message: missing });
    return z.NEVER;
  });
}

/** One of the given values, or null. */
export function optionalChoice<const Value extends string>(values: readonly Value[]) {
  return anything().transform((sent): Value | null => values.find((value) => value === single(sent)) ?? null);
}

/**
 * Any of the given values: checkboxes. Each counts once, in the order of the values.
 * @param missing what to say where none was chosen; nothing where that is allowed
 * @param none the value of "None of these", which goes with no other and is left out of the answer
 */
export function choices<const Value extends string>(
  values: readonly Value[],
  { missing, none }: { missing?: string; none?: string } = {},
) {
  return anything().transform((sent, ctx): Value[] => {
    const sentAll = new Set(several(sent));
    const found = values.filter((value) => sentAll.has(value));
    const saidNone = none !== undefined && sentAll.has(none);
    if (saidNone && found.length > 0) {
      ctx.addIssue({ code: 'custom', message: 'Choose “none”, or any of the others, but not both' });
    } else if (!saidNone && found.length === 0 && missing !== undefined) {
      ctx.addIssue({ code: 'custom', message: missing });
    }
    return found;
  });
}

/** A box that may be ticked. */
export function ticked() {
  return anything().transform((sent): boolean => single(sent) !== '');
}

/** A box that must be ticked, such as the pledge. */
export function mustTick(missing: string) {
  return ticked().refine((value) => value, missing);
}

/** A file that must be chosen. What is in it is checked by those who store it. */
export function upload(what: string) {
  return optionalUpload().transform((file, ctx): File => {
    if (file !== null) return file;
    ctx.addIssue({ code: 'custom', message: `Choose ${what}` });
    return z.NEVER;
  });
}

/** A file that may be left out. */
export function optionalUpload() {
  return anything().transform((sent): File | null => {
    const last: unknown = Array.isArray(sent) ? sent.at(-1) : sent;
    return last instanceof File ? last : null;
  });
}

/** One text of what was sent: the last where a name came more than once, as a person who goes back and forth would expect. */
export function single(sent: unknown): string {
  const last: unknown = Array.isArray(sent) ? sent.at(-1) : sent;
  return typeof last === 'string' ? last : '';
}

function several(sent: unknown): string[] {
  return (Array.isArray(sent) ? sent : [sent]).filter((each) => typeof each === 'string');
}

/** Characters that show nothing, and can make one word look like another: controls, and marks of direction. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

function tidy(value: string, lines: boolean): string {
  const normal = value.normalize('NFC');
  if (!lines) return normal.replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
  return normal
    .split('\n')
    .map((line) =>
      line
        .replace(/[\t ]+/g, ' ')
        .replace(UNSEEN, '')
        .trimEnd(),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** As the character counter on the page counts: UTF-16 units. */
function lengthOf(value: string): number {
  return value.length;
}

export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
