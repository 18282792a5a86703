/** What the page of a venue says that another page has done; an officer comes back to the council's. */
export const VENUE_DONE = {
  closed: 'The venue is closed for now. The public no longer sees it.',
  reopened: 'The venue is open again. The public sees it from now on.',
  details: 'The changes are saved. The public sees them now.',
  asked: 'The council has your change. The public sees what was approved before until it agrees.',
  changed: 'The changes are saved.',
  unchanged: 'Nothing was different, so nothing was changed.',
  'taken-back': 'Your change was taken back.',
  confirmed: 'Thank you. What you confirmed is on the register.',
  renewed: 'Thank you. The council has what it needs to renew.',
  withdrawn: 'The venue was taken out. The public no longer sees it there.',
  removed: 'They no longer manage the venue.',
} as const;
