import type { Ids } from '../../api/domain/clock.ts';
import { single } from './fields.ts';
import type { FormValues } from './read-form.ts';

const DRAWN = /^[0-9a-hjkmnp-tv-z]{9}$/;

/** Drawn when a form is first shown, and the id of what it makes: a form that is sent twice makes one thing. */
export function FormKey({ value }: { value: string }) {
  return <input type="hidden" name="key" value={value} />;
}

/** The key that a form came with, to be shown again with it and to make its thing by; a new one where it has none. */
export function formKeyOf(values: FormValues, ids: Ids): string {
  const sent = Object.hasOwn(values, 'key') ? single(values['key']) : '';
  return DRAWN.test(sent) ? sent : ids.next();
}
