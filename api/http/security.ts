import type { MiddlewareHandler } from 'hono';
import type { Config } from '../config.ts';

export type HeaderSet = Readonly<Record<string, string>>;

const NO_REFERRER = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };
const ONE_YEAR_SECONDS = 31_536_000;
/** What no page of ours uses is switched off; the position may be asked for by our own pages only. */
const PERMISSIONS =
  'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), midi=(), display-capture=(), browsing-topics=()';

/** Browsers then never use plain HTTP again, so it is said only where HTTPS is really served. */
function transport({ publicOrigin }: Pick<Config, 'publicOrigin'>): HeaderSet {
  return publicOrigin.startsWith('https:')
    ? { 'Strict-Transport-Security': `max-age=${ONE_YEAR_SECONDS}` }
    : {};
}

/**
 * Headers of what any website may read: the public API and the embed files. `Cross-Origin-Resource-Policy` must say so,
 * or browsers keep the script from pages with a strict embedder policy.
 */
export function openHeaders(config: Pick<Config, 'publicOrigin'>): HeaderSet {
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Date, Age, Retry-After',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ...NO_REFERRER,
    ...transport(config),
  };
}

/**
 * Headers of the built files that other sites load. Their address never changes, so that a fix must reach every site
 * within minutes.
 */
export function embedHeaders(config: Pick<Config, 'publicOrigin'>): HeaderSet {
  return {
    ...openHeaders(config),
    'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400',
    Vary: 'Accept-Encoding',
  };
}

export interface PagePolicy {
  /** `'sha256-…'` of each script that stands in the page. */
  readonly scripts?: readonly string[];
  /** `'sha256-…'` of each stylesheet that stands in the page. */
  readonly styles?: readonly string[];
  /** Origins of pictures besides our own: of map tiles that another site serves. */
  readonly images?: readonly string[];
  /** True for the iframe page, which any site may frame. */
  readonly framed?: boolean;
  /** True for a page that shows our own iframe page. */
  readonly frames?: boolean;
}

/** The Content-Security-Policy of a page: our own files, the inline pieces it names, and nothing else. */
export function contentSecurityPolicy({
  scripts = [],
  styles = [],
  images = [],
  framed = false,
  frames = false,
}: PagePolicy = {}): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    ["img-src 'self' data:", ...images].join(' '),
    "font-src 'self'",
    "connect-src 'self'",
    ...(frames ? ["frame-src 'self'"] : []),
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    framed ? 'frame-ancestors *' : "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of the iframe page instead of those of other pages. Any site may show it, also one that is isolated (COEP). */
export const FRAME_HEADERS: HeaderSet = {
  'Cross-Origin-Embedder-Policy': 'credentialless',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** Gives every page the headers it did not set itself; a page with inline scripts or styles sets its own policy. */
export function securePages(config: Pick<Config, 'publicOrigin'>): MiddlewareHandler {
  const headers = Object.entries({
    'Content-Security-Policy': contentSecurityPolicy(),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS,
    ...NO_REFERRER,
    ...transport(config),
  });
  return async function securePage(c, next) {
    await next();
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}
