import type { Handler } from 'hono';
import { helplinesQuery, placesQuery } from '../contract/reference.ts';
import type { Bounds } from '../domain/cells.ts';
import type { Deps } from '../deps.ts';
import type { SchemeWording } from '../domain/scheme.ts';
import { areaScope } from '../domain/scope.ts';
import { publicUrl } from '../domain/venue.ts';
import { findPlaces } from '../usecases/find-places.ts';
import { listAreas } from '../usecases/list-areas.ts';
import { listHelplines } from '../usecases/list-helplines.ts';
import { listSchemes } from '../usecases/list-schemes.ts';
import { json, jsonHeaders } from './answers.ts';
import { queryOf } from './query.ts';

/** GET /api/v1/places. What a person typed may be where she lives: it is kept in no cache. */
export function placesRoute({ db, config }: Deps): Handler {
  const { once } = jsonHeaders(config);
  return async (c) => {
    const { q } = queryOf(c, placesQuery);
    const places = await findPlaces({ text: q, db });
    return json(
      places.map(({ label, lat, lon, accuracyMetres, isGuess }) => ({
        label,
        lat,
        lon,
        accuracy_metres: accuracyMetres,
        guess: isGuess,
      })),
      once,
    );
  };
}

/** GET /api/v1/schemes */
export function schemesRoute({ db, clock, config }: Deps): Handler {
  const { slow } = jsonHeaders(config);
  return async () => {
    const schemes = await listSchemes({ db, clock });
    return json(
      {
        schemes: schemes.map(({ key, version, wording }) => ({
          key,
          ...words(wording.en),
          version,
          wording: Object.fromEntries(
            Object.entries(wording).map(([language, each]) => [language, words(each)]),
          ),
        })),
      },
      slow,
    );
  };
}

/** GET /api/v1/areas */
export function areasRoute({ db, config }: Deps): Handler {
  const { slow } = jsonHeaders(config);
  return async () => {
    const areas = await listAreas({ db });
    return json(
      {
        areas: areas.map(({ code, name, bounds, wards }) => ({
          code,
          name,
          bbox: bounds ? box(bounds) : null,
          snapshot: `${config.publicOrigin}/api/v1/snapshots/${areaScope(code)}.json`,
          wards: wards.map((ward) => ({ code: ward.code, name: ward.name, bbox: box(ward.bounds) })),
        })),
      },
      slow,
    );
  };
}

/** GET /api/v1/helplines */
export function helplinesRoute({ db, config }: Deps): Handler {
  const { slow } = jsonHeaders(config);
  return async (c) => {
    const helplines = await listHelplines({ ...queryOf(c, helplinesQuery), db });
    return json(
      {
        helplines: helplines.map((helpline) => ({
          key: helpline.key,
          emergency: helpline.emergency,
          name: helpline.name,
          for_whom: helpline.forWhom,
          phone: helpline.phone,
          text_number: helpline.textNumber,
          email: helpline.email,
          website: publicUrl(helpline.website),
          hours: helpline.hours,
          source: helpline.source,
          checked_on: helpline.checkedOn,
          area: helpline.authorityCode,
        })),
      },
      slow,
    );
  };
}

function words({ name, summary, say, staffWill }: SchemeWording) {
  return { name, summary, say, staff_will: staffWill };
}

function box({ west, south, east, north }: Bounds): [number, number, number, number] {
  return [west, south, east, north];
}
