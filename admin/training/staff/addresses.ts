/** Where a venue's training is looked after. */
export function trainingAddress(venueId: string, page = ''): string {
  return `/admin/venues/${venueId}/training${page === '' ? '' : `/${page}`}`;
}

/** The page of somebody on the staff. */
export function staffAddress(venueId: string, staffId: string, page = ''): string {
  return trainingAddress(venueId, `staff/${staffId}${page === '' ? '' : `/${page}`}`);
}
