import type { Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { notFound } from '../../api/domain/errors.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import { nextUp, type StepKey } from '../../api/domain/sign-up.ts';
import { readSignUp, type SignUpView } from '../../api/usecases/read-sign-up.ts';
import type { AdminEnv } from '../admin-env.ts';
import type { FormValues } from '../form/read-form.ts';
import { nextPath, signUpPath } from './paths.ts';

export type Asked = Context<AdminEnv>;

/** The sign-up that the address names. */
export function viewOf(c: Asked, deps: Deps): Promise<SignUpView> {
  return readSignUp({ signUpId: idOf(c), ...deps });
}

export function idOf(c: Asked): string {
  return c.req.param('signUpId') ?? '';
}

/**
 * The scheme of the sign-up that the address names.
 * @throws DomainError `sign_up.no_checklist` (404)
 */
export function schemeOf(c: Asked, { chosen }: SignUpView): Scheme {
  const scheme = chosen.find(({ key }) => key === c.req.param('schemeKey'));
  if (scheme) return scheme;
  throw notFound('sign_up.no_checklist', 'This scheme is not part of your sign-up. Choose it first.');
}

/** A number that a hidden field holds; 0 where it was left out, which is older than anything. */
export function versionIn(values: FormValues): number {
  const sent = String(values['version'] ?? '');
  return /^\d{1,9}$/.test(sent) ? Number(sent) : 0;
}

/** The text of a hidden field; empty where it was left out. */
export function textIn(values: FormValues, name: string): string {
  const sent = Object.hasOwn(values, name) ? values[name] : undefined;
  return (typeof sent === 'string' ? sent : sent?.at(-1)) ?? '';
}

/** After a step was saved: on to the next one, or to the list where that was asked for. */
export function goOn(
  c: Asked,
  view: SignUpView,
  values: FormValues,
  after: StepKey | { checklist: string },
): Response {
  const { id } = view.signUp;
  if (textIn(values, 'then') === 'list') return c.redirect(`${signUpPath(id)}?done=saved`, 303);
  return c.redirect(nextPath(id, nextUp(view.standing, after)), 303);
}
