/** The signs of a venue, and what is done with those of one scheme. */
export function signsAddress(venueId: string): string {
  return `/admin/venues/${venueId}/signs`;
}

export function schemeSignsAddress(venueId: string, schemeKey: string): string {
  return `${signsAddress(venueId)}/${schemeKey}`;
}
