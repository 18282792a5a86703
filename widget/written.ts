import { isPoint } from '../api/domain/geo.ts';
import { MOST, type Question } from './answer.ts';
import type { Place } from './places.ts';
import { webAddress } from './web-address.ts';

const DEFAULT_LIMIT = 5;

/** What the page wrote on the finder, read whenever it is needed. What makes no sense counts as not written. */
export function written(host: Element, name: string): string {
  return host.getAttribute(name) ?? '';
}

/** The address before `/api/v1`. */
export function sourceOf(host: Element): string {
  return webAddress(written(host, 'src'), new URL(import.meta.url).origin);
}

/** What is asked for, apart from where, when, for whom and with what. */
export function questionOf(host: Element): Omit<Question, 'point' | 'at' | 'under18' | 'filter'> {
  const limit = parseInt(written(host, 'limit'));
  return {
    // Editors change the case of what is written, and leave spaces.
    area: encodeURIComponent(written(host, 'area').trim().toUpperCase()),
    limit: limit > 0 ? Math.min(limit, MOST) : DEFAULT_LIMIT,
    schemes: written(host, 'schemes').toLowerCase().match(/\w+/g),
  };
}

/** The fixed point to look from, where there is one. */
export function pointOf(host: Element): Place | undefined {
  const lat = parseFloat(written(host, 'lat'));
  const lon = parseFloat(written(host, 'lon'));
  return isPoint(lat, lon) ? { label: '', lat, lon, accuracy_metres: 0 } : undefined;
}

/** The JSON of a snapshot that the page brings along; empty where it brings none. */
export function snapshotIn(host: Element): string {
  return host.querySelector('[data-haven-snapshot]')?.textContent ?? '';
}
