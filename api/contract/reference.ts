import { z } from 'zod';
import { box, onsCode } from './values.ts';

export const placesQuery = z.object({
  q: z
    .string({ error: 'Give q: a postcode, town centre or station, such as N12 0QG.' })
    .trim()
    .min(1, 'Give q: a postcode, town centre or station, such as N12 0QG.')
    .max(100, 'Give q in at most 100 characters.')
    .meta({ description: 'Postcode, outward code, town centre or station', example: 'N12 0QG' }),
});

export const placesAnswer = z
  .array(
    z.object({
      label: z.string(),
      lat: z.number(),
      lon: z.number(),
      accuracy_metres: z.int().meta({ description: 'How far off the point she may be' }),
      guess: z.boolean().meta({
        description:
          'Nothing is called what was typed, and this is nearly so: ask before you take it, even where it is the only one',
      }),
    }),
  )
  .meta({ description: 'Best first. A single one that is no guess is what was meant' });

export const schemesAnswer = z.object({
  schemes: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      summary: z.string(),
      say: z.string().meta({ description: 'What a person says or does there' }),
      staff_will: z.string(),
      version: z.int().min(1).meta({ description: 'Of its rules' }),
      wording: z
        .record(
          z.string(),
          z.object({ name: z.string(), summary: z.string(), say: z.string(), staff_will: z.string() }),
        )
        .meta({ description: 'The same words by language tag' }),
    }),
  ),
});

export const areasAnswer = z.object({
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      bbox: box.nullable().meta({ description: 'Null until its boundary is known' }),
      snapshot: z.url(),
      wards: z.array(z.object({ code: z.string(), name: z.string(), bbox: box })),
    }),
  ),
});

export const helplinesQuery = z.object({ area: onsCode('area', 'E09000003').optional() });

export const helplinesAnswer = z.object({
  helplines: z.array(
    z.object({
      key: z.string(),
      emergency: z.boolean(),
      name: z.string(),
      for_whom: z.string(),
      phone: z.string(),
      text_number: z.string(),
      email: z.string(),
      website: z.string(),
      hours: z.string(),
      source: z.string(),
      checked_on: z.iso.date().meta({ description: 'The day somebody last made sure of it' }),
      area: z.string().nullable().meta({ description: 'ONS code; null is everywhere' }),
    }),
  ),
});

export const healthAnswer = z.object({ status: z.literal('ok') });

export const readyAnswer = z.object({
  status: z.enum(['ready', 'stale']).meta({ description: 'stale: a snapshot was not renewed in time' }),
  database: z.literal('ok'),
  snapshots: z.object({
    published: z.int(),
    oldest_age_seconds: z
      .int()
      .nullable()
      .meta({ description: 'Since the longest-waiting scope was last made sure of' }),
    waiting: z.int().meta({ description: 'Scopes that changed and are not published yet' }),
  }),
});

export const problemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'A sentence that names the next step' }),
  code: z.string().meta({ description: 'Stable and dotted' }),
  fields: z.record(z.string(), z.string()).meta({ description: 'What was wrong with which field' }),
  instance: z.string().meta({ description: 'The path asked for, without its query' }),
});
