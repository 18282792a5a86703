/** Where a venue's training is looked after. */
export function trainingAddress(venueId: string, page = ''): string {
  return `/admin/venues/${venueId}/training${page === '' ? '' : `/${page}`}`;
}

/** What is done with something that somebody has learnt. */
export function recordAddress(venueId: string, recordId: string, page: 'certificate' | 'revoke'): string {
  return trainingAddress(venueId, `records/${recordId}/${page}`);
}

/** The page of somebody on the staff. */
export function staffAddress(venueId: string, staffId: string, page = ''): string {
  return trainingAddress(venueId, `staff/${staffId}${page === '' ? '' : `/${page}`}`);
}
