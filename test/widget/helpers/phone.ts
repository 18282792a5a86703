import type { Point } from '../../../api/domain/geo.ts';
import { HERE } from './snapshots.ts';

/** What the phone says when asked where it is. */
export type Whereabouts =
  | (Partial<Point> & { readonly accuracy?: number; readonly afterMs?: number })
  /** 1 refused, 2 unavailable, 3 too late. With an accuracy: it knows that much where the best is not asked for. */
  | { readonly code: 1 | 2 | 3; readonly accuracy?: number }
  | 'silence';

/** How often the position was asked for, and with which options. */
export const asked: PositionOptions[] = [];

/** Puts the phone somewhere, or makes it refuse. Undone by `restorePhone`. */
export function phoneIs(whereabouts: Whereabouts): void {
  asked.length = 0;
  const geolocation = {
    getCurrentPosition(found: PositionCallback, failed: PositionErrorCallback, options: PositionOptions) {
      asked.push(options);
      if (whereabouts === 'silence') return;
      const answer = (): void => {
        const isEnough = 'code' in whereabouts && (options.enableHighAccuracy || !whereabouts.accuracy);
        if (isEnough) return failed({ code: whereabouts.code } as GeolocationPositionError);
        const {
          lat = HERE.lat,
          lon = HERE.lon,
          accuracy = 15,
        } = whereabouts as Partial<Point> & { accuracy?: number };
        found({ coords: { latitude: lat, longitude: lon, accuracy } } as GeolocationPosition);
      };
      setTimeout(answer, ('afterMs' in whereabouts && whereabouts.afterMs) || 0);
    },
  };
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation });
}

/** Cuts the phone off, or puts it back on the network. */
export function phoneIsOnline(online: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: online });
  dispatchEvent(new Event(online ? 'online' : 'offline'));
}

export function restorePhone(): void {
  Reflect.deleteProperty(navigator, 'geolocation');
  Reflect.deleteProperty(navigator, 'onLine');
}
