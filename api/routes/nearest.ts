import type { Handler } from 'hono';
import { nearestQuery } from '../contract/havens.ts';
import type { Deps } from '../deps.ts';
import { findNearest, type NearestAnswer } from '../usecases/find-nearest.ts';
import { jsonHeaders } from './answers.ts';
import { nearestWriter } from './nearest-json.ts';
import { queryOf } from './query.ts';

/** GET /api/v1/havens/nearest */
export function nearestRoute({ snapshots, clock, config }: Deps): Handler {
  const { once: headers } = jsonHeaders(config);
  const write = nearestWriter(config.publicOrigin);

  return (c) => {
    const { lat, lon, limit, at, scheme, open, under18 } = queryOf(c, nearestQuery);
    const point = { lat, lon };
    const answer = (nearest: NearestAnswer) => new Response(write(nearest, point, nearest.at), { headers });
    const question = {
      point,
      at,
      limit,
      openOnly: open === 'now',
      under18,
      ...(scheme && { schemes: scheme }),
    };
    const nearest = findNearest({ question, snapshots, clock });
    return nearest instanceof Promise ? nearest.then(answer) : answer(nearest);
  };
}
