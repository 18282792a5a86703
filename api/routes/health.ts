import type { Handler } from 'hono';
import type { Deps } from '../deps.ts';
import { checkReadiness } from '../usecases/check-readiness.ts';
import { json, jsonHeaders } from './answers.ts';

/** GET /healthz: the process answers. It asks nobody else, so that a slow register does not get it restarted. */
export function healthRoute({ config }: Deps): Handler {
  const { once } = jsonHeaders(config);
  return () => json({ status: 'ok' }, once);
}

/**
 * GET /readyz: the register answers; 503 where it does not. Stale snapshots are said and not punished: taking the server
 * away would hide what is still right.
 */
export function readyRoute({ db, clock, config }: Deps): Handler {
  const { once } = jsonHeaders(config);
  return async () => {
    const { stale, published, oldestAgeMs, waiting } = await checkReadiness({ db, clock });
    const age = oldestAgeMs === undefined ? null : Math.max(0, Math.floor(oldestAgeMs / 1000));
    return json(
      {
        status: stale ? 'stale' : 'ready',
        database: 'ok',
        snapshots: { published, oldest_age_seconds: age, waiting },
      },
      once,
    );
  };
}
