import type { LocalDate } from './clock.ts';
import { coverOf, nextWeek, type CoverageWeek, type VenueCover } from './coverage.ts';
import type { VenueFacts } from './haven.ts';
import { bankHolidayDates } from './hours.ts';
import { shownFacts, type ReportVenue } from './report-cases.ts';

/** Which havens count. */
export interface CoverageFilter {
  readonly scheme?: string | undefined;
  /** Only places that do not mainly sell alcohol, for under-18s. */
  readonly anyAge?: boolean | undefined;
}

/** A venue that will be shown at some time of the week. */
export interface CoveredVenue {
  readonly venue: ReportVenue;
  readonly facts: VenueFacts;
  readonly cover: VenueCover;
}

export interface Coverage {
  readonly week: CoverageWeek;
  /** Those that are open at some hour of the week. */
  readonly open: readonly CoveredVenue[];
  /** Those that are shown, and whose hours nobody knows. */
  readonly unknown: readonly CoveredVenue[];
}

/**
 * At which hours of the next whole week help will be there, as things stand: always from today on, for what was open once helps
 * nobody.
 * @param bankHolidays as published
 */
export function coverageOf(
  venues: readonly ReportVenue[],
  { today, bankHolidays }: { today: LocalDate; bankHolidays: readonly LocalDate[] },
  { scheme, anyAge = false }: CoverageFilter = {},
): Coverage {
  const week = nextWeek(today, bankHolidayDates(bankHolidays));
  const covered = venues.flatMap((venue): CoveredVenue[] => {
    const facts = shownFacts(venue, { isNow: true });
    if (!facts || (anyAge && facts.agePolicy !== 'all_ages')) return [];
    return [{ venue, facts, cover: coverOf(facts, week, scheme) }];
  });
  return {
    week,
    open: covered.filter(({ cover }) => cover.open.includes(true)),
    unknown: covered.filter(({ cover }) => cover.unknown),
  };
}
