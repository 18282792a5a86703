import type { FontShelf } from '../font-shelf.ts';

/** With what signs are drawn. */
export interface SignTools {
  readonly fonts: FontShelf;
  /** For a press: with bleed and marks to cut at. */
  readonly bleed: boolean;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}
