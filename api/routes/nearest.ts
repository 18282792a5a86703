import type { Handler } from 'hono';
import type { z } from 'zod';
import { nearestQuery } from '../contract/havens.ts';
import type { Deps } from '../deps.ts';
import { findNearest, type NearestQuestion } from '../usecases/find-nearest.ts';
import { jsonHeaders } from './answers.ts';
import { nearestWriter } from './nearest-json.ts';
import { queryOf } from './query.ts';

/** GET /api/v1/havens/nearest */
export function nearestRoute({ snapshots, clock, config }: Deps): Handler {
  const { once: headers } = jsonHeaders(config);
  const write = nearestWriter(config.publicOrigin);
  return async (c) => {
    const question = questionOf(queryOf(c, nearestQuery));
    const nearest = await findNearest({ question, snapshots, clock });
    return new Response(write(nearest, question.point), { headers });
  };
}

export function questionOf(query: z.output<typeof nearestQuery>): NearestQuestion {
  const { lat, lon, limit, at, scheme, open, under18, on_foot: onFoot } = query;
  return {
    point: { lat, lon },
    at,
    limit,
    openOnly: open === 'now',
    under18,
    onFoot,
    ...(scheme && { schemes: scheme }),
  };
}
