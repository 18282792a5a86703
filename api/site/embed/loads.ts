import type { Handler } from 'hono';
import type { Deps } from '../../deps.ts';
import { notFound } from '../../domain/errors.ts';
import { briefLimit } from '../../http/brief-limit.ts';
import { openHeaders } from '../../http/security.ts';
import { countEmbedLoad } from '../../usecases/count-embed-load.ts';
import { EMBED_PARTS } from '../../usecases/embed-sites.ts';

/** More than one person looks at pages in an hour; phones behind one mobile mast share an address. */
const MOST_AN_HOUR = 60;
const HOUR_MS = 3_600_000;

/**
 * POST /embed/loads/{site}/{part}: counts that an element was loaded. The answer is the same whether or not it counted,
 * and nothing of the request is kept: what tells clients apart is scrambled, in memory, and gone within the hour.
 * @throws DomainError `embed.unknown_part` (404)
 */
export function loads(deps: Deps): Handler {
  const mayCount = briefLimit({ most: MOST_AN_HOUR, windowMs: HOUR_MS, clock: deps.clock });
  const headers = { ...openHeaders(deps.config), 'Cache-Control': 'no-store' };
  return async (c) => {
    const part = EMBED_PARTS.find((known) => known === c.req.param('part'));
    if (!part) throw notFound('embed.unknown_part', `Count one of ${EMBED_PARTS.join(', ')}.`);
    const siteId = c.req.param('site') ?? '';
    if (/^[0-9a-z]{9}$/.test(siteId) && mayCount(deps.seal(`embed load ${deps.clientAddress(c)}`)))
      await countEmbedLoad({ siteId, part, ...deps });
    return new Response(null, { status: 204, headers });
  };
}
