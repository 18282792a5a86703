import { monthsAfter } from './calendar.ts';
import type { LocalDate } from './clock.ts';
import type { TrainingModuleKey } from './training-modules.ts';

export const CERTIFICATE_VERDICTS = ['accepted', 'refused'] as const;
export type CertificateVerdict = (typeof CERTIFICATE_VERDICTS)[number];

/** Another provider's certificate, which a manager sent in for somebody on their list. */
export interface ExternalCertificate {
  readonly id: string;
  readonly venueId: string;
  readonly staffId: string;
  readonly moduleKey: TrainingModuleKey;
  /** `WAVE`, or as the manager named it. */
  readonly provider: string;
  /** A day. */
  readonly trainedOn: LocalDate;
  /** Its number or address, as the manager wrote it; empty where it has none. */
  readonly reference: string;
  readonly fileId: string | null;
  /** Instant, UTC ISO text. */
  readonly sentAt: string;
  /** Null while it waits for an officer. */
  readonly verdict: CertificateVerdict | null;
  /** What the officer wrote; the manager reads it. */
  readonly verdictNote: string;
  readonly verdictAt: string | null;
}

/** Training counts for a year at most: what is older than this cannot be meant. */
const OLDEST_MONTHS = 36;

/** The first day whose certificate can be sent in. */
export function oldestCertificateDay(today: LocalDate): LocalDate {
  return monthsAfter(today, -OLDEST_MONTHS);
}
