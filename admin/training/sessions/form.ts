import { z } from 'zod';
import { epochMinutes, isoInstant } from '../../../api/domain/clock.ts';
import { londonInstant, londonReading } from '../../../api/domain/london-time.ts';
import { TRAINING_MODULES } from '../../../api/domain/training-modules.ts';
import { SESSION_LIMITS, sessionDay, type TrainingSession } from '../../../api/domain/training-session.ts';
import type { SessionFacts } from '../../../api/usecases/plan-session.ts';
import { anything, choice, optionalText, single, text, wholeNumber } from '../../form/fields.ts';
import { filledWith, type Filled } from '../../form/filled.ts';
import { day, timeOfDay } from '../../form/time-fields.ts';

export const LONGEST_NOTE = 1_000;
export const LONGEST_REASON = 500;
const { minutes, places } = SESSION_LIMITS;

export const SESSION_FORM = z.object({
  module: choice(TRAINING_MODULES, 'Choose what the session teaches'),
  startsOn: day('the day of the session'),
  startsTime: timeOfDay('the time at which it begins'),
  minutes: wholeNumber('how many minutes it lasts', { min: minutes.least, max: minutes.most }),
  place: text('where it is', { max: 200 }),
  trainer: optionalText('who teaches', { max: 100 }),
  places: wholeNumber('the number of places', { min: places.least, max: places.most }),
  note: optionalText('what people are to know', { max: LONGEST_NOTE, lines: true }),
});

export const CALL_OFF_FORM = z.object({
  because: text('why it is called off', { max: LONGEST_REASON, lines: true }),
});

/** Several values that came under one name. */
function ids() {
  return anything().transform((sent): string[] =>
    (Array.isArray(sent) ? sent : [sent]).filter(
      (each): each is string => typeof each === 'string' && each !== '',
    ),
  );
}

/** Who was ticked, and whose names were on the page: nobody else is changed. */
export const BOOKING_FORM = z.object({ staff: ids(), had: ids() });

/** Who came; `step` is `add` where another venue's people are asked for first. */
export const REGISTER_FORM = z.object({
  seen: optionalText('the form'),
  came: ids(),
  venues: ids(),
  add: optionalText('a venue'),
  step: anything().transform((sent) => (single(sent) === 'add' ? ('add' as const) : ('save' as const))),
});

/** The facts of a session in what was read of its form. */
export function factsIn(data: z.output<typeof SESSION_FORM>): SessionFacts {
  const [hours = 0, minute = 0] = data.startsTime.split(':').map(Number);
  return {
    moduleKey: data.module,
    startsAt: isoInstant(londonInstant(data.startsOn, hours * 60 + minute)),
    ...{ minutes: data.minutes, place: data.place, trainer: data.trainer ?? '' },
    ...{ places: data.places, note: data.note ?? '' },
  };
}

/** The form of a session that there is. */
export function formOf(session: TrainingSession): Filled {
  const { hour, minute } = londonReading(epochMinutes(Date.parse(session.startsAt)));
  const two = (value: number) => String(value).padStart(2, '0');
  return filledWith({
    ...{
      module: session.moduleKey,
      startsOn: sessionDay(session),
      startsTime: `${two(hour)}:${two(minute)}`,
    },
    ...{ minutes: String(session.minutes), place: session.place, trainer: session.trainer },
    ...{ places: String(session.places), note: session.note },
  });
}
