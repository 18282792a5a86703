/**
 * The entity tag of a version. Weak, since the same version is sent in several encodings and may differ in when it was
 * built.
 */
export function etagOf(version: string): string {
  return `W/"${version}"`;
}

/** Whether If-None-Match names this version: the asker's copy is still the one (RFC 9110 section 13.1.2). */
export function isCurrent(ifNoneMatch: string | undefined, version: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.includes(`"${version}"`) || ifNoneMatch.trim() === '*';
}
