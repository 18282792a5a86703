import { choice, wholeNumber } from '../form/fields.ts';

/** What is asked about the number of staff, with a renewal or by itself. */
export const HEADCOUNT_FIELDS = {
  headcount: wholeNumber('how many staff meet the public', { min: 1, max: 5_000 }),
  everyShift: choice(['yes', 'no'], 'Choose whether a trained person is there on every shift'),
};

/** As the use case takes it. */
export function saidOfStaff({ headcount, everyShift }: { headcount: number; everyShift: 'yes' | 'no' }) {
  return { headcount, everyShift: everyShift === 'yes' };
}
