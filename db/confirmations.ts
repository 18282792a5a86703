import type { CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

export type Confirmed = 'hours' | 'headcount' | 'pledge';

/** What a manager last said of a venue. */
export interface Confirmation {
  readonly what: Confirmed;
  /** Instant, UTC ISO text. */
  readonly confirmedAt: string;
  readonly confirmedBy: string;
  /** Staff who meet the public; the version of the pledge; 0 of hours. */
  readonly value: number;
  /** Said with the number of staff: that a trained person is there on every shift. */
  readonly everyShift: boolean;
}

/** The last word on each that was ever confirmed. */
export async function selectConfirmations(
  db: Database,
  venueId: string,
): Promise<{ readonly [What in Confirmed]?: Confirmation }> {
  const rows = await db.query
    .selectFrom('confirmations as c')
    .select(['c.what', 'c.confirmed_at', 'c.confirmed_by', 'c.value', 'c.every_shift'])
    .where('c.venue_id', '=', venueId)
    .where('c.confirmed_at', '=', (select) =>
      select
        .selectFrom('confirmations as later')
        .whereRef('later.venue_id', '=', 'c.venue_id')
        .whereRef('later.what', '=', 'c.what')
        .select(({ fn }) => fn.max('later.confirmed_at').as('last')),
    )
    .execute();
  return Object.fromEntries(
    rows.map(({ what, confirmed_at, confirmed_by, value, every_shift }) => [
      what,
      {
        ...{ what: what as Confirmed, confirmedAt: confirmed_at, confirmedBy: confirmed_by, value },
        everyShift: every_shift === 1,
      },
    ]),
  );
}

/** Notes what a manager says; does nothing where the same was said in the same millisecond: a form sent twice. */
export function insertConfirmation(
  db: Database,
  confirmation: {
    venueId: string;
    what: Confirmed;
    at: string;
    by: string;
    value?: number;
    everyShift?: boolean;
  },
): CompiledQuery {
  const { venueId, what, at, by, value = 0, everyShift } = confirmation;
  return db.query
    .insertInto('confirmations')
    .values({
      venue_id: venueId,
      what,
      confirmed_at: at,
      confirmed_by: by,
      value,
      every_shift: everyShift === undefined ? null : Number(everyShift),
    })
    .onConflict((conflict) => conflict.doNothing())
    .compile();
}
