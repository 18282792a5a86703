import { selectAuthorities } from '../../db/areas.ts';
import { REGISTER_CHAIN, selectHead, type AuditHead } from '../../db/audit-heads.ts';
import type { Database } from '../../db/database.ts';
import { selectSchemeNames } from '../../db/scheme-versions.ts';
import { selectVenueNames } from '../../db/venue-names.ts';
import {
  selectActorsNamed,
  selectTrail,
  selectTrailActions,
  selectVenuesNamed,
  type TrailEvent,
  type TrailFilter,
} from '../../db/trail.ts';
import { isoInstant, type LocalDate } from '../domain/clock.ts';
import { addDays, londonInstant } from '../domain/london-time.ts';
import { nameActors } from './name-actors.ts';

export type { TrailEvent } from '../../db/trail.ts';

/** What of a trail is wanted, as people ask for it. */
export interface TrailAsked {
  /** Whose trail; null for the register's own. */
  readonly authorityCode: string | null;
  readonly action?: string | undefined;
  /** Letters of a name, an address, or an actor. */
  readonly person?: string | undefined;
  /** Letters of a name, or an id. */
  readonly venue?: string | undefined;
  /** Days of London, both included. */
  readonly fromDay?: LocalDate | undefined;
  readonly toDay?: LocalDate | undefined;
}

/** Names for what a trail says by ids. */
export interface TrailNames {
  readonly actor: (actor: string) => string;
  /** By id. */
  readonly venues: ReadonlyMap<string, string>;
  /** By key. */
  readonly schemes: ReadonlyMap<string, string>;
  /** By code. */
  readonly authorities: ReadonlyMap<string, string>;
}

export interface TrailPage {
  /** Newest first. */
  readonly events: readonly TrailEvent[];
  readonly names: TrailNames;
  /** Where the next page begins; undefined on the last. */
  readonly older: number | undefined;
  /** Kinds of events there are on this trail. */
  readonly actions: readonly string[];
  /** Where its chain ends, and up to where it is signed; undefined before its first event. */
  readonly head: AuditHead | undefined;
}

const EVENTS_A_PAGE = 25;
const EVENTS_AT_ONCE = 500;

/** A page of an authority's trail, or of the register's own. */
export async function readTrail({
  asked,
  after,
  db,
}: {
  asked: TrailAsked;
  /** The id of the last event of the page before. */
  after?: number | undefined;
  db: Database;
}): Promise<TrailPage> {
  const { authorityCode } = asked;
  const filter = await filterOf(asked, db);
  const found = await selectTrail(db, filter, { after, limit: EVENTS_A_PAGE + 1 });
  const events = found.slice(0, EVENTS_A_PAGE);
  return {
    events,
    names: await namesFor(events, db),
    older: found.length > EVENTS_A_PAGE ? events.at(-1)?.id : undefined,
    actions: await selectTrailActions(db, authorityCode),
    head: await selectHead(db, authorityCode ?? REGISTER_CHAIN),
  };
}

/** All of it, in runs, newest first: for a file. */
export async function* readWholeTrail({
  asked,
  db,
}: {
  asked: TrailAsked;
  db: Database;
}): AsyncGenerator<{ readonly events: readonly TrailEvent[]; readonly names: TrailNames }> {
  const filter = await filterOf(asked, db);
  for (let after: number | undefined; ;) {
    const events = await selectTrail(db, filter, { after, limit: EVENTS_AT_ONCE });
    if (events.length > 0) yield { events, names: await namesFor(events, db) };
    if (events.length < EVENTS_AT_ONCE) return;
    after = events.at(-1)?.id;
  }
}

async function filterOf(
  { person, venue, fromDay, toDay, ...asked }: TrailAsked,
  db: Database,
): Promise<TrailFilter> {
  return {
    ...asked,
    actors: person === undefined ? undefined : await selectActorsNamed(db, person),
    subjects: venue === undefined ? undefined : await selectVenuesNamed(db, asked.authorityCode, venue),
    from: fromDay && isoInstant(londonInstant(fromDay)),
    before: toDay && isoInstant(londonInstant(addDays(toDay, 1))),
  };
}

/** In four queries, whoever and whatever the events name. */
async function namesFor(events: readonly TrailEvent[], db: Database): Promise<TrailNames> {
  const named = events.flatMap(({ actor, subject, details }) => [actor, subject, ...peopleIn(details)]);
  const venueIds = events.flatMap(({ subject }) => /^venue\/(.+)$/.exec(subject)?.[1] ?? []);
  return {
    actor: await nameActors({ actors: named, db }),
    venues: await selectVenueNames(db, venueIds),
    schemes: await selectSchemeNames(db),
    authorities: new Map((await selectAuthorities(db)).map(({ code, name }) => [code, name])),
  };
}

/** Details name a person by `person/…`, or by the id under `person` or `visitor`. */
function peopleIn(details: unknown): readonly string[] {
  if (typeof details !== 'object' || details === null) return [];
  return Object.entries(details).flatMap(([key, value]) => {
    if (typeof value !== 'string') return [];
    if (value.startsWith('person/')) return [value];
    return key === 'person' || key === 'visitor' ? [`person/${value}`] : [];
  });
}
