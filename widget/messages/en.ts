import type { AGE_POLICIES, FACILITIES } from '../../api/domain/venue.ts';

/** One text for each entry of a list that is only ever appended to: a missing one is a type error. */
type OneEach<List extends readonly unknown[]> = { readonly [K in keyof List]: string };

const miles = (metres: number): string => {
  const number = Number((metres / 1_609.344).toFixed(metres < 16_000 ? 1 : 0));
  return `${number || 'under 0.1'} ${number === 1 ? 'mile' : 'miles'}`;
};

/**
 * All words of the finder, in English. Another language is another object of this type in its own small file. Plain
 * words, a reading age of about 9; never "safe place", never a promise: staff there are trained to help.
 */
export const en = {
  lang: 'en-GB',
  dir: 'ltr',

  danger: 'In danger now?',
  emergency: 'Call 999',
  silent: 'Can’t speak? Call 999 on a mobile and press 55 when asked.',
  exit: 'Leave this page',
  keys: 'or press Shift 3 times',

  find: 'Find the nearest place that is open',
  privacy: 'Your position stays on this phone. We never see it.',
  place: 'Or type a postcode, town centre or station',
  search: 'Show places',
  under18: 'I am under 18: show places for all ages first',
  list: 'All places',
  more: 'More help',

  /** One sentence for each phase, by its name. */
  idle: 'Feel unsafe? Staff at these places are trained to help you.',
  results: '',
  locating: 'Finding where you are. Your phone may ask you to allow it.',
  loading: 'Looking for places…',
  refused: 'Your phone did not share its position. Type a place instead.',
  timedOut: 'Your phone could not tell where it is. Try again, or type a place.',
  offline: 'Your phone is offline. Calls may still work.',
  failed: 'We cannot reach our list. We will keep trying.',
  stale: 'The list on this phone is too old to show.',
  choosing: 'Which place do you mean?',
  noPlace: 'We could not find that place. Check the spelling.',

  near: (place: string | undefined, open: number) =>
    `${open ? 'Open now' : 'Nothing open'} near ${place || 'you'}`,
  here: 'here',
  found: (count: number, further: number) =>
    `${count || 'No'} ${count === 1 ? 'place is' : 'places are'} open within a 15-minute walk.` +
    (!count && further ? ' The nearest open places are further away.' : ''),
  elsewhere: 'No listed place near you in this area.',
  nowhere: (metres: number) => `No listed place within ${miles(metres)} of you.`,
  help: 'A shop, station or hotel with staff may also help you.',
  call101: 'Not an emergency? Call 101',
  rough: (place: string | undefined, metres: number) =>
    place
      ? `Walking times are from the middle of ${place}.`
      : `Your phone only knows roughly where you are (within about ${Math.ceil(metres / 100)}00 metres).`,
  partial: 'Part of the list did not load. There may be nearer places.',
  looked: (metres: number) => `We looked within ${miles(metres)}.`,
  shut: 'Not open now, or hours not known',

  openUntil: (time: string, minutesLeft: number) =>
    `Open until ${time}` +
    (minutesLeft < 60 ? `, ${minutesLeft} ${minutesLeft === 1 ? 'minute' : 'minutes'} left` : ''),
  openAlways: 'Open day and night',
  closesFirst: 'It closes before you could walk there.',
  opensAt: (time: string) => `Closed. Opens at ${time}`,
  closed: 'Closed',
  hoursUnknown: 'Opening hours not known. Call first',
  walk: (minutes: number, metres: number) =>
    `${minutes < 60 ? minutes : `${Math.floor(minutes / 60)} h ${minutes % 60}`} minute${minutes === 1 ? '’s' : 's’'} walk · ${miles(metres)}`,
  trained: (month: string) => `Staff trained ${month}`,
  ages: [
    '',
    'Under 16s need an adult with them here.',
    'Only people aged 18 or over can come in here.',
  ] satisfies OneEach<typeof AGE_POLICIES> as readonly string[],
  facilities: [
    'Step-free way in',
    'Women on the staff',
    'Phone charging',
    'Toilet',
    'Somewhere to sit',
    'Drinking water',
    'A quiet space',
  ] satisfies OneEach<typeof FACILITIES> as readonly string[],
  call: 'Call',
  directions: 'Directions',
  maps: 'opens Google Maps',

  /** A time of day as GOV.UK writes it: `6pm`, `5:30pm`. */
  time: (hour: number, minute: number) =>
    minute || hour % 12
      ? `${hour % 12 || 12}${minute ? `:${minute < 10 ? 0 : ''}${minute}` : ''}${hour < 12 ? 'am' : 'pm'}`
      : hour
        ? 'midday'
        : 'midnight',
  tomorrow: (time: string) => `${time} tomorrow`,
  onDay: (time: string, day: string) => `${time} on ${day}`,
};

/** The words of one language. */
export type Messages = typeof en;
