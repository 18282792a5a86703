import type { DetailAnswer, ListedHaven } from '../contract/havens.ts';
import { addressLine } from '../domain/build-snapshot.ts';
import { isoInstant } from '../domain/clock.ts';
import type { Haven } from '../domain/haven.ts';
import type { OpenState } from '../domain/open-state.ts';
import { havenSlug, publicUrl } from '../domain/venue.ts';
import { ageNote } from '../html/haven-words.ts';

/** The haven's public page. */
export function havenUrl(publicOrigin: string, slug: string): string {
  return `${publicOrigin}/havens/${slug}`;
}

/** A haven as lists show it, field by field. */
export function listedHaven(haven: Haven, publicOrigin: string): ListedHaven {
  const slug = havenSlug(haven.name, haven.id);
  return {
    id: haven.id,
    slug,
    name: haven.name,
    kind: haven.kind,
    schemes: [...haven.schemes],
    address: addressLine(haven),
    town: haven.town,
    postcode: haven.postcode,
    phone: haven.phone,
    website: publicUrl(haven.website),
    lat: haven.lat,
    lon: haven.lon,
    area: haven.authorityCode,
    ward: haven.wardCode,
    age_note: ageNote(haven.agePolicy),
    facilities: [...haven.facilities],
    trained_on: haven.trainedOn,
    url: havenUrl(publicOrigin, slug),
  };
}

/** When it closes or opens next, as the API names it. */
export function stateJson({
  open,
  hoursKnown,
  changesAt,
}: OpenState): Pick<DetailAnswer, 'open' | 'open_until' | 'opens_at' | 'hours_known'> {
  const change = changesAt === undefined ? null : isoInstant(changesAt);
  return { open, open_until: open ? change : null, opens_at: open ? null : change, hours_known: hoursKnown };
}
