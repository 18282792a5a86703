import type { AccreditationState } from '../../api/domain/accreditation.ts';
import { weekdayOf, HOURS_A_DAY } from '../../api/domain/coverage.ts';
import { WEEKDAYS, type Weekday } from '../../api/domain/hours.ts';
import { londonReading } from '../../api/domain/london-time.ts';
import type { ProspectStage } from '../../api/domain/prospect-figures.ts';
import type { CaseGroup, NotShownBecause } from '../../api/domain/report-cases.ts';
import type { ReportMoment } from '../../api/domain/report-moment.ts';
import type { ChangeKind } from '../../api/domain/shown-changes.ts';
import type { ModuleShare } from '../../api/domain/training-figures.ts';
import type { TrainingCurrency } from '../../api/domain/training-currency.ts';
import type { Tally, TrainingThen, VisitRound } from '../../api/domain/visit-figures.ts';
import { clockWords, dateWords, monthWords, weekdayWords } from '../../api/html/time-words.ts';
import { STATE_WORDS } from '../html/tags.tsx';

export const GROUP_WORDS: Readonly<Record<CaseGroup, string>> = {
  shown: 'Shown to the public',
  hidden: 'Accredited or suspended, not shown',
  in_progress: 'On the way',
  over: 'Ended or declined',
};

export const TRAINING_WORDS: Readonly<Record<TrainingCurrency, string>> = {
  current: 'Current',
  expiring: 'Ends within 60 days',
  lapsed: 'Out of date',
  not_recorded: 'Not recorded',
};

export const THEN_WORDS: Readonly<Record<TrainingThen, string>> = {
  met: 'Training in date',
  not_met: 'Training not in date',
  not_recorded: 'No check before the visit',
};

export const SHARE_WORDS: Readonly<Record<ModuleShare, string>> = {
  all: 'All of the people',
  some: 'Some of the people',
  none: 'Nobody',
};

export const CHANGE_WORDS: Readonly<Record<ChangeKind, string>> = {
  new: 'Newly shown',
  again: 'Shown again',
  gone: 'No longer shown',
};

export const STAGE_WORDS: Readonly<Record<ProspectStage, string>> = {
  imported: 'All',
  signed_up: 'Signed up',
  accredited: 'Accredited',
  waiting: 'Not signed up',
};

export const ROUND_WORDS: Readonly<Record<VisitRound, string>> = { first: 'First test', retest: 'Retest' };

const SOURCES: Readonly<Record<string, string>> = {
  fhrs: 'Food hygiene ratings',
  'open-pubs': 'Open Pubs',
  osm: 'OpenStreetMap',
  csv: 'The council’s own list',
  demo: 'Demo',
};

/** Where an import came from. */
export function sourceWords(source: string): string {
  return Object.hasOwn(SOURCES, source) ? (SOURCES[source] ?? source) : source;
}

const HIDDEN: Readonly<Record<Exclude<NotShownBecause, 'state'>, string>> = {
  unlisted: 'The scheme is not shown to the public',
  dates_missing: 'Its dates are missing',
  not_begun: 'It has not begun yet',
  accreditation_ended: 'Not renewed in time',
  training_ended: 'Training out of date',
  action_hides: 'Action needed, not shown meanwhile',
  action_overdue: 'Action needed, deadline passed',
  closed_for_good: 'Closed for good',
  no_position: 'No place on the map',
  closed_for_now: 'Closed for now',
};

/** Why a venue is not shown: its state or a rule, never what anybody wrote. */
export function becauseWords(because: NotShownBecause, state: AccreditationState): string {
  return because === 'state' ? STATE_WORDS[state].words : HIDDEN[because];
}

/** When a report was true: `As the register stands at 6:05pm on 10 June 2026.` */
export function momentWords({ isNow, minute, day }: ReportMoment): string {
  if (!isNow) {
    return `As the register stood at the end of ${dateWords(day)}. Names, wards and hours are those of today.`;
  }
  const { hour, minute: past } = londonReading(minute);
  return `As the register stands at ${clockWords(hour, past)} on ${dateWords(day)}.`;
}

/** `January to March 2026` of `2026-Q1`. */
export function quarterWords(quarter: string): string {
  const [year = '', of = ''] = quarter.split('-Q');
  const first = (Number(of) - 1) * 3 + 1;
  const month = (n: number) => monthWords(`${year}-${String(n).padStart(2, '0')}-01`);
  return `${month(first).split(' ')[0]} to ${month(first + 2)}`;
}

/** `72% (18 of 25)`: never a share without what it is of. */
export function shareWords({ visits, good, goodPercent }: Tally): string {
  return goodPercent === undefined ? 'No visits' : `${goodPercent}% (${good} of ${visits})`;
}

/** An hour of the week in an address: `sa-01`. */
export function hourKey(hour: number): string {
  return `${weekdayOf(hour)}-${String(hour % HOURS_A_DAY).padStart(2, '0')}`;
}

/** Every hour of the week as addresses have it, Monday midnight first. */
export const HOUR_KEYS: readonly string[] = WEEKDAYS.flatMap((_, day) =>
  Array.from({ length: HOURS_A_DAY }, (__, hour) => hourKey(day * HOURS_A_DAY + hour)),
);

export function dayName(weekday: Weekday): string {
  return weekdayWords(WEEKDAYS.indexOf(weekday));
}

/** `1am on Saturday (Friday night)`: after midnight people still call it the night before. */
export function hourWords(hour: number): string {
  const [weekday, clock] = [Math.floor(hour / HOURS_A_DAY), hour % HOURS_A_DAY];
  const night = clock < 5 ? ` (${weekdayWords((weekday + 6) % 7)} night)` : '';
  return `${clockWords(clock, 0)} on ${weekdayWords(weekday)}${night}`;
}

/** `3 places`, `1 place`. */
export function counted(many: number, one: string, several = `${one}s`): string {
  return `${many} ${many === 1 ? one : several}`;
}
