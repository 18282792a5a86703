import { aTimeout, expect } from '@open-wc/testing';
import { CELL_ZOOM, cellKey, cellsToLoad } from '../../api/domain/cells.ts';
import type { Point } from '../../api/domain/geo.ts';
import { FAR_METRES } from '../../widget/answer.ts';
import { CANARY, tracesIn } from '../helpers/canary.ts';
import { aScene, clearPage, type Scene } from './helpers/finder.ts';
import { aRegister, AREA_PATH } from './helpers/register.ts';
import { aSnapshot } from './helpers/snapshots.ts';

/** Away from the canary in both directions, so that a place's own position is not taken for hers. */
const HAVENS = [
  { name: 'The Paper Lantern', lat: 51.6199, lon: -0.1801 },
  { name: 'The Three Foxes', lat: 51.6051, lon: -0.1712 },
];
/** What is asked for from anywhere in the canary's cell: which neighbours come near it must not be seen. */
const wholeCells = (point: Point) =>
  cellsToLoad(point, FAR_METRES).map(([x, y]) => `/cell/${CELL_ZOOM}-${cellKey(x, y)}.json`);
const LEVELS = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table'] as const;

const said: string[] = [];
const untouched = new Map(LEVELS.map((level) => [level, console[level]]));
const failures: string[] = [];
const onFailure = (event: ErrorEvent | PromiseRejectionEvent): void => {
  failures.push(String('reason' in event ? event.reason : event.message));
};

/** All that anyone but she could read: what went over the network, what was said or stored, and what is in the page. */
async function everything(scene: Scene): Promise<Record<string, string>> {
  const databases = await indexedDB.databases();
  return {
    requests: JSON.stringify(await scene.register.seen()),
    'addresses of all requests': performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .join('\n'),
    console: said.join('\n'),
    failures: failures.join('\n'),
    events: JSON.stringify(scene.events),
    attributes: scene.finder.outerHTML,
    'the shadow root': (scene.finder.shadowRoot as ShadowRoot).innerHTML,
    'properties of the element': JSON.stringify(Object.entries(scene.finder)),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, await caches.keys()]),
    cookies: document.cookie,
    history: JSON.stringify([location.href, history.state]),
  };
}

async function traces(scene: Scene): Promise<string[]> {
  const found = Object.entries(await everything(scene)).map(([where, text]) => [where, ...tracesIn(text)]);
  return found.filter(({ length }) => length > 1).map((each) => each.join(': '));
}

// The phone really is there: the browser was started with this position, and the finder asks it as on any phone.
describe('the position stays on the phone', () => {
  beforeEach(() => {
    for (const level of LEVELS)
      console[level] = (...words: unknown[]) => said.push(words.map(String).join(' '));
    addEventListener('error', onFailure);
    addEventListener('unhandledrejection', onFailure);
  });
  afterEach(() => {
    for (const [level, original] of untouched) console[level] = original;
    removeEventListener('error', onFailure);
    removeEventListener('unhandledrejection', onFailure);
    clearPage();
  });

  it('and it is the position that the finder works with', async () => {
    const position = await new Promise<GeolocationPosition>((resolve, reject) => {
      navigator.geolocation.getCurrentPosition(resolve, reject);
    });
    expect([position.coords.latitude, position.coords.longitude]).to.deep.equal([CANARY.lat, CANARY.lon]);
    const scene = await aScene({ havens: HAVENS });
    scene.find();
    await scene.until(() => scene.parts('card').length === 2, 'two cards');
    expect(scene.part('walk').textContent).to.equal('14 minutes’ walk · 0.5 miles · north');
  });

  it('with an area', async () => {
    const scene = await aScene({ havens: HAVENS });
    scene.find();
    await scene.until(() => scene.parts('card').length === 2, 'two cards');
    scene.clock.time += 600_000;
    scene.recheck();
    await aTimeout(200);
    expect((await scene.register.seen()).length).to.equal(2);
    expect(await traces(scene)).to.deep.equal([]);
  });

  it('by map cells: of 12 km, and no finer', async () => {
    const scene = await aScene({ attributes: { area: '' } });
    scene.find();
    await scene.says('No listed place');
    const asked = (await scene.register.seen()).map(({ url }) => url.replace(/^.*snapshots/, ''));
    expect(asked.toSorted()).to.deep.equal(wholeCells(CANARY).toSorted());
    expect(await traces(scene)).to.deep.equal([]);
  });

  it('when the list cannot be loaded or is poisoned', async () => {
    for (const body of ['', '{}', JSON.stringify({ ...aSnapshot(HAVENS), havens: null })]) {
      const register = aRegister();
      await register.answer(AREA_PATH, { body });
      const scene = await aScene({ register });
      scene.find();
      await scene.says('We cannot reach our list.');
      expect(await traces(scene)).to.deep.equal([]);
    }
  });

  it('when she leaves, takes a tick and searches a place', async () => {
    const scene = await aScene({ havens: HAVENS });
    scene.finder.addEventListener('haven-exit', (event) => event.preventDefault());
    scene.find();
    await scene.until(() => scene.parts('card').length === 2, 'two cards');
    scene.part('under-18').click();
    scene.part('exit').click();
    scene.search('N12');
    await scene.says('could not find');
    expect(await traces(scene)).to.deep.equal([]);
  });

  it('no cookie goes out, no referrer, and nothing is stored', async () => {
    document.cookie = 'canary=1; path=/';
    const scene = await aScene({ havens: HAVENS });
    scene.find();
    await scene.until(() => scene.parts('card').length === 2, 'two cards');
    for (const { headers, method, body } of await scene.register.seen()) {
      expect([headers['cookie'], headers['referer'], method, body]).to.deep.equal([
        undefined,
        undefined,
        'GET',
        '',
      ]);
    }
    document.cookie = 'canary=; path=/; max-age=0';
    const { storage, cookies } = await everything(scene);
    expect([storage, cookies]).to.deep.equal(['[{},{},[],[]]', '']);
  });

  it('only our own server is asked for anything', async () => {
    const scene = await aScene({ havens: HAVENS });
    const before = performance.getEntriesByType('resource').length;
    scene.find();
    await scene.until(() => scene.parts('card').length === 2, 'two cards');
    const hosts = performance
      .getEntriesByType('resource')
      .slice(before)
      .map(({ name }) => new URL(name).origin);
    expect(hosts.filter((origin) => origin !== window.registerOrigin)).to.deep.equal([]);
  });
});
