import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { epochMinutes } from '../domain/clock.ts';
import { addDays, londonDate } from '../domain/london-time.ts';

const A_DAY = 'public, max-age=86400';
/** RFC 9116 asks for an end less than a year ahead, so that a forgotten file does not mislead. */
const SECURITY_TXT_DAYS = 180;

/** GET /favicon.svg: a pin in a circle, which says nothing to someone who glances at a row of tabs. */
export function favicon(c: Context): Response {
  const pin = (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
      <circle cx="16" cy="16" r="15" fill="#17565f" />
      <path
        d="M16 7a6.5 6.5 0 0 0-6.5 6.5C9.5 18 16 25 16 25s6.5-7 6.5-11.5A6.5 6.5 0 0 0 16 7z"
        fill="#fff"
      />
      <circle cx="16" cy="13.5" r="2.5" fill="#17565f" />
    </svg>
  );
  return c.body(String(pin), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': A_DAY });
}

/**
 * GET /site.webmanifest: what the site is called on a home screen, in words that give nothing away. It opens at the finder and
 * nowhere else: where she was is nobody's business.
 */
export function webManifest(c: Context): Response {
  const icon = (name: string, size: number, purpose: string) => ({
    src: `/icons/${name}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: '/',
    name: 'Nearest place',
    short_name: 'Nearest',
    lang: 'en-GB',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fbfaf7',
    theme_color: '#17565f',
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      icon('icon-192', 192, 'any'),
      icon('icon-512', 512, 'any'),
      icon('icon-maskable-512', 512, 'maskable'),
    ],
  };
  return c.body(JSON.stringify(manifest), 200, {
    'Content-Type': 'application/manifest+json',
    'Cache-Control': A_DAY,
  });
}

/** GET /robots.txt: searches by place are nobody's to index. */
export function robots(c: Context): Response {
  return c.text('User-agent: *\nDisallow: /near\nDisallow: /admin/\n', 200, { 'Cache-Control': A_DAY });
}

/** GET /.well-known/security.txt (RFC 9116). */
export function securityText(c: Context, { clock, config }: Deps): Response {
  const expires = addDays(londonDate(epochMinutes(clock.now())), SECURITY_TXT_DAYS);
  const lines = [
    `Contact: ${config.publicOrigin}/help`,
    `Expires: ${expires}T00:00:00Z`,
    'Preferred-Languages: en',
    `Canonical: ${config.publicOrigin}/.well-known/security.txt`,
  ];
  return c.text(`${lines.join('\n')}\n`, 200, { 'Cache-Control': 'public, max-age=3600' });
}
