/** What a venue whose designated premises supervisor has changed is asked to show (domain.md §4). */
export const RECHECK_STEPS = [
  'Tell the new designated premises supervisor what the scheme asks of the venue',
  'Say who now leads on it, and who is their deputy',
  'Show that both have the training that the scheme asks for',
] as const;

/** What whoever takes a venue over is asked to do. */
export const MANAGER_RECHECK_STEPS = [
  'Read the hours, the number of staff who meet the public and the pledge on the venue’s page, and confirm them',
  'Show that those who now lead on it, and enough of the staff, have the training that the scheme asks for',
] as const;
