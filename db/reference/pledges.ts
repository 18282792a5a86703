import type { PledgeText } from '../pledges.ts';

/**
 * What a manager promises for the venue, a promise a line. Version 1; a council that wants other words adds a version, and
 * each venue keeps the one that it accepted.
 */
export const REFERENCE_PLEDGES: readonly PledgeText[] = [
  {
    version: 1,
    effectiveFrom: '2024-01-01',
    promises: [
      'We help anyone who asks, without judging them. We call 999 when someone is in danger.',
      'Everyone on our staff who meets the public is trained, new starters within the time that the scheme asks.',
      'While the register shows us, someone who is trained is on duty.',
      'We say at once when our hours change, when we close, or when we cannot help for a time.',
      'We tell the council when our manager or the supervisor on our licence changes.',
      'We keep private what people tell us, and write down in our log what happened.',
      'The council may visit, also without telling us first, and we put right what it finds.',
      'We show the scheme’s sign only while we are accredited.',
    ],
  },
];
