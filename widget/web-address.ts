/**
 * An http(s) address that a page's author wrote, made absolute, without a slash at its end; the fallback where it is
 * none, so that `javascript:` or a typing error can neither run nor break anything.
 */
export function webAddress(text: string | null | undefined, fallback: string): string {
  try {
    const { href } = new URL(text || fallback, document.baseURI);
    return /^https?:/.test(href) ? href.replace(/\/$/, '') : fallback;
  } catch {
    return fallback;
  }
}
