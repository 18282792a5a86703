import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const TENANT = '11111111-1111-4111-8111-111111111111';
const CLIENT = '22222222-2222-4222-8222-222222222222';

export interface StubEntra {
  /** Variables of the environment that make the app use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Who signs in next: claims of the token, beside the usual ones. */
  answerWith(claims: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

/** Speaks what the app asks of Microsoft Entra: the token and the keys it is signed with. */
export async function startStubEntra(): Promise<StubEntra> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let claims: Readonly<Record<string, unknown>> = {};
  const server: Server = createServer((request, answer) => {
    answer.setHeader('Content-Type', 'application/json');
    if (request.url?.endsWith('/discovery/v2.0/keys')) {
      const key = { ...publicKey.export({ format: 'jwk' }), kid: 'key', alg: 'RS256', use: 'sig' };
      answer.end(JSON.stringify({ keys: [key] }));
    } else {
      answer.end(
        JSON.stringify({ token_type: 'Bearer', expires_in: 3600, access_token: 'a', id_token: token() }),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** The library compares with the machine's own time. */
  function token(): string {
    const now = Math.floor(Number(process.hrtime.bigint() / 1_000_000_000n)) + BOOT_SECONDS;
    const content = {
      ...{ iss: `${authority}/${TENANT}/v2.0`, aud: CLIENT, tid: TENANT, sub: 'pairwise' },
      ...{ iat: now, nbf: now - 60, exp: now + 600, name: 'Ola Card' },
      ...claims,
    };
    const body = [{ alg: 'RS256', typ: 'JWT', kid: 'key' }, content]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey).toString('base64url')}`;
  }

  return {
    env: {
      ENTRA_TENANT_ID: TENANT,
      ENTRA_CLIENT_ID: CLIENT,
      ENTRA_CLIENT_SECRET: 'a secret of the test',
      ENTRA_COUNCILS: 'E09000003',
      ENTRA_AUTHORITY: authority,
    },
    answerWith: (next) => {
      claims = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const BOOT_SECONDS =
  Math.floor(Date.now() / 1000) - Math.floor(Number(process.hrtime.bigint() / 1_000_000_000n));
