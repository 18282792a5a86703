import type { Handler } from 'hono';
import { listQuery, type filterQuery, type ListAnswer } from '../contract/havens.ts';
import type { Deps } from '../deps.ts';
import { listHavens, type HavenFilter } from '../usecases/list-havens.ts';
import { json, jsonHeaders } from './answers.ts';
import { listedHaven } from './haven-json.ts';
import { queryOf } from './query.ts';
import type { z } from 'zod';

/** GET /api/v1/havens */
export function listRoute({ db, clock, config }: Deps): Handler {
  const { fresh } = jsonHeaders(config);
  return async (c) => {
    const { page, per_page: perPage, ...asked } = queryOf(c, listQuery);
    const { havens, total } = await listHavens({ filter: filterOf(asked), page, perPage, db, clock });
    const answer: ListAnswer = {
      page,
      per_page: perPage,
      pages: Math.ceil(total / perPage),
      total,
      havens: havens.map((haven) => listedHaven(haven, config.publicOrigin)),
    };
    return json(answer, fresh);
  };
}

export function filterOf({ area, ward, scheme, kind, bbox }: z.output<typeof filterQuery>): HavenFilter {
  return { area, ward, schemes: scheme, kind, bounds: bbox };
}
