import type { Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { DomainError, notFound } from '../../domain/errors.ts';
import { openHeaders } from '../../http/security.ts';
import { valid } from '../../http/validate.ts';
import { readChoices } from './choices.ts';
import { readOptions, withOptions } from './options.ts';
import { FRAME_HEIGHT, FRAME_TITLE, frameSnippet } from './snippets.tsx';

/** A list narrower than this breaks words, and a frame lower than this hides the first place. Pixels. */
const SMALLEST = { width: 240, height: 320 };
const USUAL_WIDTH = 480;
const CACHED_SECONDS = 3_600;

const size = (name: string, smallest: number) =>
  z.coerce
    .number(`Give ${name} as a number of pixels.`)
    .int(`Give ${name} as a whole number of pixels.`)
    .min(smallest, `The finder needs at least ${smallest} pixels: give a larger ${name}, or leave it out.`)
    .optional();

const asked = z.object({
  url: z.url(
    'Give url: the address of a page of this site, such as its first page or one that /embed wrote.',
  ),
  format: z.string().default('json'),
  maxwidth: size('maxwidth', SMALLEST.width),
  maxheight: size('maxheight', SMALLEST.height),
});

/**
 * GET /oembed?url=: how another site shows the finder, for editors that turn a pasted address into a frame
 * (oembed.com, version 1.0). Ours are the first page, /embed and /embed/frame, the last two with their options.
 * @throws DomainError `oembed.not_ours` (404), `oembed.json_only` (501), and 400 that names the field
 */
export async function oembed(c: Context, deps: Deps): Promise<Response> {
  const { url, format, maxwidth, maxheight } = valid(asked, c.req.query());
  if (format !== 'json')
    throw new DomainError('oembed.json_only', 501, 'This is answered in JSON only: ask for format=json.');
  const { origin, pathname, searchParams } = new URL(url);
  const { publicOrigin } = deps.config;
  if (origin !== publicOrigin || !['/', '/embed', '/embed/frame'].includes(pathname)) {
    throw notFound(
      'oembed.not_ours',
      `Nothing here can be embedded from that address. Give ${publicOrigin}/ or an address that ${publicOrigin}/embed wrote.`,
    );
  }
  const { options } = readOptions(searchParams, await readChoices(deps));
  const width = Math.min(USUAL_WIDTH, maxwidth ?? USUAL_WIDTH);
  const height = Math.min(FRAME_HEIGHT, maxheight ?? FRAME_HEIGHT);
  const answer = {
    version: '1.0',
    type: 'rich',
    provider_name: 'Havens',
    provider_url: `${publicOrigin}/`,
    title: FRAME_TITLE,
    cache_age: CACHED_SECONDS,
    width,
    height,
    html: frameSnippet(publicOrigin, options, { width, height }),
  };
  return new Response(JSON.stringify(answer), {
    headers: {
      ...openHeaders(deps.config),
      'Content-Type': 'application/json',
      'Cache-Control': `public, max-age=${CACHED_SECONDS}`,
    },
  });
}

/** The address that tells an editor how to embed a page of ours. */
export function oembedAddress(publicOrigin: string, url: string): string {
  return `${publicOrigin}/oembed?${new URLSearchParams({ url, format: 'json' })}`;
}

/** The same for the first page with some options. */
export function oembedOf(publicOrigin: string, options: Parameters<typeof withOptions>[1] = {}): string {
  const isUsual = withOptions('', options) === '';
  return oembedAddress(
    publicOrigin,
    isUsual ? `${publicOrigin}/` : withOptions(`${publicOrigin}/embed/frame`, options),
  );
}
