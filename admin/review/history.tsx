import { codeWords } from '../../api/domain/reason-codes.ts';
import type { HistoryEvent, TrailEvent } from '../../api/usecases/show-venue-file.ts';
import { STATE_WORDS } from '../html/tags.tsx';
import { Timeline, type TimelineEvent } from '../html/timeline.tsx';
import { whenWords } from '../instants.ts';
import { trailWords } from './trail-words.ts';

/** Who did something: by name where there is one, else by what acts for nobody. */
export function actorWords(actor: string, name: string | null): string {
  if (name !== null) return name;
  if (actor.startsWith('job/') || actor.startsWith('rule/')) return 'the register, by itself';
  if (actor.startsWith('import/')) return 'an import';
  if (actor.startsWith('operator/')) return 'an operator of the server';
  if (actor.startsWith('demo/')) return `the demo’s ${actor.slice('demo/'.length)}`;
  return 'somebody who is no longer on the register';
}

/** Steps of the life cycle, newest first. */
export function HistoryList({
  events,
  seesReasons,
  schemeName,
}: {
  events: readonly HistoryEvent[];
  seesReasons: boolean;
  schemeName?: (key: string) => string;
}) {
  return <Timeline events={events.map((event) => stepEvent(event, seesReasons, schemeName))} />;
}

/** Everything that happened with a venue, newest first. */
export function WholeHistory({
  history,
  trail,
  schemeName,
}: {
  history: readonly HistoryEvent[];
  trail: readonly TrailEvent[];
  schemeName: (key: string) => string;
}) {
  const steps = history.map((event) => ({ ...stepEvent(event, true, schemeName), order: event.sequence }));
  const others = trail.map((event) => ({ ...trailEvent(event), order: 0 }));
  const all = [...steps, ...others].toSorted((a, b) => b.at.localeCompare(a.at) || b.order - a.order);
  return <Timeline events={all} />;
}

function stepEvent(
  { from, to, at, actor, actorName, reason, code, schemeKey }: HistoryEvent,
  seesReasons: boolean,
  schemeName?: (key: string) => string,
): TimelineEvent {
  const known = code === null ? undefined : codeWords(code);
  const same = from === to;
  const title = same && known !== undefined ? known : STATE_WORDS[to].words;
  return {
    title: schemeName ? `${title} (${schemeName(schemeKey)})` : title,
    when: whenWords(at),
    at,
    by: seesReasons ? actorWords(actor, actorName) : undefined,
    body: seesReasons ? (
      <>
        {known !== undefined && !same && <p>{known}.</p>}
        {reason !== '' && reason !== code && <p class="as-written">{codeWords(reason) ?? reason}</p>}
      </>
    ) : undefined,
  };
}

function trailEvent({ at, action, actor, actorName, details }: TrailEvent): TimelineEvent {
  const { title, body } = trailWords(action, details);
  return {
    title,
    when: whenWords(at),
    at,
    by: actorWords(actor, actorName),
    body: body === '' ? undefined : <p class="as-written">{body}</p>,
  };
}
