import { z } from 'zod';
import { FACILITIES, VENUE_KINDS } from '../domain/venue.ts';
import { boundingBox, count, instant, latitude, longitude, onsCode, schemeKeys, yesOrNo } from './values.ts';

export const MOST_NEAREST = 50;
export const MOST_A_PAGE = 200;

const kind = z.enum(VENUE_KINDS, { error: `Give kind as one of ${VENUE_KINDS.join(', ')}.` });
const isoInstant = z.iso.datetime();
const isoDay = z.iso.date();

export const nearestQuery = z.object({
  lat: latitude,
  lon: longitude,
  limit: count('limit', 10, MOST_NEAREST),
  at: instant
    .optional()
    .meta({ description: 'The instant asked about; now where it is left out. From today on, for a week' }),
  scheme: schemeKeys.optional(),
  open: z
    .enum(['any', 'now'], { error: 'Give open=any or open=now.' })
    .default('any')
    .meta({ description: 'now leaves out what is closed or has unknown hours' }),
  under18: yesOrNo
    .default(false)
    .meta({ description: '1 puts open places that are not alcohol-led and within a half-hour walk first' }),
  on_foot: yesOrNo.default(false).meta({
    description: '1 puts open places that shut before one could walk there after the other open ones',
  }),
});

const filters = {
  area: onsCode('area', 'E09000003').optional(),
  ward: onsCode('ward', 'E05013637').optional(),
  scheme: schemeKeys.optional(),
  kind: kind.optional(),
  bbox: boundingBox.optional(),
};

/** Of the lists that come whole: GeoJSON and CSV. */
export const filterQuery = z.object(filters);

export const listQuery = z.object({
  ...filters,
  page: count('page', 1, 1_000_000),
  per_page: count('per_page', 50, MOST_A_PAGE),
});

const place = {
  id: z.string(),
  slug: z.string().meta({ description: 'For the public page; links with an older name go on working' }),
  name: z.string(),
  kind: z.enum(VENUE_KINDS),
  schemes: z.array(z.string()).min(1).meta({ description: 'Keys of /api/v1/schemes' }),
  address: z.string().meta({ description: 'Street and town' }),
  postcode: z.string(),
  phone: z.string().meta({ description: 'The public one; empty where there is none' }),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
};

const state = {
  open: z.boolean(),
  open_until: isoInstant
    .nullable()
    .meta({ description: 'Null where it is closed, or open beyond what is known' }),
  opens_at: isoInstant
    .nullable()
    .meta({ description: 'Null where it is open, or does not open within what is known' }),
  hours_known: z.boolean().meta({ description: 'False: call first' }),
};

const more = {
  age_note: z.string().meta({ description: 'Who may come in, as a sentence; empty where everyone may' }),
  facilities: z.array(z.enum(FACILITIES)),
  trained_on: isoDay.meta({ description: 'The day its training was last seen to be current' }),
  url: z.url(),
};

export const nearestHaven = z.object({
  ...place,
  distance_metres: z.int().min(0).meta({ description: 'As the crow flies' }),
  walk_minutes: z.int().min(1),
  ...state,
  ...more,
});

export const nearestAnswer = z.object({
  at: isoInstant,
  point_rounded: z
    .object({ lat: z.number(), lon: z.number() })
    .meta({ description: 'What was asked, to two decimals: about a kilometre' }),
  searched_radius_metres: z.int().min(0).meta({ description: 'Everything nearer than this was looked at' }),
  havens: z.array(nearestHaven),
});

const listed = {
  ...place,
  town: z.string(),
  website: z.string(),
  area: z.string().nullable().meta({ description: 'ONS code of its authority' }),
  ward: z.string().nullable().meta({ description: 'ONS code of its ward' }),
  ...more,
};

export const listedHaven = z.object(listed);

export const listAnswer = z.object({
  page: z.int().min(1),
  per_page: z.int().min(1).max(MOST_A_PAGE),
  pages: z.int().min(0),
  total: z.int().min(0),
  havens: z.array(listedHaven),
});

const openingHours = z.object({
  '@type': z.literal('OpeningHoursSpecification'),
  dayOfWeek: z.union([z.string(), z.array(z.string())]).optional(),
  opens: z.string(),
  closes: z.string(),
  validFrom: isoDay.optional(),
  validThrough: isoDay.optional(),
});

export const detailAnswer = z.object({
  ...listed,
  ...state,
  scheme_names: z.array(z.string()).meta({ description: 'Of schemes, in the same order' }),
  shown_until: isoInstant.meta({
    description: 'To this instant it is certain that it may be shown: hide it afterwards, unless asked again',
  }),
  openingHoursSpecification: z.array(openingHours).meta({
    description: 'When the doors are open: schema.org OpeningHoursSpecification; empty where not known',
  }),
  specialOpeningHoursSpecification: z.array(openingHours).meta({ description: 'Single days that differ' }),
  hoursAvailable: z
    .array(openingHours)
    .meta({ description: 'When trained help is on hand, where that is less than the opening hours' }),
});

export const havenFeature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
  properties: listedHaven.omit({ lat: true, lon: true }),
});

export const featureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(havenFeature),
});

export type NearestHaven = z.output<typeof nearestHaven>;
export type NearestAnswer = z.output<typeof nearestAnswer>;
export type ListedHaven = z.output<typeof listedHaven>;
export type ListAnswer = z.output<typeof listAnswer>;
export type DetailAnswer = z.output<typeof detailAnswer>;
export type HavenFeature = z.output<typeof havenFeature>;
