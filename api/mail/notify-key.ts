/** What a GOV.UK Notify API key is made of: `{key name}-{service id}-{secret}`, both UUIDs. */
export interface NotifyKey {
  readonly serviceId: string;
  readonly secret: string;
}

const UUID_LENGTH = 36;

/** The parts of a key of the right form, which the configuration has seen to. */
export function notifyKeyOf(apiKey: string): NotifyKey {
  return {
    serviceId: apiKey.slice(-2 * UUID_LENGTH - 1, -UUID_LENGTH - 1),
    secret: apiKey.slice(-UUID_LENGTH),
  };
}

/**
 * The token that a request to Notify bears: a JSON Web Token signed with the secret (HS256), good for 30 seconds
 * (docs.notifications.service.gov.uk/rest-api.html, "Headers").
 */
export async function notifyToken(
  { serviceId, secret }: NotifyKey,
  nowMilliseconds: number,
): Promise<string> {
  const content = [
    { typ: 'JWT', alg: 'HS256' },
    { iss: serviceId, iat: Math.floor(nowMilliseconds / 1000) },
  ]
    .map((part) => base64url(bytesOf(JSON.stringify(part))))
    .join('.');
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, bytesOf(content));
  return `${content}.${base64url(new Uint8Array(signature))}`;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
