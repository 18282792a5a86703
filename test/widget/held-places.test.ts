import { aTimeout, expect } from '@open-wc/testing';
import { cellOf } from '../../api/domain/cells.ts';
import { more as polish } from '../../widget/messages/pl-more.ts';
import { aScene, clearPage, words, type Scene, type SceneOptions } from './helpers/finder.ts';
import { asked, phoneIs, phoneIsOnline, restorePhone } from './helpers/phone.ts';
import { aRegister, AREA_PATH, PLACES_PATH } from './helpers/register.ts';
import { aSnapshot, HERE, NOW, north } from './helpers/snapshots.ts';

const CAFE = { name: 'The Paper Lantern', north: 300, postcode: 'N12 5AH' };
const BAR = { name: 'Owl', north: 500, postcode: 'N12 5AJ' };
const HALL = { name: 'Hall', north: 2_400, town: 'Whetstone', postcode: 'N20 5AB' };
const HAVENS = [CAFE, BAR, HALL];
const DEAD = { hangUp: true };

/** A finder that has its list, on a phone that will not say where it is, and a server that has died since. */
async function aCutOffScene(options: SceneOptions = {}): Promise<Scene> {
  const scene = await aScene({ havens: HAVENS, ...options });
  await scene.whole();
  for (const path of [PLACES_PATH, AREA_PATH]) await scene.register.answer(path, DEAD);
  return scene;
}

const cards = (scene: Scene) => scene.until(() => scene.parts('card').length > 0, 'a card');
const isHeaded = (scene: Scene, end: string) =>
  scene.until(() => scene.parts('heading').some((heading) => words(heading).endsWith(end)), end);
const choices = (scene: Scene) => scene.parts('choice').map(words);

