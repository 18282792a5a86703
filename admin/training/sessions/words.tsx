import { epochMinutes } from '../../../api/domain/clock.ts';
import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import type { SessionState, TrainingSession } from '../../../api/domain/training-session.ts';
import { instantWords } from '../../../api/html/time-words.ts';
import { SummaryList, type SummaryRow } from '../../html/lists.tsx';
import { Tag, type Tone } from '../../html/tags.tsx';

const STATES: Readonly<Record<SessionState, { words: string; tone: Tone }>> = {
  planned: { words: 'Planned', tone: 'blue' },
  held: { words: 'Held', tone: 'green' },
  called_off: { words: 'Called off', tone: 'grey' },
};

export function SessionTag({ state }: { state: SessionState }) {
  const { words, tone } = STATES[state];
  return <Tag tone={tone}>{words}</Tag>;
}

/** `6pm on Friday 25 December`. */
export function startWords({ startsAt }: Pick<TrainingSession, 'startsAt'>): string {
  return instantWords(epochMinutes(Date.parse(startsAt)));
}

/** `12 of 20`. */
export function placesWords(booked: number, places: number): string {
  return `${booked} of ${places}`;
}

/** What everybody who is to come may know of a session. */
export function SessionFacts({
  session,
  more = [],
}: {
  session: TrainingSession;
  more?: readonly SummaryRow[];
}) {
  const { moduleKey, minutes, place, trainer, note } = session;
  return (
    <SummaryList
      rows={[
        { key: 'What', value: MODULE_NAMES[moduleKey] },
        { key: 'When', value: `${startWords(session)}, ${minutes} minutes` },
        { key: 'Where', value: place },
        ...(trainer === '' ? [] : [{ key: 'Who teaches', value: trainer }]),
        ...(note === '' ? [] : [{ key: 'To know', value: <span class="as-written">{note}</span> }]),
        ...more,
      ]}
    />
  );
}

/** Somebody on a list; empty once they were erased. */
export function staffName(name: string): string {
  return name === '' ? 'Somebody who has left' : name;
}
