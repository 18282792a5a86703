import type { Bounds } from '../domain/cells.ts';
import type { Archive } from './archive.ts';

/** What lies under the markers of the finder's map. */
export type Basemap =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'archive';
      readonly archive: Archive;
      readonly facts: ArchiveFacts;
    }
  | {
      readonly kind: 'tiles';
      /** Address with `{z}`, `{x}` and `{y}`. */
      readonly template: string;
      /** Whom to credit, as plain text. */
      readonly notice: string;
    };

/** What a map must know of an archive before it asks for a tile. */
export interface ArchiveFacts {
  readonly bounds: Bounds;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Whom to credit, as plain text. */
  readonly notice: string;
  /** Names of its layers, for the person who starts the server. */
  readonly layers: readonly string[];
}

/** What the Open Database Licence asks for, of nearly every map there is. */
export const OPENSTREETMAP_NOTICE = '© OpenStreetMap contributors';
