import { expect } from '@open-wc/testing';
import { cellOf, parseCell } from '../../api/domain/cells.ts';
import { aScene, clearPage } from './helpers/finder.ts';
import { phoneIs, restorePhone } from './helpers/phone.ts';
import { aRegister, type Register } from './helpers/register.ts';
import { aSnapshot, HERE, north, type PlacedHaven } from './helpers/snapshots.ts';

const OWN = `cell/11-${cellOf(HERE)}`;
const NORTH = `cell/11-${cellOf(north(9_000))}`;

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

  it('asks for her own cell and the neighbours that could hold something nearer, and nothing finer', async () => {
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
