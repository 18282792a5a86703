import { MODULE_NAMES, type TrainingModuleKey } from '../domain/training-modules.ts';
import { letter, quote, venueWords, type Letter } from './letter.ts';
import type { AboutVenue } from './messages-venue.ts';

/**
 * An officer has accepted or refused a certificate that a manager sent in.
 * @param note as the manager may read it; empty where there is none
 */
export function certificateJudged({
  moduleKey,
  accepted,
  note,
  venue,
  ...rest
}: AboutVenue & { moduleKey: TrainingModuleKey; accepted: boolean; note: string }): Letter {
  const name = venueWords(venue);
  const what = `The certificate for “${MODULE_NAMES[moduleKey]}” that you sent for one of your staff`;
  return letter({
    kind: 'certificate',
    subject: `${name}: a decision about a certificate`,
    paragraphs: [
      `About ${name}.`,
      accepted
        ? `${what} is accepted. It counts from the day of the training.`
        : `${what} was not accepted, so it does not count as training.`,
      ...(note.trim() === '' ? [] : ['The council writes:', quote(note)]),
      accepted ? 'You can see it here:' : 'You can see which one it is, and send another, here:',
    ],
    ...rest,
  });
}
