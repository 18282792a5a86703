import type { Handler } from 'hono';
import type { DetailAnswer } from '../contract/havens.ts';
import type { Deps } from '../deps.ts';
import { isoInstant } from '../domain/clock.ts';
import type { Haven } from '../domain/haven.ts';
import { schemaOrgHours, type OpeningHoursSpecification } from '../domain/hours-text.ts';
import type { OpenState } from '../domain/open-state.ts';
import { listSchemes } from '../usecases/list-schemes.ts';
import { showHaven } from '../usecases/show-haven.ts';
import { json, jsonHeaders } from './answers.ts';
import { listedHaven, stateJson } from './haven-json.ts';

/** GET /api/v1/havens/{idOrSlug} */
export function havenRoute({ db, clock, config }: Deps): Handler {
  const { fresh } = jsonHeaders(config);
  return async (c) => {
    const { haven, state } = await showHaven({ idOrSlug: c.req.param('idOrSlug') ?? '', db, clock });
    const names = new Map((await listSchemes({ db, clock })).map(({ key, name }) => [key, name]));
    return json(detail(haven, state, names, config.publicOrigin), fresh);
  };
}

function detail(
  haven: Haven,
  state: OpenState,
  names: ReadonlyMap<string, string>,
  publicOrigin: string,
): DetailAnswer {
  const opening = haven.opening && schemaOrgHours(haven.opening);
  const help = haven.help && schemaOrgHours(haven.help);
  return {
    ...listedHaven(haven, publicOrigin),
    ...stateJson(state),
    scheme_names: haven.schemes.map((key) => names.get(key) ?? key),
    shown_until: isoInstant(haven.until),
    openingHoursSpecification: copies(opening?.openingHoursSpecification),
    specialOpeningHoursSpecification: copies(opening?.specialOpeningHoursSpecification),
    hoursAvailable: [
      ...copies(help?.openingHoursSpecification),
      ...copies(help?.specialOpeningHoursSpecification),
    ],
  };
}

function copies(specifications: readonly OpeningHoursSpecification[] = []): DetailAnswer['hoursAvailable'] {
  return specifications.map(({ dayOfWeek, ...rest }) => ({
    ...rest,
    ...(dayOfWeek && { dayOfWeek: [...dayOfWeek] }),
  }));
}
