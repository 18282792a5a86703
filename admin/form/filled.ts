import type { TypedDay } from '../html/date-field.tsx';
import type { FormErrors } from '../html/messages.tsx';
import type { FormValues } from './read-form.ts';

/** What a form shows when it is shown again; empty the first time. */
export interface Filled {
  readonly values: FormValues;
  readonly errors: FormErrors;
}

export const EMPTY_FORM: Filled = { values: {}, errors: {} };

/** A form that starts with what is known. Null and undefined are left out. */
export function filledWith(
  values: Readonly<Record<string, string | readonly string[] | null | undefined>>,
): Filled {
  const known = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return { values: Object.fromEntries(known) as FormValues, errors: {} };
}

/**
 * Name, value and error of a field of one text, for its component.
 * @example <TextField {...textOf(form, 'name')} label="Name of the venue" />
 */
export function textOf({ values, errors }: Filled, name: string) {
  return { name, value: first(own(values, name)), error: own(errors, name) };
}

/** Name, values and error of a field of several, for `Checkboxes`. */
export function listOf({ values, errors }: Filled, name: string) {
  const value = own(values, name) ?? [];
  return { name, values: typeof value === 'string' ? [value] : value, error: own(errors, name) };
}

/** Name, boxes and error of a day, for `DateField`. The form may start with a day `YYYY-MM-DD`. */
export function dayOf({ values, errors }: Filled, name: string) {
  const whole = own(values, name);
  const box = (part: string): string => first(own(values, `${name}-${part}`)) ?? '';
  const typed: TypedDay = { day: box('day'), month: box('month'), year: box('year') };
  return { name, value: typeof whole === 'string' ? whole : typed, error: own(errors, name) };
}

function first(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

/** Never what the record inherits. */
function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
