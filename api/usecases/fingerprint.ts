/**
 * A short text that is the same for the same content: a form carries it, and a use case tells by it whether the page was
 * made of what the register holds now. 80 bits of SHA-256; no secret.
 */
export async function fingerprint(content: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content ?? null));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest, 0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
