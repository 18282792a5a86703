import { z } from 'zod';
import type { Bounds } from '../domain/cells.ts';
import { epochMinutes } from '../domain/clock.ts';

/** Query values: text as it comes in an address, turned into what the code works with. Messages say what to give. */

const DECIMAL = /^-?\d{1,3}(?:\.\d{1,20})?$/;
const WHOLE = /^\d+$/;
const LARGEST_WHOLE = 1_000_000;

function decimal(value: unknown): unknown {
  return typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value;
}

function whole(value: unknown): unknown {
  return typeof value === 'string' && WHOLE.test(value.trim())
    ? Math.min(Number(value), LARGEST_WHOLE)
    : value;
}

function degrees(limit: number, advice: string) {
  return z.preprocess(decimal, z.number({ error: advice }).min(-limit, advice).max(limit, advice));
}

/** WGS 84 latitude in degrees. */
export const latitude = degrees(90, 'Give lat as degrees from -90 to 90, such as 51.6135.').meta({
  description: 'WGS 84 latitude in degrees',
  example: 51.6135,
});

/** WGS 84 longitude in degrees. */
export const longitude = degrees(180, 'Give lon as degrees from -180 to 180, such as -0.1765.').meta({
  description: 'WGS 84 longitude in degrees',
  example: -0.1765,
});

/** How many: from 1, and more than the most is the most. */
export function count(name: string, usual: number, most: number) {
  const advice = `Give ${name} as a whole number from 1 to ${most}.`;
  return z
    .preprocess(
      whole,
      z
        .int({ error: advice })
        .min(1, advice)
        .overwrite((value) => Math.min(value, most)),
    )
    .default(usual)
    .meta({ description: `From 1 to ${most}; more is taken as ${most}` });
}

const ADVICE_AT = 'Give at as an instant in UTC, such as 2026-05-02T21:30Z.';

/** An instant, as epoch minutes. */
export const instant = z.preprocess(
  asWrittenInAddress,
  z.iso
    .datetime({ offset: true, error: ADVICE_AT })
    .transform((text) => epochMinutes(Date.parse(text)))
    .refine(Number.isSafeInteger, ADVICE_AT),
);

/** A plus sign in an address means a space, and seconds may be left out. */
function asWrittenInAddress(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value
    .trim()
    .replace(/ (?=\d\d:\d\d$)/, '+')
    .replace(/(?<=T\d\d:\d\d)(?=Z|[+-]\d\d:\d\d$)/, ':00');
}

const KEYS = /^[a-z][a-z0-9_]{0,40}(?:,[a-z][a-z0-9_]{0,40}){0,9}$/;

/** One key or several with commas between. */
export const schemeKeys = z
  .string()
  .regex(KEYS, 'Give scheme as a key of /api/v1/schemes, such as safe_haven, or several with commas between.')
  .transform((text): readonly string[] => text.split(','))
  .meta({ description: 'Key of a scheme, or several with commas between', example: 'safe_haven' });

/** An ONS code. */
export function onsCode(name: string, example: string) {
  return z
    .string()
    .regex(/^[A-Z]\d{8}$/, `Give ${name} as an ONS code, such as ${example}.`)
    .meta({ description: 'ONS code', example });
}

export const yesOrNo = z.stringbool({
  truthy: ['1', 'true', 'yes', 'on'],
  falsy: ['0', 'false', 'no', 'off'],
  error: 'Give 1 or 0.',
});

const ADVICE_BBOX = 'Give bbox as west,south,east,north in degrees, such as -0.31,51.55,-0.13,51.67.';

/** `west,south,east,north`, as GeoJSON orders them. */
export const boundingBox = z
  .string()
  .transform((text): Bounds => {
    const [west = NaN, south = NaN, east = NaN, north = NaN, ...rest] = text
      .split(',')
      .map((part) => Number(decimal(part)));
    return rest.length > 0 ? { west: NaN, south, east, north } : { west, south, east, north };
  })
  .refine(
    ({ west, south, east, north }) =>
      west >= -180 && west <= east && east <= 180 && south >= -90 && south <= north && north <= 90,
    ADVICE_BBOX,
  )
  .meta({ description: 'west,south,east,north in degrees', example: '-0.31,51.55,-0.13,51.67' });

export const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .meta({ description: 'west, south, east, north' });
