import { afterAll, afterEach } from 'vitest';
import type { Insertable } from 'kysely';
import { createApp } from '../../api/app.ts';
import type { Basemap } from '../../api/basemap/basemap.ts';
import { signInDeps } from '../../api/compose.ts';
import { readConfig } from '../../api/config.ts';
import type { Deps } from '../../api/deps.ts';
import type { AccreditationState } from '../../api/domain/accreditation.ts';
import type { Hours } from '../../api/domain/hours.ts';
import type { RequestLog } from '../../api/http/request-log.ts';
import { readFontFile } from '../../api/print/fonts.node.ts';
import { printer } from '../../api/print/printer.ts';
import { randomIds } from '../../api/random-ids.ts';
import { decideAccreditation } from '../../api/usecases/decide-accreditation.ts';
import { publishAll } from '../../api/usecases/publish-snapshots.ts';
import { snapshotReader } from '../../api/usecases/read-snapshots.ts';
import { upsertPlace, type PlaceKind } from '../../db/places.ts';
import type { VenueRow } from '../../db/schema.ts';
import { openMemory } from '../helpers/databases.ts';
import { aMailbox } from '../helpers/mailbox.ts';
import { addVenue, movableClock, seedRegister } from '../helpers/register.ts';

/** A Wednesday, six in the evening in London. */
export const WEDNESDAY_EVENING = '2026-06-10T17:00:00Z';

const YEAR = {
  valid_from: '2026-03-01',
  valid_to: '2027-02-28',
  trained_on: '2026-03-02',
  training_until: '2027-02-28',
};

/** As long as a real one must be. */
export const TEST_SECRET = 'only-for-tests-only-for-tests-only-for-tests';

export type Site = Awaited<ReturnType<typeof openSite>>;

const closers: (() => void)[] = [];
const lastClosers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});
afterAll(() => {
  for (const close of lastClosers.splice(0)) close();
});

/**
 * The public pages over a register in memory: Barnet as a square, two schemes, no venue.
 * @param assets built files that the pages find, by path
 * @param env more of the environment
 * @param basemap what lies under the map
 * @param kept for all tests of a file, rather than for the one that opened it
 */
export async function openSite({
  assets = {},
  kept = false,
  env = {},
  basemap = { kind: 'none' },
}: {
  assets?: Record<string, string>;
  kept?: boolean;
  env?: Record<string, string>;
  basemap?: Basemap;
} = {}) {
  const { database: db, changeToken, close } = openMemory();
  (kept ? lastClosers : closers).push(close);
  const clock = movableClock(WEDNESDAY_EVENING);
  await seedRegister(db);
  const failures: unknown[] = [];
  const log: RequestLog = { request() {}, note() {}, failure: (_, error) => void failures.push(error) };
  const mail = aMailbox();
  const config = readConfig({ PUBLIC_ORIGIN: 'https://havens.example', SESSION_SECRET: TEST_SECRET, ...env });
  const deps: Deps = {
    db,
    clock,
    ids: randomIds,
    config,
    ...signInDeps({
      db,
      config,
      clock,
      ids: randomIds,
      log,
      clientAddress: (c) => c.req.header('Test-Client') ?? 'a test',
    }),
    snapshots: snapshotReader(db),
    log,
    mail,
    asset: (path) => Promise.resolve(assets[path]),
    print: printer(readFontFile),
    basemap: () => Promise.resolve(basemap),
  };
  const app = createApp(deps);

  return {
    ...deps,
    clock,
    mail,
    changeToken,
    failures,
    request: (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }),
    /** Sends JSON to the API. */
    send: (path: string, sent: unknown, headers: Record<string, string> = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(sent),
      }),
    /** Sends a form as our own page does, unless the headers say otherwise. */
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { Origin: config.publicOrigin, ...headers },
        body: new URLSearchParams(fields),
      }),
    /** A page's HTML. */
    async page(path: string): Promise<string> {
      return (await app.request(path)).text();
    },
    /** Adds a place that can be searched for. */
    async addPlace(name: string, kind: PlaceKind = 'town_centre', point = { lat: 51.6135, lon: -0.1765 }) {
      await db.writeAll([
        upsertPlace(db, { id: `${kind}/${name}`, name, kind, authorityCode: null, ...point }),
      ]);
    },
    /** Publishes what a test wrote past the use cases. */
    republish: () => publishAll({ db, clock }),
    /** Takes a venue to another state. */
    decide: (venueId: string, to: AccreditationState) =>
      decideAccreditation({ venueId, schemeKey: 'safe_haven', to, reason: 'r', actor: 'test', db, clock }),
    /** Adds a venue that never was shown. */
    addProspect: (given: Partial<Insertable<VenueRow>> = {}) => addVenue(db, given),
    /** Adds a venue that is accredited and so shown. */
    async addHaven(
      given: Partial<Insertable<VenueRow>> & {
        opening?: Hours | null;
        help?: Hours;
        schemes?: readonly string[];
      } = {},
    ): Promise<string> {
      const { schemes = ['safe_haven'], ...venue } = given;
      const venueId = await addVenue(db, venue);
      for (const schemeKey of schemes) {
        await decideAccreditation({
          venueId,
          schemeKey,
          to: 'accredited',
          reason: 'decided',
          dates: YEAR,
          actor: 'test',
          db,
          clock,
        });
      }
      return venueId;
    },
  };
}
