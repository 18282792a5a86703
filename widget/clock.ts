import type { Clock } from '../api/domain/clock.ts';

/** The phone's clock: the one place of the widget that reads it. It may be wrong, see snapshot-store.ts. */
export const phoneClock: Clock = Date;
