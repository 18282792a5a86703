import { sql } from 'kysely';
import type { OpenPlan, PlanCause } from '../api/domain/action-plan.ts';
import { isoInstant, type EpochMinutes } from '../api/domain/clock.ts';
import type { Database } from './database.ts';

/** What the register knows of the work that waits at a venue, but for its accreditations. */
export interface VenueWork {
  readonly venueId: string;
  readonly name: string;
  readonly town: string;
  readonly placed: boolean;
  /** Undefined where it has no opening hours. */
  readonly hoursConfirmedOn: string | null | undefined;
  /** Instants of the last words, null where there is none. */
  readonly hoursAt: string | null;
  readonly headcountAt: string | null;
  readonly headcount: number | null;
  readonly pledgeAt: string | null;
  /** The closure that is under way; its end is null where it has none. */
  readonly closed: { readonly endsAt: string | null } | undefined;
  readonly changeWaits: boolean;
  /** How many people ask to manage it. */
  readonly accessRequests: number;
  /** The newest application that was sent in, by scheme: where the council's questions are answered. */
  readonly signUpOf: Readonly<Record<string, string>>;
  readonly plans: readonly PlanToAnswer[];
  /** Signs that are out, with the day that is printed on them. */
  readonly signsOut: readonly { readonly schemeKey: string; readonly validUntil: string }[];
  readonly poorEvidence: readonly {
    readonly id: string;
    readonly schemeKey: string;
    readonly item: string;
    readonly note: string;
  }[];
}

export interface PlanToAnswer extends OpenPlan {
  readonly schemeKey: string;
  readonly steps: readonly string[];
  readonly answered: boolean;
}

/** The work at venues, by name: as many queries for all of them as for one. */
export async function selectVenueWork(
  db: Database,
  venueIds: readonly string[],
  now: EpochMinutes,
): Promise<readonly VenueWork[]> {
  const ids = sql<string>`(SELECT value FROM json_each(${JSON.stringify(venueIds)}))`;
  const venues = await db.query
    .selectFrom('venues as v')
    .leftJoin('opening_hours as h', (join) =>
      join.onRef('h.venue_id', '=', 'v.id').on('h.purpose', '=', 'opening'),
    )
    .leftJoin('venue_changes as w', (join) =>
      join.onRef('w.venue_id', '=', 'v.id').on('w.decision', 'is', null),
    )
    .select(['v.id', 'v.name', 'v.town', 'v.lat', 'h.purpose', 'h.confirmed_on', 'w.id as change_id'])
    .select(
      sql<string>`(SELECT json_group_array(json_object('schemeKey', p.scheme_key, 'validUntil', p.valid_until))
        FROM signage_packs p WHERE p.venue_id = v.id AND p.state = 'issued')`.as('signs_out'),
    )
    .where('v.id', 'in', ids)
    .orderBy('v.name')
    .orderBy('v.id')
    .execute();
  const said = await db.query
    .selectFrom('confirmations')
    .select(['venue_id', 'what', 'value'])
    .select(({ fn }) => fn.max('confirmed_at').as('at')) // SQLite takes the other columns from the row of the maximum
    .where('venue_id', 'in', ids)
    .groupBy(['venue_id', 'what'])
    .execute();
  const closures = await db.query
    .selectFrom('closures')
    .select(['venue_id', 'ends_at'])
    .where('venue_id', 'in', ids)
    .where('starts_at', '<=', isoInstant(now))
    .where(({ eb, or }) => or([eb('ends_at', 'is', null), eb('ends_at', '>', isoInstant(now))]))
    .orderBy(sql`ends_at IS NULL`, 'desc')
    .orderBy('ends_at', 'desc')
    .execute();
  const plans = await db.query
    .selectFrom('action_plans')
    .select(['venue_id', 'id', 'scheme_key', 'cause', 'deadline', 'steps', 'answered_at'])
    .where('venue_id', 'in', ids)
    .where('closed_at', 'is', null)
    .orderBy('deadline')
    .orderBy('id')
    .execute();
  const evidence = await db.query
    .selectFrom('evidence')
    .select(['venue_id', 'id', 'scheme_key', 'item', 'verdict_note'])
    .where('venue_id', 'in', ids)
    .where('verdict', '=', 'not_enough')
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const requests = await db.query
    .selectFrom('access_requests')
    .select('venue_id')
    .where('venue_id', 'in', ids)
    .where('answer', 'is', null)
    .execute();
  const signUps = await db.query
    .selectFrom('sign_ups')
    .select(['venue_id', 'id', 'schemes'])
    .where('venue_id', 'in', ids)
    .where('state', '=', 'sent')
    .orderBy('sent_at')
    .orderBy('id')
    .execute();

  return venues.map((venue) => {
    const mine = <Row extends { venue_id: string | null }>(rows: readonly Row[]) =>
      rows.filter(({ venue_id }) => venue_id === venue.id);
    const word = (what: string) => mine(said).find((each) => each.what === what);
    const closure = mine(closures)[0];
    return {
      venueId: venue.id,
      name: venue.name,
      town: venue.town,
      placed: venue.lat !== null,
      hoursConfirmedOn: venue.purpose === null ? undefined : venue.confirmed_on,
      hoursAt: word('hours')?.at ?? null,
      headcountAt: word('headcount')?.at ?? null,
      headcount: word('headcount')?.value ?? null,
      pledgeAt: word('pledge')?.at ?? null,
      closed: closure && { endsAt: closure.ends_at },
      changeWaits: venue.change_id !== null,
      accessRequests: mine(requests).length,
      signUpOf: Object.fromEntries(
        mine(signUps).flatMap(({ id, schemes }) => (JSON.parse(schemes) as string[]).map((key) => [key, id])),
      ),
      plans: mine(plans).map((plan) => ({
        id: plan.id,
        schemeKey: plan.scheme_key,
        cause: plan.cause as PlanCause,
        deadline: plan.deadline,
        steps: JSON.parse(plan.steps) as string[],
        answered: plan.answered_at !== null,
      })),
      signsOut: JSON.parse(venue.signs_out) as VenueWork['signsOut'],
      poorEvidence: mine(evidence).map(({ id, scheme_key, item, verdict_note }) => ({
        id,
        schemeKey: scheme_key,
        item,
        note: verdict_note,
      })),
    };
  });
}
