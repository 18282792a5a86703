import { single } from '../../form/fields.ts';
import type { FormValues } from '../../form/read-form.ts';

/** A form with what was typed, and what was wrong, by field; `form` for the whole. */
export interface Filled {
  readonly values: FormValues;
  readonly errors: Readonly<Record<string, string>>;
}

export const NOTHING_FILLED: Filled = { values: {}, errors: {} };

export function filledText({ values }: Filled, name: string): string {
  return Object.hasOwn(values, name) ? single(values[name]) : '';
}
