import type { Place } from './places.ts';

const PERMISSION_DENIED = 1;
/** A phone that knows no better does not know: nobody can be sent anywhere from there. */
const ROUGHEST_METRES = 5_000;

/**
 * Asks the phone, for the best position it can give and asked anew: a kept one may be of the place she has just left. Where
 * it has none, as without sight of the sky, it is asked for a rough one of the last minute. Only ever called on a tap; the
 * answer stays with the caller.
 */
export function locate(enableHighAccuracy = true): Promise<Place | 'refused' | 'timedOut'> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve('refused');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude: lat, longitude: lon, accuracy: accuracy_metres } }) =>
        resolve(accuracy_metres > ROUGHEST_METRES ? 'timedOut' : { label: '', lat, lon, accuracy_metres }),
      ({ code }) =>
        resolve(code === PERMISSION_DENIED ? 'refused' : enableHighAccuracy ? locate(false) : 'timedOut'),
      enableHighAccuracy
        ? { enableHighAccuracy, timeout: 10_000, maximumAge: 0 }
        : { timeout: 5_000, maximumAge: 60_000 },
    );
  });
}
