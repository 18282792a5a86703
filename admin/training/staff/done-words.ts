/** What the training page says that another page has done. */
export const TRAINING_DONE = {
  added: 'They are on the staff list.',
  changed: 'The changes are saved.',
  unchanged: 'Nothing was different, so nothing was changed.',
  left: 'They are marked as left, and no longer count.',
  'none-left': 'Nobody was ticked, so nothing was changed.',
  back: 'They are on the staff list again.',
  erased: 'Their name and address are gone for good.',
  revoked: 'The training was taken back. It no longer counts.',
  confirmed: 'Thank you. Who works here counts from now on.',
  leads: 'The lead and the deputy are saved.',
  imported: 'The list is imported.',
  headcount: 'Thank you. The number of staff is confirmed.',
} as const;
