import type { EpochMinutes, LocalDate } from '../domain/clock.ts';
import type { OpenState } from '../domain/open-state.ts';
import type { AgePolicy, Facility, VenueKind } from '../domain/venue.ts';
import { comingWords, monthWords } from './time-words.ts';

const NO_BREAK = '\u00a0';
const METRES_A_MILE = 1_609.344;

/** The sentences about a haven. They say what the finder on the phone says; a test compares the two. */

const KINDS: Readonly<Record<VenueKind, string>> = {
  pub: 'Pub',
  bar: 'Bar',
  club: 'Club',
  restaurant: 'Restaurant',
  cafe: 'Café',
  shop: 'Shop',
  supermarket: 'Supermarket',
  pharmacy: 'Pharmacy',
  library: 'Library',
  leisure_centre: 'Leisure centre',
  community_centre: 'Community centre',
  place_of_worship: 'Place of worship',
  hotel: 'Hotel',
  transport: 'Station or stop',
  council_building: 'Council building',
  education: 'School or college',
  health: 'Health centre',
  mobile_unit: 'Mobile unit',
  pop_up: 'Pop-up',
};

const FACILITY_WORDS: Readonly<Record<Facility, string>> = {
  step_free: 'Step-free way in',
  women_staff: 'Women on the staff',
  phone_charging: 'Phone charging',
  toilet: 'Toilet',
  seat: 'Somewhere to sit',
  water: 'Drinking water',
  quiet_space: 'A quiet space',
};

const AGE_NOTES: Readonly<Record<AgePolicy, string>> = {
  all_ages: '',
  under_16_accompanied: 'Under 16s need an adult with them here.',
  over_18_only: 'Only people aged 18 or over can come in here.',
};

export function kindWords(kind: VenueKind): string {
  return KINDS[kind];
}

export function facilityWords(facility: Facility): string {
  return FACILITY_WORDS[facility];
}

/** Empty where everyone may come in. */
export function ageNote(policy: AgePolicy): string {
  return AGE_NOTES[policy];
}

/** Where it is, in one line; whatever is not known is left out. */
export function addressWords(address: string, postcode: string): string {
  return [address, postcode.replaceAll(' ', NO_BREAK)].filter((part) => part !== '').join(', ');
}

/** `Open until 2am, 40 minutes left`, `Closed. Opens at 9am tomorrow`, … */
export function openWords({ open, hoursKnown, changesAt }: OpenState, now: EpochMinutes): string {
  if (!hoursKnown) return 'Opening hours not known. Call first';
  if (changesAt === undefined) return open ? 'Open day and night' : 'Closed';
  const time = comingWords(changesAt, now);
  if (!open) return `Closed. Opens at ${time}`;
  const left = changesAt - now;
  return `Open until ${time}${left < 60 ? `, ${left} ${left === 1 ? 'minute' : 'minutes'} left` : ''}`;
}

/**
 * Where the doors are open longer than trained help is there: how long, or that they are open and it is not there.
 * Nothing where both end together.
 */
export function doorsWords(
  { open, changesAt }: OpenState,
  doors: Pick<OpenState, 'open' | 'changesAt'> | undefined,
  now: EpochMinutes,
): string {
  if (!doors?.open) return '';
  if (!open) return 'The doors are open, but trained staff are not there now.';
  if (doors.changesAt === changesAt) return '';
  const until = doors.changesAt === undefined ? '' : ` until ${comingWords(doors.changesAt, now)}`;
  return `Trained staff are there until then. Doors stay open${until}.`;
}

export const CLOSES_FIRST = 'It closes before you could walk there.';

/** `5 minutes’ walk · 0.2 miles`. */
export function walkWords(minutes: number, metres: number): string {
  const hours = minutes < 60 ? '' : `${Math.floor(minutes / 60)} h `;
  const unit = minutes % 60 === 1 ? 'minute’s' : 'minutes’';
  return `${hours}${minutes % 60} ${unit} walk · ${milesWords(metres)}`;
}

/** `Staff trained March 2026`. */
export function trainedWords(trainedOn: LocalDate): string {
  return `Staff trained ${monthWords(trainedOn)}`;
}

/** `0.4 miles`: as on the signs. */
export function milesWords(metres: number): string {
  const miles = Number((metres / METRES_A_MILE).toFixed(metres < 16_000 ? 1 : 0));
  return `${miles || 'under 0.1'} ${miles === 1 ? 'mile' : 'miles'}`;
}
