const OURS = /^\/admin(?:[/?]|$)/;
/** Signing in and out again would go round in circles. */
const CIRCLES = /^\/admin\/(?:sign-in|sign-out|auth)\b/;

/** Where to go after signing in: a page of /admin, and never another site. */
export function nextPath(asked: string | undefined): string {
  if (asked === undefined || !OURS.test(asked) || CIRCLES.test(asked) || /[\\\r\n]/.test(asked))
    return '/admin';
  return asked;
}
