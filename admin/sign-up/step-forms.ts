import { z } from 'zod';
import type { Answers } from '../../api/domain/sign-up.ts';
import { AGE_POLICIES, assumedAgePolicy, FACILITIES, VENUE_KINDS } from '../../api/domain/venue.ts';
import { openSchemes, type SignUpView } from '../../api/usecases/read-sign-up.ts';
import { choice, choices, phone, postcode, text, webAddress, wholeNumber } from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';

/** The steps that are plain forms; premises, pin and hours have pages of their own. */
export const PLAIN_STEPS = ['schemes', 'about', 'contact', 'offer', 'staff'] as const;
export type PlainStep = (typeof PLAIN_STEPS)[number];

/** How a step's form is read, and what it starts with. */
interface StepReading<Step extends PlainStep> {
  readonly schema: (view: SignUpView) => z.ZodType<Answers[Step]>;
  /** What was answered, or else what the register knows. */
  readonly starts: (view: SignUpView) => Filled;
}

const MOST_STAFF = 5_000;

export const STEP_FORMS: { readonly [Step in PlainStep]: StepReading<Step> } = {
  schemes: {
    schema: (view) => {
      const keys = openSchemes(view).map(({ key }) => key);
      const missing = 'Choose at least one scheme';
      return z.object({ schemes: choices(keys, { missing }) }).transform(({ schemes }) => schemes);
    },
    starts: ({ signUp: { schemes } }) => filledWith({ schemes }),
  },
  about: {
    schema: () =>
      z.object({
        name: text('the name of the venue', { max: 120 }),
        kind: choice(VENUE_KINDS, 'Choose what kind of place it is'),
        address: text('the building and street', { max: 200 }),
        postcode: postcode('the postcode').required,
      }),
    starts: ({ signUp: { answers }, venue }) => {
      const known = answers.about?.is ?? venue;
      const { name, kind, address, postcode: code } = known ?? {};
      return filledWith({ name, kind, address, postcode: code });
    },
  },
  contact: {
    schema: () =>
      z
        .object({
          phone: phone('the phone number').optional,
          website: webAddress('the website').optional,
          managerName: text('your name', { max: 100 }),
        })
        .transform(({ phone: number, website, managerName }) => ({
          phone: number ?? '',
          website: website ?? '',
          managerName,
        })),
    starts: ({ signUp: { answers }, venue }) => {
      const { phone: number, website } = answers.contact?.is ?? venue ?? {};
      return filledWith({ phone: number, website, managerName: answers.contact?.is.managerName });
    },
  },
  offer: {
    schema: () =>
      z.object({
        facilities: choices(FACILITIES, {
          missing: 'Choose what people find there, or “None of these”',
          none: 'none',
        }),
        agePolicy: choice(AGE_POLICIES, 'Choose who may come in'),
      }),
    starts: ({ signUp: { answers } }) => {
      const saved = answers.offer?.is;
      const kind = answers.about?.is.kind;
      return filledWith({
        facilities: saved && (saved.facilities.length > 0 ? saved.facilities : ['none']),
        agePolicy: saved?.agePolicy ?? (kind && assumedAgePolicy(kind)),
      });
    },
  },
  staff: {
    schema: () =>
      z.object({
        headcount: wholeNumber('how many staff meet the public', { min: 1, max: MOST_STAFF }),
      }),
    starts: ({ signUp: { answers } }) => filledWith({ headcount: answers.staff?.is.headcount.toString() }),
  },
};

export function isPlainStep(step: string): step is PlainStep {
  return (PLAIN_STEPS as readonly string[]).includes(step);
}
