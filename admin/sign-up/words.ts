import type { PinSource, StepKey } from '../../api/domain/sign-up.ts';
import type { AgePolicy } from '../../api/domain/venue.ts';

/** What each step is called in the list of tasks, and as the heading of its page. */
export const STEP_TITLES: Readonly<Record<StepKey, string>> = {
  premises: 'Find your premises',
  schemes: 'Choose what to sign up for',
  about: 'Name and address',
  place: 'Where it is on the map',
  contact: 'Phone, website and your name',
  offer: 'What people find there',
  hours: 'Opening hours',
  staff: 'Staff who meet the public',
};

export const AGE_WORDS: Readonly<Record<AgePolicy, string>> = {
  all_ages: 'People of any age',
  under_16_accompanied: 'Under-16s only with an adult',
  over_18_only: 'Only people aged 18 or over',
};

/** Where a pin is, as a person would say it. */
export function pinWords(by: PinSource, postcode: string): string {
  switch (by) {
    case 'register':
      return 'Where the register has it';
    case 'postcode':
      return `In the middle of ${postcode}`;
    case 'outcode':
      return `Roughly, in the middle of ${postcode.split(' ')[0]}`;
    case 'beside':
      return `Beside a place that you chose, in or near ${postcode}`;
    case 'position':
      return 'At the position that you gave';
  }
}

/** A map of somebody else's that shows a point; opened by a tap only. */
export function mapAddress({ lat, lon }: { readonly lat: number; readonly lon: number }): string {
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=19/${lat}/${lon}`;
}
