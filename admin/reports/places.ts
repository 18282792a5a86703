import { NOT_KNOWN, placeOf, type PlaceKind, type PlaceOf } from '../../api/domain/report-filter.ts';
import type { Report } from '../../api/usecases/read-report.ts';
import type { Point } from '../../api/domain/geo.ts';

/** A ward or a town centre, as a row of a table. */
export interface Place {
  /** As a filter has it. */
  readonly key: string;
  readonly name: string;
  /** Its middle, where that is known. */
  readonly point?: Point;
}

export interface Places {
  readonly kind: PlaceKind;
  readonly places: readonly Place[];
  readonly placeOf: PlaceOf;
}

/**
 * The places that venues are counted by: wards where the register has them, else town centres, which are those of its venues. One
 * for venues whose place is not known comes last, where there are any.
 */
export function placesOf(report: Report, wanted?: PlaceKind): Places {
  const kind = wanted ?? (report.frame.wards.length > 0 ? 'ward' : 'town');
  const find = placeOf(kind, report.wards);
  const unknown = report.venues.some((venue) => find(venue) === NOT_KNOWN);
  const known = kind === 'ward' ? wardPlaces(report) : townPlaces(report);
  const none = { key: NOT_KNOWN, name: kind === 'ward' ? 'Ward not known' : 'Town centre not known' };
  return { kind, placeOf: find, places: unknown ? [...known, none] : known };
}

export function placeHeading(kind: PlaceKind): string {
  return kind === 'ward' ? 'Ward' : 'Town centre';
}

function wardPlaces({ frame }: Report): readonly Place[] {
  return frame.wards.map(({ code, name, lat, lon }) => ({ key: code, name, point: { lat, lon } }));
}

/** A town's middle is taken to be that of its venues. */
function townPlaces({ venues }: Report): readonly Place[] {
  const towns = Map.groupBy(
    venues.filter(({ town }) => town !== ''),
    ({ town }) => town,
  );
  return [...towns]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([town, own]) => {
      const points = own.flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : [{ lat, lon }]));
      const mean = (of: (point: Point) => number) =>
        points.reduce((sum, point) => sum + of(point), 0) / points.length;
      const point = points.length > 0 && {
        point: { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) },
      };
      return { key: town, name: town, ...point };
    });
}
