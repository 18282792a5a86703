import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import * as z from 'zod';
import type { Database } from '../../db/database.ts';
import { selectSession, selectStanding } from '../../db/people.ts';
import { deleteLinkedAccounts, deleteSession } from '../../db/sessions.ts';
import type { Config } from '../config.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { MANAGER_SESSION_MS, normalEmail } from '../domain/people.ts';
import type { RequestLog } from '../http/request-log.ts';
import { entraProvider } from './entra.ts';
import { seamAdapter } from './seam-adapter.ts';

/** Signing in, as the pages use it: sessions and their cookies, and Microsoft Entra where it is set up. */
export interface Auth {
  /** Whether council staff can sign in with Microsoft Entra. */
  readonly entra: boolean;
  /**
   * Begins a session for an address that was shown to be the person's own; a new address becomes a person.
   * @returns the `Set-Cookie` of the session
   */
  begin(email: string, headers: Headers): Promise<readonly string[]>;
  /** The token of the session that a request's cookie holds, if it is one of ours; whether it stands is asked elsewhere. */
  tokenOf(headers: Headers): Promise<string | undefined>;
  /** Ends the session of a request; the `Set-Cookie` that makes the browser forget it. */
  end(headers: Headers): Promise<readonly string[]>;
  /** Where a browser goes to sign in with Entra, and the cookie it needs on the way back. */
  beginEntra(returnTo: string, headers: Headers): Promise<{ url: string; cookies: readonly string[] }>;
  /** Answers what Entra sends a browser back to. */
  entraCallback(request: Request): Promise<Response>;
}

interface Given {
  readonly db: Database;
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Pick<RequestLog, 'failure'>;
}

/** Where a browser is sent that Entra, or we, did not let in. */
const REFUSED = '/admin/sign-in?entra=refused';

export const AUTH_PATH = '/admin/auth';

export function createAuth(given: Given): Auth {
  const { config } = given;
  const options = libraryOptions(given);
  const auth = betterAuth(options);
  return {
    entra: config.entra !== undefined,
    async begin(email, headers) {
      const { headers: answer } = await auth.api.beginSession({
        body: { email: normalEmail(email) },
        headers,
        returnHeaders: true,
      });
      return answer.getSetCookie();
    },
    async tokenOf(headers) {
      const { token } = await auth.api.sessionToken({ headers });
      return token ?? undefined;
    },
    async end(headers) {
      const { headers: answer } = await auth.api.signOut({ headers, returnHeaders: true });
      return answer.getSetCookie();
    },
    async beginEntra(returnTo, headers) {
      const { headers: answer, response } = await auth.api.signInSocial({
        body: {
          provider: 'microsoft',
          callbackURL: returnTo,
          errorCallbackURL: REFUSED,
        },
        headers,
        returnHeaders: true,
      });
      return { url: response.url ?? '/admin/sign-in', cookies: answer.getSetCookie() };
    },
    async entraCallback(request) {
      const answer = await auth.handler(request);
      return (await vouchesFor(answer, given))
        ? answer
        : Response.redirect(new URL(REFUSED, config.publicOrigin), 302);
    },
  };
}

/**
 * Whether a council's tenant may vouch for who was signed in just now: only for people all of whose roles are in the
 * councils whose tenant it is. Else its administrator could become another council's approver by an address.
 */
async function vouchesFor(answer: Response, { db, config }: Given): Promise<boolean> {
  const token = answer.headers
    .getSetCookie()
    .map((cookie) => /session_token=([^;.]+)\./.exec(decodeURIComponent(cookie))?.[1])
    .find((found) => found !== undefined);
  const session = token === undefined ? undefined : await selectSession(db, token);
  if (!session) return true;
  const { councilRoles } = await selectStanding(db, session.id);
  const councils = config.entra?.councils ?? [];
  if (councilRoles.length > 0 && councilRoles.every(({ authorityCode }) => councils.includes(authorityCode)))
    return true;
  await db.writeAll([deleteSession(db, session.sessionId), deleteLinkedAccounts(db, session.id)]);
  return false;
}

function libraryOptions({ db, config, clock, ids, log }: Given) {
  const times = () => {
    const now = new Date(clock.now()).toISOString();
    return { begunAt: now, seenAt: now, freshAt: now };
  };
  return {
    appName: 'Havens',
    baseURL: config.publicOrigin,
    basePath: AUTH_PATH,
    secret: config.sessionSecret,
    trustedOrigins: [config.publicOrigin],
    onAPIError: { errorURL: REFUSED },
    database: seamAdapter(db),
    telemetry: { enabled: false },
    logger: {
      level: 'error' as const,
      log: (_: string, message: string, ...more: unknown[]) =>
        log.failure(`signing in: ${message}`, more[0] ?? message),
    },
    // Ours counts by the connection, not by what a client says of itself: usecases/limit-attempts.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'havens',
      useSecureCookies: config.publicOrigin.startsWith('https:'),
      defaultCookieAttributes: { path: '/admin', httpOnly: true, sameSite: 'lax' as const },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => ids.next() + ids.next() },
    },
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sessions',
      expiresIn: MANAGER_SESSION_MS / 1000,
      disableSessionRefresh: true,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        begunAt: { type: 'string' as const, input: false, fieldName: 'begun_at' },
        seenAt: { type: 'string' as const, input: false, fieldName: 'seen_at' },
        freshAt: { type: 'string' as const, input: false, fieldName: 'fresh_at' },
      },
    },
    account: {
      modelName: 'linked_accounts',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      // A council's own tenant vouches for its staff's addresses; nobody else's does (entra.tenantId is one tenant).
      accountLinking: { enabled: true, trustedProviders: ['microsoft'] },
      updateAccountOnSignIn: false,
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    ...(config.entra && { socialProviders: { microsoft: entraProvider(config.entra) } }),
    databaseHooks: {
      session: {
        create: {
          // Nothing of the browser is kept; times are the register's own.
          before: (session: Record<string, unknown>) =>
            Promise.resolve({ data: { ...session, ipAddress: null, userAgent: null, ...times() } }),
        },
      },
      account: {
        create: {
          // Tokens are of no use to us, so they are not kept.
          before: (account: Record<string, unknown>) =>
            Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
    },
    plugins: [sessionsByAddress()],
  };
}

/** Sessions for addresses whose code was checked by usecases/sign-in.ts; callable from here only, never over HTTP. */
function sessionsByAddress() {
  return {
    id: 'sessions-by-address' as const,
    endpoints: {
      beginSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ email: z.string() }) },
        async (context) => {
          const { email } = context.body;
          const { internalAdapter } = context.context;
          const known = await internalAdapter.findUserByEmail(email);
          const user =
            known?.user ??
            (await internalAdapter.createUser(
              { email, emailVerified: true, name: '' },
              { method: 'email-otp' },
            ));
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(context, { session, user });
          return { id: user.id };
        },
      ),
      sessionToken: createAuthEndpoint.serverOnly(
        { method: 'GET', requireHeaders: true },
        async (context) => {
          const { name } = context.context.authCookies.sessionToken;
          const token = await context.getSignedCookie(name, context.context.secret);
          return { token: token || null };
        },
      ),
    },
  };
}
