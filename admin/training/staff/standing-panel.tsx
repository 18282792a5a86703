import { dateWords } from '../../../api/html/time-words.ts';
import type { TrainingStatus } from '../../../api/domain/training.ts';
import type { TrainingStanding } from '../../../api/domain/training-standing.ts';
import { standingWords, TRAINING_STATUS_WORDS, type NameOf } from '../../../api/domain/training-words.ts';
import type { SchemeStanding } from '../../../api/usecases/show-venue-training.ts';
import { Tag, type Tone } from '../../html/tags.tsx';

const TONES: Readonly<Record<TrainingStatus, Tone>> = {
  not_started: 'grey',
  partly_trained: 'orange',
  current: 'green',
  expiring: 'yellow',
  lapsed: 'red',
};

/**
 * Where a venue's training stands under a scheme, in sentences.
 * @param nameOf gives nobody's name to those who may not see it
 */
export function StandingPanel({
  scheme: { schemeName, standing, decides, check, trainingUntil },
  nameOf,
}: {
  scheme: SchemeStanding;
  nameOf: NameOf;
}) {
  const seenUntil = check?.trainingUntil ?? trainingUntil;
  return (
    <section class="standing">
      <h3>
        {schemeName} <Tag tone={TONES[standing.status]}>{TRAINING_STATUS_WORDS[standing.status]}</Tag>
      </h3>
      {!decides && seenUntil !== null && (
        <p>
          The council goes by what it saw until {dateWords(seenUntil)}, or until your records meet the rule.
          By your records:
        </p>
      )}
      <ul>
        {standingWords(standing, datedNames(standing, nameOf)).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

/** Names with the day on which their training ended, or ends: `Sam (ended on 3 May 2026)`. */
function datedNames({ people }: TrainingStanding, nameOf: NameOf): NameOf {
  return (id) => {
    const name = nameOf(id);
    const person = people.find(({ staffId }) => staffId === id);
    if (name === '' || !person || person.until === null) return name;
    return `${name} (${person.current ? 'ends' : 'ended'} on ${dateWords(person.until)})`;
  };
}
