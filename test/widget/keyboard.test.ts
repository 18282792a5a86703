import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aScene, clearPage, words, type Scene } from './helpers/finder.ts';
import { phoneIs, restorePhone } from './helpers/phone.ts';
import { PLACES_PATH } from './helpers/register.ts';

const CAFE = { name: 'The Paper Lantern', north: 300 };

function focused(scene: Scene): Element | null {
  return scene.finder.shadowRoot?.activeElement ?? null;
}

async function press(key: string, times = 1): Promise<void> {
  for (let n = 0; n < times; n++) await sendKeys({ press: key });
}

async function aWholeScene(): Promise<Scene> {
  const scene = await aScene({ havens: [CAFE] });
  await scene.whole();
  return scene;
}

describe('by keyboard alone', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('everything is reached in the order in which it is read', async () => {
    const scene = await aWholeScene();
    const order: string[] = [];
    for (let n = 0; n < 9; n++) {
      await press('Tab');
      order.push(focused(scene)?.id || words(focused(scene) as Element));
    }
    expect(order.slice(0, 6)).to.deep.equal([
      'In danger now?Call 999',
      'Leave this pageor press Shift 3 times',
      'language',
      'Find the nearest place that is open',
      'place',
      'Show places',
    ]);
    expect((order[7] ?? '') + order[8]).to.equal('allhelp');
  });

  it('finds the nearest place, and the heading takes the focus', async () => {
    const scene = await aWholeScene();
    await press('Tab', 4);
    await press('Enter');
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(focused(scene)).to.equal(scene.part('heading'));
    const order: string[] = [];
    for (let n = 0; n < 9; n++) {
      await press('Tab');
      order.push(focused(scene)?.part[0] ?? focused(scene)?.getAttribute('type') ?? '');
    }
    expect(order).to.deep.equal([
      'checkbox',
      'filters-button',
      'compass',
      'map-button',
      'link',
      'call',
      'directions',
      'concern',
      'share',
    ]);
  });

  it('searches a place with Enter', async () => {
    const scene = await aScene({ havens: [CAFE] });
    await scene.register.answer(PLACES_PATH, { body: '[]' });
    scene.part('input').focus();
    await sendKeys({ type: 'Xyzzy' });
    await press('Enter');
    expect(await scene.says('We')).to.contain('We could not find that place.');
  });

  it('sees where it is: the focus has a ring', async () => {
    const scene = await aWholeScene();
    await press('Tab', 4);
    const { outlineStyle, outlineWidth } = getComputedStyle(scene.part('find'));
    expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '3px']);
  });

  it('the focus stays on the button when nothing can be shown, and the words are in a polite status', async () => {
    phoneIs({ code: 1 });
    const scene = await aWholeScene();
    await press('Tab', 4);
    await press('Enter');
    await scene.says('Your phone did not share');
    expect(focused(scene)).to.equal(scene.part('find'));
    expect(scene.part('status').getAttribute('role')).to.equal('status');
  });

  it('the status is one element all along, so that a screen reader hears its changes', async () => {
    const scene = await aScene({ havens: [CAFE] });
    const status = scene.part('status');
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(scene.part('status')).to.equal(status);
  });

  it('a re-check moves nobody', async () => {
    const scene = await aScene({ havens: [CAFE] });
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    scene.part('directions').focus();
    scene.clock.time += 60_000;
    scene.recheck();
    expect(focused(scene)).to.equal(scene.part('directions'));
  });
});
