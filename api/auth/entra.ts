import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { EntraConfig } from '../config.ts';

const MICROSOFT = 'https://login.microsoftonline.com';

/**
 * A council's own Entra tenant as a way to sign in. The library trusts what comes from the token endpoint; here each token
 * is checked as well: signed by the tenant, for this app, of this tenant, not over. People are known by their account id
 * (`oid`) in it, so a changed address changes nothing (learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
 */
export function entraProvider({ tenantId, clientId, clientSecret, authority = MICROSOFT }: EntraConfig) {
  const keys = createRemoteJWKSet(new URL(`${authority}/${tenantId}/discovery/v2.0/keys`));
  return {
    clientId,
    clientSecret,
    tenantId,
    authority,
    // By invitation only: who has no role here is not made a person by having a council account.
    disableSignUp: true,
    disableProfilePhoto: true,
    disableDefaultScope: true,
    scope: ['openid', 'profile', 'email'],
    async getUserInfo({ idToken }: { idToken?: string | undefined }) {
      if (idToken === undefined) return null;
      const verified = await jwtVerify(idToken, keys, {
        issuer: `${authority}/${tenantId}/v2.0`,
        audience: clientId,
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'iat'],
      }).catch(() => undefined);
      if (!verified) return null;
      const { payload } = verified;
      const { tid, oid, email, name } = payload;
      if (tid !== tenantId || typeof oid !== 'string' || oid.trim() === '' || typeof email !== 'string')
        return null;
      const user = {
        email: email.toLowerCase(),
        emailVerified: true,
        name: typeof name === 'string' ? name : '',
      };
      return { user, data: payload as never };
    },
  };
}
