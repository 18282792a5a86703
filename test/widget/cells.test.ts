import { aTimeout, expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cellAt, cellBounds, cellOf, cellsToLoad, parseCell } from '../../api/domain/cells.ts';
import { nearest } from '../../api/domain/finder.ts';
import type { Point } from '../../api/domain/geo.ts';
import { cellScope } from '../../api/domain/scope.ts';
import { indexSnapshot, type HavenIndex, type SnapshotScope } from '../../api/domain/snapshot.ts';
import { answer, FAR_METRES, type Question } from '../../widget/answer.ts';
import { wholeOf } from '../../widget/map-data.ts';
import { aScene, clearPage } from './helpers/finder.ts';
import { phoneIs, restorePhone } from './helpers/phone.ts';
import { aRegister, type Register } from './helpers/register.ts';
import { aSnapshot, AT, HERE, north, type Opening, type PlacedHaven } from './helpers/snapshots.ts';

const OWN = `cell/11-${cellOf(HERE)}`;
/** What is asked for from every point of that cell: 5 × 5 cells. */
const SAME = cellsToLoad(HERE, FAR_METRES).map(([x, y]) => `cell/11-${x}-${y}.json`);
const NORTH = `cell/11-${cellOf(north(9_000))}`;

function idOf({ index, row }: { readonly index: HavenIndex; readonly row: number }): string | undefined {
  return index.snapshot.havens.id[row];
}

async function publish(register: Register, scope: string, havens: readonly PlacedHaven[]): Promise<void> {
  await register.publish(aSnapshot(havens, { scope }));
}

