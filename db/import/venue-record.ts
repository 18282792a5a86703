import type { VenueKind } from '../../api/domain/venue.ts';

/** Who gave a row, and so whose key identifies it on the next run (`venues.source`). */
export type VenueSource = 'fhrs' | 'open-pubs' | 'osm' | 'csv';

/**
 * A venue as its file tells it, before anything is checked. A property is undefined where the file has no such column: then
 * what the register already knows is kept. An empty text says that the file knows of none.
 */
export interface VenueRecord {
  readonly source: VenueSource;
  readonly ref: string;
  readonly name: string;
  readonly kind?: VenueKind | undefined;
  readonly address?: string | undefined;
  readonly town?: string | undefined;
  readonly postcode?: string | undefined;
  readonly lat?: string | undefined;
  readonly lon?: string | undefined;
  readonly openingHours?: string | undefined;
  readonly phone?: string | undefined;
  readonly website?: string | undefined;
  readonly facilities?: readonly string[] | undefined;
  readonly uprn?: string | undefined;
  readonly fhrsid?: string | undefined;
  /** Why the row cannot be used at all, where the reader already knows. */
  readonly problem?: string | undefined;
  /** What an officer should look at, found by the reader. */
  readonly notes?: readonly string[];
}
