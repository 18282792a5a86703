import { dateWords } from '../domain/date-words.ts';
import type { ManagerMail } from './mail-managers.ts';

/** Asks a manager to confirm what a renewal stands on. */
export function renewalMail({
  reference,
  venueId,
  venueName,
  schemeName,
  lastDay,
  publicOrigin,
}: {
  reference: string;
  venueId: string;
  venueName: string;
  schemeName: string;
  /** A day. */
  lastDay: string;
  publicOrigin: string;
}): ManagerMail {
  const ends = dateWords(lastDay);
  return {
    reference,
    kind: 'reminder',
    subject: `${venueName}: please renew by ${ends}`,
    paragraphs: [
      `The accreditation of ${venueName} for ${schemeName} ends on ${ends}. After that day the public is no longer shown it.`,
      'To renew it, please confirm the opening hours, how many staff meet the public, and the pledge. That takes a few minutes:',
      `${publicOrigin}/admin/venues/${venueId}`,
    ],
  };
}
