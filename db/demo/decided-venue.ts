import type { AccreditationState } from '../../api/domain/accreditation.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import type { SchemeKey } from '../reference/scheme-rules.ts';
import type { DemoStaff } from './people.ts';

/** One accreditation of the demo as its records are made from it. */
export interface DecidedVenue {
  readonly venueId: string;
  readonly scheme: SchemeKey;
  readonly state: AccreditationState;
  /** Why it came to this state. */
  readonly reason: string;
  readonly validFrom: LocalDate | null;
  readonly trainedOn: LocalDate | null;
  readonly trainingUntil: LocalDate | null;
  readonly deadline: LocalDate | null;
  /** Its place among the demo's venues: spreads days and numbers, the same for the same day. */
  readonly place: number;
}

/** What the records of all venues share. */
export interface DemoOffice {
  readonly staff: DemoStaff;
  readonly today: LocalDate;
  readonly nextId: () => string;
}
