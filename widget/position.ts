import type { Place } from './places.ts';

/** The best position the phone can give, asked anew: a kept one may be of the place she has just left. */
const OPTIONS: PositionOptions = { enableHighAccuracy: true, timeout: 10_000, maximumAge: 0 };
const PERMISSION_DENIED = 1;

/** Asks the phone once. Only ever called on a tap; the answer stays with the caller. */
export function locate(): Promise<Place | 'refused' | 'timedOut'> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve('refused');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude: lat, longitude: lon, accuracy: accuracy_metres } }) =>
        resolve({ label: '', lat, lon, accuracy_metres }),
      ({ code }) => resolve(code === PERMISSION_DENIED ? 'refused' : 'timedOut'),
      OPTIONS,
    );
  });
}
