import type { Handler } from 'hono';
import type { z } from 'zod';
import type { Basemap } from '../basemap/basemap.ts';
import { mapQuery, type basemapAnswer } from '../contract/map.ts';
import type { Deps } from '../deps.ts';
import { outlineAreas, type OutlinesDrawn } from '../usecases/outline-areas.ts';
import { json, jsonHeaders } from './answers.ts';
import { BASEMAP_PATH } from './basemap.ts';
import { queryOf } from './query.ts';

/** GET /api/v1/map: what a map of an area is drawn from. Asked for when somebody opens the map, and not before. */
export function mapRoute({ db, config, basemap }: Deps): Handler {
  const { slow } = jsonHeaders(config);
  const drawn: OutlinesDrawn = new Map();
  return async (c) => {
    const areas = await outlineAreas({ ...queryOf(c, mapQuery), db, drawn });
    return json(
      {
        basemap: answerOf((await basemap?.()) ?? { kind: 'none' }, config.publicOrigin),
        areas: areas.map(({ code, name, bounds: { west, south, east, north }, outline }) => ({
          code,
          name,
          bbox: [west, south, east, north],
          outline,
        })),
      },
      slow,
    );
  };
}

function answerOf(basemap: Basemap, publicOrigin: string): z.infer<typeof basemapAnswer> {
  if (basemap.kind === 'none') return { kind: 'none' };
  if (basemap.kind === 'tiles') return { kind: 'tiles', url: basemap.template, notice: basemap.notice };
  const { bounds, minZoom, maxZoom, notice } = basemap.facts;
  return {
    kind: 'archive',
    url: `${publicOrigin}${BASEMAP_PATH}`,
    notice,
    bbox: [bounds.west, bounds.south, bounds.east, bounds.north],
    min_zoom: minZoom,
    max_zoom: maxZoom,
  };
}
