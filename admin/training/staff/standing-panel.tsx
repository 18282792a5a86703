import type { TrainingStatus } from '../../../api/domain/training.ts';
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
  scheme: { schemeName, standing },
  nameOf,
}: {
  scheme: SchemeStanding;
  nameOf: NameOf;
}) {
  return (
    <section class="standing">
      <h3>
        {schemeName} <Tag tone={TONES[standing.status]}>{TRAINING_STATUS_WORDS[standing.status]}</Tag>
      </h3>
      <ul>
        {standingWords(standing, nameOf).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
