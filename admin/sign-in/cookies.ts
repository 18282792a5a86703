import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Deps } from '../../api/deps.ts';

/** Two cookies of signing in, beside the session's own; neither is sent anywhere but here. */
const CHALLENGE = 'havens_challenge';
const KNOWN = 'havens_known';
const PATH = '/admin/sign-in';
const CHALLENGE_SECONDS = 600;
const KNOWN_SECONDS = 365 * 24 * 3600;

export interface Challenge {
  readonly challenge: string;
  /** The address the code went to, to say it on the page. */
  readonly email: string;
}

/** The browser that asked for a code: no other can use it. */
export function keepChallenge(c: Context, deps: Deps, { challenge, email }: Challenge): void {
  setCookie(c, CHALLENGE, `${challenge} ${email}`, options(deps, CHALLENGE_SECONDS));
}

export function challengeOf(c: Context): Challenge | undefined {
  const [challenge = '', email = ''] = (getCookie(c, CHALLENGE) ?? '').split(' ');
  return challenge === '' || email === '' ? undefined : { challenge, email };
}

export function forgetChallenge(c: Context): void {
  deleteCookie(c, CHALLENGE, { path: PATH });
}

/** A browser that has signed in as this address before: strangers' requests for codes do not hold it up. */
export function rememberBrowser(c: Context, deps: Deps, email: string): void {
  setCookie(c, KNOWN, deps.seal(`browser ${email}`), options(deps, KNOWN_SECONDS));
}

export function isKnownBrowser(c: Context, deps: Deps, email: string): boolean {
  return getCookie(c, KNOWN) === deps.seal(`browser ${email}`);
}

function options({ config }: Deps, maxAge: number) {
  return {
    path: PATH,
    httpOnly: true,
    secure: config.publicOrigin.startsWith('https:'),
    sameSite: 'Lax',
    maxAge,
  } as const;
}