describe('without an area, by map cells', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('nothing is fetched before she asks', async () => {
    const scene = await aScene({ attributes: { area: '' } });
    expect(await scene.register.seen()).to.deep.equal([]);
  });

  /** What is asked for, in order, from a point until nothing more is. */
  async function askedFrom(point: Point, register: Register): Promise<string[]> {
    const urls: string[] = [];
    const { fetch } = window;
    window.fetch = (url, ...more) => {
      urls.push(String(url).replace(`${register.address}/api/v1/snapshots/`, ''));
      return fetch(url, ...more);
    };
    try {
      phoneIs(point);
      const scene = await aScene({ register, attributes: { area: '' } });
      scene.find();
      await scene.until(() => urls.length >= SAME.length, `${SAME.length} requests, not ${urls.length}`);
      await aTimeout(100);
      clearPage();
      return urls;
    } finally {
      window.fetch = fetch;
    }
  }

  const own = cellAt(HERE);
  const { west, south, east, north: top } = cellBounds(own.x, own.y);
  const inset = 0.000_01;
  const corners = [south + inset, top - inset].flatMap((lat) =>
    [west + inset, east - inset].map((lon) => ({ lat, lon })),
  );
  const points = [HERE, { lat: (south + top) / 2, lon: (west + east) / 2 }, ...corners];
  const registers: Record<string, readonly PlacedHaven[]> = {
    'five open places about her': [1, 2, 3, 4, 5].map((n) => ({ name: `Near ${n}`, north: n * 20 })),
    'one place in a corner': [{ name: 'Corner', lat: south + 0.001, lon: west + 0.001 }],
    'nothing at all': [],
  };
  for (const [what, havens] of Object.entries(registers)) {
    it(`asks for the same lists in the same order wherever in her cell she is: ${what}`, async () => {
      const register = aRegister();
      if (havens.length) await publish(register, OWN, havens);
      expect(SAME.length).to.equal(25);
      for (const point of points)
        expect(await askedFrom(point, register), JSON.stringify(point)).to.deep.equal(SAME);
    });
  }

  it('a map with streets begins with the same ground wherever in her cell she is, and all of it was asked for', () => {
    const [one, ...others] = points.map((point) =>
      wholeOf({ basemap: { kind: 'none' }, areas: [] }, '', point),
    );
    for (const other of others) expect(other).to.deep.equal(one);
    const corner = cellBounds(own.x - 2, own.y - 2);
    const opposite = cellBounds(own.x + 2, own.y + 2);
    expect(one).to.deep.equal([corner.west, opposite.south, opposite.east, corner.north]);
  });

  it('asks for whole cells, her own first, and nothing finer', async () => {
    const register = aRegister();
    await publish(register, OWN, [{ name: 'Near', north: 300 }]);
    const scene = await aScene({ register, attributes: { area: '' } });
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(scene.names()).to.deep.equal(['Near']);
    const asked = (await register.seen()).map(({ url }) => url.replace(/^.*api/, 'api'));
    expect(asked).to.include(`api/v1/snapshots/${OWN}.json`);
    for (const url of asked) {
      const [, key = ''] = /^api\/v1\/snapshots\/cell\/11-(\d+-\d+)\.json$/.exec(url) ?? [];
      expect(parseCell(key), url).to.not.equal(undefined);
    }
  });

  it('shows the list while a cell that cannot change it hangs', async () => {
    const register = aRegister();
    await publish(register, OWN, [{ name: 'Near', north: 300 }]);
    // North Finchley is in the north-east of its cell: the south-west is more than 5 km away.
    for (const [column, row] of [
      [own.x - 1, own.y + 1],
      [own.x, own.y + 1],
    ])
      await register.answer(`/api/v1/snapshots/cell/11-${column}-${row}.json`, {
        delayMs: 4_000,
        status: 404,
      });
    const scene = await aScene({ register, attributes: { area: '' } });
    const began = performance.now();
    scene.find();
    await scene.until(() => scene.names().length > 0, 'a card');
    expect(performance.now() - began).to.be.lessThan(2_000);
    expect(scene.text()).to.not.contain('There may be nearer places.');
  });

  it('an answer that misses nothing is the one over everything, whatever has not come yet', () => {
    const somewhere = (reach: number) =>
      fc.record({
        lat: fc.double({ min: south - reach * 0.07, max: top + reach * 0.07, noNaN: true }),
        lon: fc.double({ min: west - reach * 0.17, max: east + reach * 0.17, noNaN: true }),
      });
    const hours = fc.constantFrom<Opening>('always', 'unknown', { closesIn: 20 }, { opensIn: 60 });
    const places = fc.array(
      fc.tuple(somewhere(2), hours).map(([point, opening]): PlacedHaven => ({ ...point, hours: opening })),
      { maxLength: 40 },
    );
    const asks = fc.record({ limit: fc.integer({ min: 1, max: 6 }), under18: fc.boolean() });
    fc.assert(
      fc.property(places, somewhere(0), asks, fc.infiniteStream(fc.nat(3)), (havens, point, given, draws) => {
        const byCell = Map.groupBy(havens, ({ lat = 0, lon = 0 }) => cellScope(cellOf({ lat, lon })));
        const lists = new Map(
          [...byCell].map(([scope, here]) => [scope, indexSnapshot(aSnapshot(here, { scope }))]),
        );
        const question: Question = { ...given, point, at: AT, area: '', schemes: null, filter: {} };
        const come = new Map<SnapshotScope, HavenIndex | null>();
        const { used } = answer(question, () => undefined);
        for (const scope of used) if (draws.next().value) come.set(scope, lists.get(scope) ?? null);
        const { open, shut, missing, withinMetres } = answer(question, (scope) => come.get(scope));
        if (missing[0]) return;
        const options = { ...given, withinMetres, onFoot: true };
        const right = nearest(lists.values(), point, AT, options);
        expect([...open, ...shut].map(idOf)).to.deep.equal(right.map(idOf));
      }),
      { numRuns: 400 },
    );
  });

  it('looks further out, cell by cell, when nothing near is open', async () => {
    const register = aRegister();
    await publish(register, OWN, [{ name: 'Shut', north: 300, hours: { opensIn: 300 } }]);
    await publish(register, NORTH, [{ name: 'Far', north: 9_000 }]);
    const scene = await aScene({ register, attributes: { area: '' } });
    scene.find();
    await scene.until(() => scene.names().length === 2, 'both');
    expect(scene.names()).to.deep.equal(['Far', 'Shut']);
    expect(scene.text()).to.contain('We looked within 12 miles.');
  });

  it('nothing at all: says how far it looked', async () => {
    const scene = await aScene({ attributes: { area: '' } });
    scene.find();
    expect(await scene.says('No listed')).to.equal('No listed place within 12 miles of you.');
  });

  it('a cell that cannot be loaded: shows what there is, and says that nearer places may be missing', async () => {
    const register = aRegister();
    await publish(register, OWN, [{ name: 'Near', north: 300 }]);
    const neighbour = parseCell(cellOf(HERE));
    for (const [x, y] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
    ] as const) {
      const key = `${(neighbour?.x ?? 0) + x}-${(neighbour?.y ?? 0) + y}`;
      await register.answer(`/api/v1/snapshots/cell/11-${key}.json`, { status: 503, body: '{}' });
    }
    const scene = await aScene({ register, attributes: { area: '' } });
    scene.find();
    await scene.until(() => scene.text().includes('There may be nearer places.'), 'the warning');
    expect(scene.names()).to.deep.equal(['Near']);
  });

  it('no cell can be loaded: failed', async () => {
    const register = aRegister();
    const scene = await aScene({
      register: { ...register, address: 'http://127.0.0.1:9' },
      attributes: { area: '' },
    });
    scene.find();
    expect(await scene.says('We')).to.equal('We cannot reach our list. We will keep trying.');
  });
});
