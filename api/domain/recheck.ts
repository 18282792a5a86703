/** What a venue whose designated premises supervisor has changed is asked to show (domain.md §4). */
export const RECHECK_STEPS = [
  'Tell the new designated premises supervisor what the scheme asks of the venue',
  'Say who now leads on it, and who is their deputy',
  'Show that both have the training that the scheme asks for',
] as const;
