import type { Point } from '../api/domain/geo.ts';
import type { Props } from './dom.ts';

/**
 * The way to a place in the maps of the phone: Apple's on its devices, the app that she chose on Android (`geo:`, RFC
 * 5870). Elsewhere, and until the second file is here, the card's link leads to Google's site. Only the place is told,
 * never where she is, and nobody before the tap.
 */
export function directionsTo({ lat, lon }: Point, name: string): Props {
  const { userAgent } = navigator;
  const spot = `${lat},${lon}`;
  if (/Android/.test(userAgent))
    return { href: `geo:${spot}?q=${spot}(${encodeURIComponent(name)})`, target: undefined };
  return /iPhone|iPad|Mac OS/.test(userAgent)
    ? { href: `https://maps.apple.com/?dirflg=w&daddr=${spot}` }
    : {};
}
