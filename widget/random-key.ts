/** Drawn for one message, so that one which is sent again is kept once. It says nothing of who draws it. */
export function randomKey(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(12));
  return [...drawn].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
