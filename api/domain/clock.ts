/** Minutes since 1970-01-01T00:00Z: the finder's unit of time. Doors open and close on whole minutes. */
export type EpochMinutes = number;

/** A day of the London calendar, `YYYY-MM-DD`. */
export type LocalDate = string;

/** The only source of "now" below the composition roots. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

/** The only source of new identifiers below the composition roots. */
export interface Ids {
  /** Nine characters of Crockford's base 32 in lower case (45 random bits): short enough for a snapshot. */
  next(): string;
}

const MINUTE_MS = 60_000;

/** The minute that holds an instant given in milliseconds. */
export function epochMinutes(milliseconds: number): EpochMinutes {
  return Math.floor(milliseconds / MINUTE_MS);
}

/** UTC ISO text of a minute: `2026-05-02T07:00:00.000Z`. */
export function isoInstant(minutes: EpochMinutes): string {
  return new Date(minutes * MINUTE_MS).toISOString();
}
