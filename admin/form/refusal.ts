import { DomainError } from '../../api/domain/errors.ts';
import type { FormErrors } from '../html/messages.tsx';

/** Why a use case did not take a form: to be shown on its page, with everything that was typed. */
export interface Refusal {
  readonly errors: FormErrors;
  readonly status: 409 | 422;
}

/**
 * A use case's refusal of what a form said: something in it is wrong (400), or the thing has changed meanwhile (409).
 * @throws the error itself, where it is anything else
 *
 * @example
 * try {
 *   await planVisit({ … });
 * } catch (error) {
 *   return showForm({ values, ...refusalOf(error) });
 * }
 */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof DomainError) || (error.status !== 400 && error.status !== 409)) throw error;
  const named = Object.keys(error.fields).length > 0;
  return {
    errors: named ? error.fields : { form: error.message },
    status: error.status === 409 ? 409 : 422,
  };
}
