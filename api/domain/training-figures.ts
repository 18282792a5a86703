import { lastDayOfMonths } from './calendar.ts';
import type { LocalDate } from './clock.ts';
import { isIn, type ReportFilter } from './report-filter.ts';
import { TRAINING_MODULES, type TrainingModuleKey } from './training-modules.ts';

export const MODULE_SHARES = ['all', 'some', 'none'] as const;
/** How many of a venue's people are in date with a module. */
export type ModuleShare = (typeof MODULE_SHARES)[number];

/** How many of a venue's people are in date with a module: numbers, never who. */
export interface VenueModule {
  readonly venueId: string;
  readonly venueName: string;
  readonly wardCode: string | null;
  readonly town: string;
  readonly moduleKey: TrainingModuleKey;
  /** Whether a scheme that the venue holds asks for it. */
  readonly asked: boolean;
  /** Who meet the public and are on the venue's list. */
  readonly people: number;
  /** Of them, whose training in it still counts. */
  readonly current: number;
  readonly share: ModuleShare;
  /** The first day on which one of them has to have learnt it anew; null where nobody is in date. */
  readonly firstEnds: LocalDate | null;
}

/** A venue's people, by the newest day on which they were trained in each module. */
export interface VenueLearnt extends Pick<
  VenueModule,
  'venueId' | 'venueName' | 'wardCode' | 'town' | 'people'
> {
  readonly learnt: readonly {
    readonly moduleKey: TrainingModuleKey;
    readonly trainedOn: LocalDate;
    readonly people: number;
  }[];
  /** Of the schemes that it holds. */
  readonly asked: readonly {
    readonly modules: readonly TrainingModuleKey[];
    readonly refreshMonths: number;
  }[];
  /** The interval that the venue's licences name, in months. */
  readonly licenceMonths: number | null;
}

/** Where no scheme of the venue asks for a module. */
const MONTHS = 12;

/** A line for each module that is asked of a venue, or that anybody there has learnt. */
export function venueModules(venue: VenueLearnt, day: LocalDate): readonly VenueModule[] {
  const { learnt, asked, licenceMonths, people } = venue;
  return TRAINING_MODULES.flatMap((moduleKey): VenueModule[] => {
    const own = learnt.filter((each) => each.moduleKey === moduleKey);
    const rules = asked.filter(({ modules }) => modules.includes(moduleKey));
    if (own.length === 0 && rules.length === 0) return [];
    const intervals = rules.length === 0 ? [MONTHS] : rules.map(({ refreshMonths }) => refreshMonths);
    const months = Math.min(...intervals, licenceMonths ?? Infinity);
    const inDate = own.filter(({ trainedOn }) => lastDayOfMonths(trainedOn, months) >= day);
    const current = inDate.reduce((sum, each) => sum + each.people, 0);
    const ends = inDate.map(({ trainedOn }) => lastDayOfMonths(trainedOn, months)).toSorted();
    return [
      {
        ...{ venueId: venue.venueId, venueName: venue.venueName, wardCode: venue.wardCode, town: venue.town },
        ...{ moduleKey, asked: rules.length > 0, people, current },
        share: current === 0 ? 'none' : current >= people ? 'all' : 'some',
        firstEnds: ends[0] ?? null,
      },
    ];
  });
}

/** Which lines; all of them where nothing is given. */
export interface ModuleFilter extends Pick<ReportFilter, 'ward' | 'town'> {
  readonly module?: TrainingModuleKey | undefined;
  readonly share?: ModuleShare | undefined;
  /** `yes`: only where a scheme that the venue holds asks for it. */
  readonly asked?: 'yes' | 'no' | undefined;
}

export function filterModules(
  lines: readonly VenueModule[],
  filter: ModuleFilter,
  wards: ReadonlySet<string>,
): readonly VenueModule[] {
  const isThere = isIn(filter, wards);
  return lines.filter(
    (line) =>
      (filter.module === undefined || line.moduleKey === filter.module) &&
      (filter.share === undefined || line.share === filter.share) &&
      (filter.asked === undefined || line.asked === (filter.asked === 'yes')) &&
      isThere(line),
  );
}