describe('a typed place that the server cannot look up, with a list on the phone', () => {
  beforeEach(() => phoneIs({ code: 1 }));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  for (const online of [true, false])
    it(`is found in the list by its postcode, ${online ? 'online' : 'offline'}, after a refused position`, async () => {
      const scene = await aCutOffScene();
      phoneIsOnline(online);
      scene.find();
      await scene.says('Type a place instead.');
      scene.search('n12 5ah');
      await cards(scene);
      expect(words(scene.part('heading'))).to.equal('Open now near N12 5AH');
      expect(scene.names()).to.deep.equal(['The Paper Lantern', 'Owl', 'Hall']);
      expect(scene.text()).to.not.contain('from the middle of');
      expect(scene.finder.shadowRoot?.activeElement).to.equal(scene.part('heading'));
    });

  for (const typed of ['North Finchley', 'N12 9ZZ'])
    it(`is found in the list as a district, ${typed}, and says that it is rough`, async () => {
      const scene = await aCutOffScene();
      scene.search(typed);
      await cards(scene);
      const place = typed.replace(' 9ZZ', '');
      expect(words(scene.part('heading'))).to.equal(`Open now near ${place}`);
      expect(scene.text()).to.contain(`Walking times are from the middle of ${place}.`);
      expect(scene.events.find(({ type }) => type === 'haven-located')?.detail).to.deep.equal({
        rough: true,
      });
    });

  it('that is in several towns asks which', async () => {
    const scene = await aCutOffScene();
    scene.search('Example Street');
    expect(await scene.says('Which')).to.equal('Which place do you mean?');
    expect(choices(scene)).to.deep.equal(['North Finchley', 'Whetstone']);
    expect(scene.finder.shadowRoot?.activeElement).to.equal(scene.part('choice'));
  });

  it('that is not in the list offers where its havens are, and does not call it unknown', async () => {
    const scene = await aCutOffScene();
    scene.search('Woodside Park');
    expect(await scene.says('now')).to.equal('We cannot look that up now. Choose a place near you.');
    expect(choices(scene)).to.deep.equal(['North Finchley', 'Whetstone']);
    expect(scene.part('input').getAttribute('aria-invalid')).to.equal('false');
    scene.parts('choice')[1]?.click();
    await cards(scene);
    expect(words(scene.part('heading'))).to.equal('Open now near Whetstone');
    expect(scene.names()[0]).to.equal('Hall');
    scene.search('Whetst');
    await scene.until(() => scene.parts('card').length > 0, 'cards again');
    expect(scene.status()).to.not.contain('look that up');
  });

  it('says so in her language', async () => {
    const scene = await aCutOffScene({ attributes: { lang: 'pl' } });
    await scene.until(() => scene.text().includes(polish.language), 'Polish');
    scene.search('Woodside Park');
    expect(await scene.says(polish.placeNotNow)).to.equal(polish.placeNotNow);
  });

  it('keeps the choices while time passes: nothing is asked again under her finger', async () => {
    const scene = await aCutOffScene();
    scene.search('Woodside Park');
    await scene.says('look that up');
    const first = scene.part('choice');
    const before = (await scene.register.seen()).length;
    scene.recheck();
    await aTimeout(200);
    expect([scene.part('choice'), (await scene.register.seen()).length]).to.deep.equal([first, before]);
  });

  it('is found in the map cells that are held, where the finder has no area', async () => {
    const register = aRegister();
    await register.publish(aSnapshot(HAVENS, { scope: `cell/11-${cellOf(HERE)}` }));
    phoneIs({});
    const scene = await aScene({ register, attributes: { area: '' } });
    scene.find();
    await cards(scene);
    await scene.whole();
    await register.answer(PLACES_PATH, DEAD);
    scene.search('Whetstone');
    await isHeaded(scene, 'Whetstone');
    expect(scene.names()[0]).to.equal('Hall');
  });

  it('is not found in a list that is too old to show', async () => {
    const scene = await aCutOffScene();
    scene.clock.time = NOW + 9 * 86_400_000;
    scene.search('N12 5AH');
    expect(await scene.says('We')).to.equal('We cannot reach our list. We will keep trying.');
    expect(scene.parts('card')).to.deep.equal([]);
  });

  it('without a list is tried again, as before', async () => {
    const register = aRegister();
    for (const path of [PLACES_PATH, AREA_PATH]) await register.answer(path, DEAD);
    const scene = await aScene({ register });
    await scene.whole();
    scene.search('N12 5AH');
    await scene.says('We cannot reach our list.');
    await register.publish(aSnapshot(HAVENS));
    await register.answer(PLACES_PATH, {
      body: JSON.stringify([{ label: 'N12', ...HERE, accuracy_metres: 60 }]),
    });
    scene.recheck();
    await cards(scene);
    expect(words(scene.part('heading'))).to.equal('Open now near N12');
  });

  it('is one that the server does not know, where it says so', async () => {
    const scene = await aScene({ havens: HAVENS });
    await scene.whole();
    await scene.register.answer(PLACES_PATH, { body: '[]' });
    scene.search('Whetstone');
    expect(await scene.says('could not')).to.equal('We could not find that place. Check the spelling.');
  });

  it('asks nothing of anybody but the place search, and not the phone', async () => {
    const scene = await aCutOffScene();
    scene.search('N12 5AH');
    await cards(scene);
    const urls = (await scene.register.seen()).map(({ url }) => url);
    const holding = urls.filter((url) => /N12|5AH/i.test(url));
    expect(holding.every((url) => url.includes(PLACES_PATH))).to.equal(true);
    expect(asked).to.deep.equal([]);
  });
});

describe('a typed place that the server is slow to look up, with a list on the phone', () => {
  const DOOR = { label: 'N12 9ZZ', ...north(2_300), accuracy_metres: 60 };
  const slowly = { delayMs: 3_500, body: JSON.stringify([DOOR]) };

  beforeEach(() => phoneIs({ code: 1 }));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('is shown roughly within two seconds, and exactly once the server says where it is', async () => {
    const scene = await aScene({ havens: HAVENS });
    await scene.whole();
    await scene.register.answer(PLACES_PATH, slowly);
    const from = performance.now();
    scene.search('N12 9ZZ');
    await cards(scene);
    expect(performance.now() - from).to.be.below(2_000);
    expect([words(scene.part('heading')), scene.names()[2]]).to.deep.equal(['Open now near N12', 'Hall']);
    scene.part('find').focus();
    await isHeaded(scene, 'N12 9ZZ');
    expect(scene.names()[0]).to.equal('Hall');
    expect(scene.finder.shadowRoot?.activeElement).to.equal(scene.part('find'));
  });

  it('does not move her back once she looks from somewhere else', async () => {
    const scene = await aScene({ havens: HAVENS });
    await scene.whole();
    await scene.register.answer(PLACES_PATH, slowly);
    scene.search('N12 9ZZ');
    await cards(scene);
    phoneIs({});
    scene.find();
    await isHeaded(scene, 'near you');
    await aTimeout(3_000);
    expect(words(scene.part('heading'))).to.equal('Open now near you');
  });
});
