import type { AccreditationState } from '../../api/domain/accreditation.ts';
import type { AgePolicy, Facility, VenueKind } from '../../api/domain/venue.ts';
import type { SchemeKey } from '../reference/scheme-rules.ts';
import type { DemoTown } from './towns.ts';
import type { Timetable } from './timetables.ts';

/** An invented venue. Days count from the day of loading: 0 is that day, -1 the day before. */
export interface DemoVenue {
  readonly name: string;
  readonly kind: VenueKind;
  readonly town: DemoTown;
  /** Metres east and north of the middle of town. */
  readonly at: readonly [east: number, north: number];
  /** Absent where nobody knows: call first. */
  readonly opening?: Timetable;
  /** When trained help is on hand, where that is less. */
  readonly help?: Timetable;
  readonly facilities?: readonly Facility[];
  /** Absent where it is what one assumes of the kind. */
  readonly agePolicy?: AgePolicy;
  /** A scheme alone is one that the venue is accredited under, for months to come. */
  readonly schemes: readonly (SchemeKey | DemoAccreditation)[];
  readonly closure?: { readonly fromDay: number; readonly toDay: number; readonly reason: string };
  readonly phone?: 'none';
  readonly website?: 'yes';
  readonly standing?: 'prospect' | 'closed';
}

export interface DemoAccreditation {
  readonly scheme: SchemeKey;
  readonly state: AccreditationState;
  /** Days to the last day of the accreditation. */
  readonly endsIn?: number;
  /** Days to the last day on which the training rule holds. */
  readonly trainingEndsIn?: number;
  /** Days to the deadline of the action plan. */
  readonly deadlineIn?: number;
  /** Why it came to this state. */
  readonly reason?: string;
  /** It was renewed a year before it ends, after a first year. */
  readonly renewed?: true;
}
