import { STATES, type AccreditationState } from '../../api/domain/accreditation.ts';
import { isLocalDate } from '../../api/domain/calendar.ts';
import { codeWords } from '../../api/domain/reason-codes.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { TrailEvent, TrailNames } from '../../api/usecases/read-trail.ts';
import { STATE_WORDS } from '../html/tags.tsx';
import { whenWords } from '../instants.ts';

/** What an event happened to: its name, where it has one, and its page. */
export function subjectWords(
  subject: string,
  { actor, venues, schemes, authorities }: TrailNames,
  authorityCode: string | null,
): { readonly text: string; readonly href?: string } {
  const [kind = '', id = ''] = [subject.split('/', 1)[0], subject.slice(subject.indexOf('/') + 1)];
  if (kind === 'person') return { text: actor(subject) };
  if (kind === 'venue') {
    const text = venues.get(id) ?? `venue ${id}`;
    return authorityCode === null
      ? { text }
      : { text, href: `/admin/councils/${authorityCode}/venues/${id}` };
  }
  if (kind === 'authority') return { text: authorities.get(id) ?? id };
  if (kind === 'scheme') return { text: schemes.get(id) ?? id };
  if (kind === 'licence') return { text: `licence ${id}`, href: `/admin/licences/${id}` };
  return { text: subject === 'register' ? 'the register' : `${kind.replaceAll('-', ' ')} ${id}`.trim() };
}

/** A deeper value would be no line any more. */
const DEEPEST = 3;

/**
 * What an event says beside its name, a line each: what was and what became of it, and why.
 * @example { from: { phone: '101' }, to: { phone: '102' } } is "Phone: from 101 to 102"
 */
export function detailLines(details: unknown, names: TrailNames): readonly string[] {
  if (!isRecord(details)) return [];
  const { from, to, ...rest } = details;
  return [
    ...changeLines(from, to, names),
    ...Object.entries(rest).flatMap(([key, value]) => lineOf(key, value, names)),
  ];
}

function changeLines(from: unknown, to: unknown, names: TrailNames): string[] {
  if (isRecord(from) || isRecord(to)) {
    const [was, becomes] = [isRecord(from) ? from : {}, isRecord(to) ? to : {}];
    const keys = [...new Set([...Object.keys(was), ...Object.keys(becomes)])];
    return keys
      .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(becomes[key]))
      .map((key) => `${keyWords(key)}: from ${words(was[key], names)} to ${words(becomes[key], names)}`);
  }
  if (from === to) return [];
  if (to === undefined) return [`From ${words(from, names)}`];
  return [
    from === undefined ? `To ${words(to, names)}` : `From ${words(from, names)} to ${words(to, names)}`,
  ];
}

function lineOf(key: string, value: unknown, names: TrailNames): string[] {
  if (value === null || value === '' || value === undefined) return [];
  const said = key === 'person' || key === 'visitor' ? person(value, names) : words(value, names);
  return said === '' ? [] : [`${keyWords(key)}: ${said}`];
}

function person(value: unknown, { actor }: TrailNames): string {
  return typeof value === 'string' ? actor(`person/${value.replace(/^person\//, '')}`) : 'somebody';
}

function words(value: unknown, names: TrailNames, depth = 0): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return textWords(value, names);
  if (typeof value !== 'object') return String(value);
  if (depth === DEEPEST) return JSON.stringify(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'nothing' : value.map((each) => words(each, names, depth + 1)).join(', ');
  return Object.entries(value)
    .map(([key, each]) => `${keyWords(key).toLowerCase()} ${words(each, names, depth + 1)}`)
    .join('; ');
}

function textWords(value: string, { actor, schemes }: TrailNames): string {
  const known = schemes.get(value) ?? codeWords(value);
  if (known !== undefined) return known;
  if (value.startsWith('person/')) return actor(value);
  if (isLocalDate(value)) return dateWords(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return whenWords(value);
  const state = STATES.find((each) => each === value) as AccreditationState | undefined;
  if (state) return STATE_WORDS[state].words.toLowerCase();
  return /^[a-z]+(_[a-z0-9]+)+$/.test(value) ? value.replaceAll('_', ' ') : value;
}

/** `valid_to` and `wording.en.say` as words: "Valid to", "Wording en say". */
function keyWords(key: string): string {
  const spaced = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_.]/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A line for each event, for a spreadsheet. */
export const TRAIL_HEADINGS = [
  'number',
  'when',
  'who',
  'what',
  'of',
  'details',
  'actor',
  'action',
  'subject',
  'hash',
] as const;

export function trailCells(event: TrailEvent, names: TrailNames, action: string): readonly string[] {
  const { position, occurredAt, actor, subject, details, hash } = event;
  return [
    position === null ? '' : String(position),
    occurredAt,
    names.actor(actor),
    action,
    subjectWords(subject, names, null).text,
    detailLines(details, names).join('\n'),
    actor,
    event.action,
    subject,
    hash ?? '',
  ];
}
