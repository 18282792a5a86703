import { epochMinutes } from '../../api/domain/clock.ts';
import { instantWords, dateWords } from '../../api/html/time-words.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import type { LicencePage } from '../../api/usecases/show-licence.ts';
import type { TimelineEvent } from '../html/timeline.tsx';
import { STATUS_WORDS } from './words.ts';
import type { LicenceStatus } from '../../api/domain/licence.ts';

type Event = LicencePage['history'][number];

const TITLES: Readonly<Record<string, string>> = {
  'licence.added': 'Entered by hand',
  'licence.changed': 'Changed',
  'licence.status_changed': 'Another status in a newer extract',
  'licence.supervisor_changed': 'Another designated premises supervisor',
  'licence.checked': 'Checked against the register',
  'licence.matched': 'Matched to a venue',
  'licence.unmatched': 'Match taken back',
  'licence.no_match': 'Said to match no venue',
  'licence.conditions_added': 'Conditions added',
  'licence.condition_changed': 'A condition changed',
  'licence.condition_removed': 'A condition removed',
};

const COLUMN_WORDS: Readonly<Record<string, string>> = {
  number: 'number',
  kind: 'kind',
  premises_name: 'name',
  address: 'address',
  postcode: 'postcode',
  holder: 'licence holder',
  supervisor: 'designated premises supervisor',
  status: 'status',
  status_text: 'status in the register',
  activities: 'entertainment',
  alcohol: 'alcohol',
  late_night_refreshment: 'late night refreshment',
  hours_text: 'hours',
  issued_on: 'day of issue',
  starts_on: 'first day',
  ends_on: 'last day',
  register_link: 'link to the register',
  uprn: 'UPRN',
  ward_code: 'ward',
  town: 'town centre',
};

/** What happened to a licence, in words; nothing that the trail does not hold. */
export function historyOf(
  history: LicencePage['history'],
  nameOf: (actor: string) => string,
): readonly TimelineEvent[] {
  return history.map((event) => ({
    title: TITLES[event.action] ?? event.action,
    when: whenWords(event.occurredAt),
    at: event.occurredAt,
    by: nameOf(event.actor),
    ...bodyOf(event),
  }));
}

function whenWords(at: string): string {
  const minute = epochMinutes(Date.parse(at));
  return `${instantWords(minute).split(' on ')[0] ?? ''} on ${dateWords(londonDate(minute))}`;
}

function bodyOf({ action, details }: Event): { body?: string } {
  const told = (details ?? {}) as Readonly<Record<string, unknown>>;
  if (action === 'licence.status_changed') {
    return { body: `From ${statusWords(told['from'])} to ${statusWords(told['to'])}` };
  }
  if (action !== 'licence.changed') return {};
  const changed = Object.keys((told['changed'] ?? {}) as object).map(
    (column) => COLUMN_WORDS[column] ?? column,
  );
  return changed.length === 0 ? {} : { body: `Its ${changed.join(', ')}` };
}

function statusWords(status: unknown): string {
  return STATUS_WORDS[status as LicenceStatus]?.words.toLowerCase() ?? String(status);
}
