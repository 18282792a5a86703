import type { Point } from '../domain/geo.ts';

/** A number to dial: digits and a leading plus only, since people type phone numbers in many ways. Empty where none. */
export function telHref(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  return /\d{3}/.test(digits) ? `tel:${digits}` : '';
}

/** A button that calls a place; nothing where no number is known. */
export function CallLink({ phone, name }: { phone: string; name: string }) {
  const href = telHref(phone);
  if (href === '') return <></>;
  return (
    <a class="button" href={href}>
      Call<span class="unseen"> {name}</span>
      <span class="small">{phone}</span>
    </a>
  );
}

/** Directions on foot by a map service: only the place's own position is in the link, and it says that it leaves. */
export function DirectionsLink({ name, lat, lon }: Point & { name: string }) {
  return (
    <a
      class="button"
      href={`https://www.google.com/maps/dir/?api=1&travelmode=walking&destination=${lat},${lon}`}
      rel="noreferrer"
    >
      Directions<span class="unseen"> to {name}</span>
      <span class="small">opens Google Maps</span>
    </a>
  );
}
