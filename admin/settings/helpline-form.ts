import { z } from 'zod';
import type { Helpline } from '../../api/usecases/list-helplines.ts';
import type { HelplineFacts } from '../../api/usecases/keep-helpline.ts';
import { choice, email, optionalText, text, ticked, webAddress, wholeNumber } from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';

export const LONGEST_FOR_WHOM = 400;

/** A number that people dial: short ones such as 999 and 61016 as well. */
const dialled = optionalText('the phone number', { max: 30 }).refine(
  (value) =>
    value === null || (/^\+?[\d\s().-]*$/.test(value) && /^\d{3,15}$/.test(value.replace(/\D/g, ''))),
  'Enter the phone number in the correct format, like 0800 555 111',
);

const FACTS = {
  name: text('what the helpline is called', { max: 120 }),
  forWhom: text('whom it is for', { max: LONGEST_FOR_WHOM }),
  phone: dialled,
  textNumber: optionalText('how to text it', { max: 80 }),
  email: email('the e-mail address').optional,
  website: webAddress('the website').optional,
  hours: text('when it can be reached', { max: 120 }),
  owner: text('who keeps this entry right', { max: 120 }),
  source: text('where it comes from', { max: 200 }),
  position: wholeNumber('its place in the list', { min: 1, max: 999 }),
  shown: choice(['yes', 'no'], 'Choose whether the public is told of it'),
};

/** A way to reach it: what else would it be for. */
function reachable(facts: {
  phone: unknown;
  textNumber: unknown;
  email: unknown;
  website: unknown;
}): boolean {
  return [facts.phone, facts.textNumber, facts.email, facts.website].some((way) => way !== null);
}
const UNREACHABLE = {
  path: ['phone'],
  message: 'Enter a phone number, or another way to reach it: text, e-mail or website',
};

export const EDIT_HELPLINE = z
  .object({ ...FACTS, checked: ticked(), seen: text('the version') })
  .refine(reachable, UNREACHABLE);

export const ADD_HELPLINE = z
  .object({ ...FACTS, audience: choice(['own', 'everybody'], 'Choose whose list it is on') })
  .refine(reachable, UNREACHABLE);

/** What a form said, as the register keeps it. */
export function factsOf(data: Pick<z.output<typeof EDIT_HELPLINE>, keyof typeof FACTS>): HelplineFacts {
  return {
    name: data.name,
    forWhom: data.forWhom,
    phone: data.phone ?? '',
    textNumber: data.textNumber ?? '',
    email: data.email ?? '',
    website: data.website ?? '',
    hours: data.hours,
    owner: data.owner,
    source: data.source,
    position: data.position,
    shown: data.shown === 'yes',
  };
}

/** A form that starts with what the register says. */
export function helplineFilled(helpline: Helpline): Filled {
  const { name, forWhom, phone, textNumber, email: address, website, hours, owner, source } = helpline;
  return filledWith({
    ...{ name, forWhom, phone, textNumber, email: address, website, hours, owner, source },
    position: String(helpline.position),
    shown: helpline.shown ? 'yes' : 'no',
  });
}
