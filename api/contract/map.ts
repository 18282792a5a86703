import { z } from 'zod';
import { box, onsCode } from './values.ts';

export const mapQuery = z.object({ area: onsCode('area', 'E09000003').optional() });

const notice = z.string().meta({ description: 'Whom to credit, in words' });

export const basemapAnswer = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('archive'),
      url: z.url().meta({ description: 'A PMTiles archive of vector tiles that answers ranges' }),
      notice,
      bbox: box,
      min_zoom: z.int(),
      max_zoom: z.int(),
    }),
    z.object({
      kind: z.literal('tiles'),
      url: z
        .string()
        .meta({ description: 'Address of a picture, with {z}, {x} and {y}; another site may serve it' }),
      notice,
    }),
  ])
  .meta({ description: 'What lies under the markers; none is plain ground' });

export const mapAnswer = z.object({
  basemap: basemapAnswer,
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      bbox: box,
      outline: z
        .array(z.array(z.tuple([z.number(), z.number()])))
        .meta({ description: 'Closed rings of [lon, lat], simplified to about 60 metres' }),
    }),
  ),
});
