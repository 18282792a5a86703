import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Deps } from '../../../api/deps.ts';
import { readLearner, type Learning } from '../../../api/usecases/read-learner.ts';

/** Who learns on this device, and the link by which its people come; sent to these pages only. */
const LEARNER = 'havens_learner';
const LINK = 'havens_link';
const PATH = '/join';
/** Not a code for another phone: those are short, and how often one is tried is counted where it is typed. */
const TOKEN = /^[0-9a-f]{64}$/;
const KEPT_SECONDS = 90 * 24 * 3600;

/** Who learns on this device; undefined where nobody does. */
export function learnerOn(c: Context, deps: Deps): Promise<Learning | undefined> {
  const token = getCookie(c, LEARNER) ?? '';
  return TOKEN.test(token) ? readLearner({ ...deps, token }) : Promise.resolve(undefined);
}

export function keepLearner(c: Context, deps: Deps, token: string): void {
  setCookie(c, LEARNER, token, options(deps));
}

/** A tablet in the staff room goes back to its venue's link for the next person. */
export function keepLink(c: Context, deps: Deps, link: string): void {
  setCookie(c, LINK, link, options(deps));
}

export function linkOn(c: Context): string | undefined {
  return getCookie(c, LINK);
}

export function forgetLearner(c: Context): void {
  deleteCookie(c, LEARNER, { path: PATH });
}

function options({ config }: Pick<Deps, 'config'>) {
  return {
    path: PATH,
    httpOnly: true,
    secure: config.publicOrigin.startsWith('https:'),
    sameSite: 'Lax',
    maxAge: KEPT_SECONDS,
  } as const;
}
