import { epochMinutes } from '../domain/clock.ts';
import { instantWords } from '../domain/date-words.ts';
import { MODULE_NAMES } from '../domain/training-modules.ts';
import type { TrainingSession } from '../domain/training-session.ts';
import { letter, plain, quote, venueWords, type Letter } from './letter.ts';
import type { AboutVenue } from './messages-venue.ts';

/** A venue that has places in a session, but for where the register is. */
export type BookedVenue = Omit<AboutVenue, 'publicOrigin'> & { readonly booked: number };

interface AboutSession extends AboutVenue {
  readonly booked: number;
  readonly session: Pick<TrainingSession, 'moduleKey' | 'startsAt' | 'minutes' | 'place'>;
}

/** Time, place or subject of a session that a manager has booked is another. */
export function sessionChanged({ session, venue, booked, ...rest }: AboutSession): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'session',
    subject: `${name}: a training session has changed`,
    paragraphs: [
      `A training session has changed in which ${name} has ${placesWords(booked)}. It is now:`,
      factLines(session),
      'If your staff cannot come, give their places up here, so that others can have them:',
    ],
    ...rest,
  });
}

/** A session that a manager has booked does not take place. */
export function sessionCalledOff({
  session,
  because,
  venue,
  booked,
  ...rest
}: AboutSession & { because: string }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'session',
    subject: `${name}: a training session is called off`,
    paragraphs: [
      `This training session does not take place. ${name} had ${placesWords(booked)} in it. Please tell the people you booked.`,
      factLines(session),
      'The council writes:',
      quote(because),
      'You can book another session here:',
    ],
    ...rest,
  });
}

/** A session is tomorrow. */
export function sessionTomorrow({ session, venue, booked, ...rest }: AboutSession): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'session',
    subject: `${name}: training session tomorrow`,
    paragraphs: [
      `A training session is tomorrow, and ${name} has ${placesWords(booked)} in it. Please remind the people you booked.`,
      factLines(session),
      'Who is to come, and how to give a place up, is here:',
    ],
    ...rest,
  });
}

function factLines({ moduleKey, startsAt, minutes, place }: AboutSession['session']): string {
  return [
    `What: ${MODULE_NAMES[moduleKey]}`,
    `When: ${instantWords(epochMinutes(Date.parse(startsAt)))}, ${minutes} minutes`,
    `Where: ${plain(place)}`,
  ].join('\n');
}

function placesWords(places: number): string {
  return places === 1 ? '1 place' : `${places} places`;
}
