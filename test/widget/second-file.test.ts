import { aTimeout, expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { enMore } from '../../widget/messages/en-more.ts';
import { TAGS } from '../../widget/messages/languages.ts';
import type { MoreMessages } from '../../widget/messages/messages.ts';
import { aScene, clearPage, words, type Scene } from './helpers/finder.ts';
import { phoneIs, restorePhone } from './helpers/phone.ts';
import { HERE } from './helpers/snapshots.ts';

const CAFE = { id: 'cafe00001', name: 'Café', north: 300, facilities: ['step_free', 'toilet'] } as const;
const PUB = {
  id: 'pub000001',
  name: 'Pub',
  kind: 'pub',
  north: 100,
  agePolicy: 'under_16_accompanied',
  facilities: ['women_staff'],
} as const;
const SHUT = { name: 'Library', north: 200, hours: { opensIn: 60 } } as const;
const FIXED = { lat: String(HERE.lat), lon: String(HERE.lon) };

/** What the button of the filters says in each language. */
const FILTERS = new Map<string, string>([['en', enMore.filters]]);
for (const tag of TAGS.filter((each) => each !== 'en')) {
  const { more } = (await import(`../../widget/messages/${tag}-more.ts`)) as { more: MoreMessages };
  FILTERS.set(tag, more.filters);
}

async function aList(attributes = {}): Promise<Scene> {
  const scene = await aScene({ havens: [CAFE, PUB, SHUT], attributes: { ...FIXED, ...attributes } });
  await scene.until(() => scene.parts('card').length === 3, 'the list');
  await scene.whole();
  return scene;
}

function filter(scene: Scene, label: string): HTMLInputElement {
  const found = scene.parts('filter').find((each) => words(each) === label);
  return found?.querySelector('input') as HTMLInputElement;
}

describe('the second file', () => {
  beforeEach(() => phoneIs({}));
  afterEach(async () => {
    clearPage();
    restorePhone();
    await setViewport({ width: 360, height: 740 });
  });

  for (const width of [320, 360, 412])
    it(`moves nothing when it comes, at ${width} px`, async () => {
      await setViewport({ width, height: 740 });
      const scene = await aScene({ havens: [CAFE, PUB, SHUT] });
      const places = (): number[] =>
        scene.parts('card').map((card) => Math.round(card.getBoundingClientRect().top));
      let before: number[] = [];
      const root = scene.finder.shadowRoot as ShadowRoot;
      const observer = new MutationObserver(() => {
        if (!before[0] && scene.parts('card')[0] && !scene.parts('languages')[0]) before = places();
      });
      observer.observe(root, { childList: true, subtree: true });
      for (const [name, value] of Object.entries(FIXED)) scene.finder.setAttribute(name, value);
      await scene.whole();
      await scene.until(() => scene.parts('card').length === 3, 'the list');
      observer.disconnect();
      if (before[0]) expect(places()).to.deep.equal(before);
      // However soon it came: the room is kept without it.
      const { height } = scene.part('tools').getBoundingClientRect();
      scene.part('tools').replaceChildren();
      expect(Math.abs(scene.part('tools').getBoundingClientRect().height - height)).to.be.below(1);
      for (const after of scene.parts('after')) {
        const full = after.getBoundingClientRect().height;
        after.querySelector('[part~=share]')?.remove();
        expect(Math.abs(after.getBoundingClientRect().height - full)).to.be.below(1);
      }
      const language = scene.part('language').getBoundingClientRect().height;
      scene.part('language').replaceChildren();
      expect(Math.abs(scene.part('language').getBoundingClientRect().height - language)).to.be.below(1);
    });

  for (const lang of TAGS)
    it(`in ${lang} draws its first buttons into the room that is kept for them`, async () => {
      const scene = await aList({ lang });
      await scene.until(() => scene.parts('filters-button')[0]?.textContent === FILTERS.get(lang), lang);
      const full = scene.part('tools').getBoundingClientRect().height;
      scene.part('tools').replaceChildren();
      expect(scene.part('tools').getBoundingClientRect().height).to.equal(full);
    });

  it('asks tools that record visits to leave out all that is shown, also after a change', async () => {
    const scene = await aList();
    const leftOut =
      '.rr-block.sentry-block.ph-no-capture.fs-exclude[data-hj-suppress][data-clarity-mask=true][data-private][data-dd-privacy=hidden]';
    const root = scene.finder.shadowRoot as ShadowRoot;
    const shown = () => [...root.children].filter((each) => !/^(STYLE|LINK)$/.test(each.tagName));
    expect(shown().map((each) => each.matches(leftOut))).to.deep.equal([true]);
    scene.finder.setAttribute('limit', '2');
    await scene.until(() => scene.parts('card').length === 2, 'a shorter list');
    expect(shown().map((each) => each.matches(leftOut))).to.deep.equal([true]);
    expect(scene.part('walk').closest(leftOut)).to.equal(scene.part('base'));
  });

  it('is not needed: without it the list, its links and the search work', async () => {
    const { URL } = globalThis;
    globalThis.URL = class extends URL {
      constructor(address: string | URL, base?: string | URL) {
        super(String(address).startsWith('haven-more.js') ? 'not-there.js' : address, base);
      }
    };
    try {
      const scene = await aScene({ havens: [CAFE, PUB] });
      scene.find();
      await scene.until(() => scene.parts('card').length === 2, 'the list');
      await aTimeout(200);
      expect(scene.parts('languages')).to.deep.equal([]);
      expect(scene.names()).to.deep.equal(['Pub', 'Café']);
      const page = scene.part('name').querySelector('a') as HTMLAnchorElement;
      expect(page.href).to.equal(`${scene.register.address}/havens/pub000001`);
      (scene.part('under-18').querySelector('input') as HTMLInputElement).click();
      await scene.until(() => scene.names()[0] === 'Café', 'places for all ages first');
    } finally {
      globalThis.URL = URL;
    }
  });

  it('narrows the list by what a place has, and widens it again', async () => {
    const scene = await aList();
    expect(scene.parts('filter')).to.deep.equal([]);
    scene.part('filters-button').click();
    expect(scene.part('filters-button').getAttribute('aria-expanded')).to.equal('true');
    expect(scene.parts('filter').map(words)).to.deep.equal([
      'Open now',
      'Step-free way in',
      'Women on the staff',
      'Phone charging',
      'Toilet',
      'Not a pub, bar or club',
    ]);
    filter(scene, 'Toilet').click();
    await scene.until(() => scene.names().length === 1, 'one place');
    expect(scene.names()).to.deep.equal(['Café']);
    filter(scene, 'Women on the staff').click();
    await scene.until(() => scene.names().length === 0, 'none');
    expect(scene.status()).to.equal('No listed place near you has all of these.');
    scene.part('clear').click();
    await scene.until(() => scene.names().length === 3, 'all again');
    expect(filter(scene, 'Toilet').checked).to.equal(false);
    filter(scene, 'Open now').click();
    await scene.until(() => !scene.names().includes('Library'), 'open ones');
    filter(scene, 'Not a pub, bar or club').click();
    await scene.until(() => scene.names().length === 1, 'the café');
    expect(scene.names()).to.deep.equal(['Café']);
  });

  it('counts for an under-18 no place that is for adults only', async () => {
    const havens = [
      { ...CAFE, north: 900 },
      { ...PUB, agePolicy: 'over_18_only' },
    ] as const;
    const scene = await aScene({ havens, attributes: FIXED });
    await scene.says('2 places are open');
    (scene.part('under-18').querySelector('input') as HTMLInputElement).click();
    await scene.says('1 place is open');
    expect(scene.names()[0]).to.equal('Café');
  });

  it('says to an under-18 what comes first, and whom to call', async () => {
    const scene = await aList();
    (scene.part('under-18').querySelector('input') as HTMLInputElement).click();
    await scene.until(() => scene.parts('childline').length > 0, 'Childline');
    expect(scene.names().slice(0, 2)).to.deep.equal(['Café', 'Pub']);
    expect(scene.part('childline').getAttribute('href')).to.equal('tel:08001111');
    expect(scene.part('under-18-link').getAttribute('href')).to.equal(`${scene.register.address}/under-18`);
  });

  it('shares the name and address of the place, and never where she is', async () => {
    const shared: ShareData[] = [];
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: (data: ShareData) => Promise.resolve(void shared.push(data)),
    });
    const scene = await aList();
    scene.parts('share').at(0)?.click();
    Reflect.deleteProperty(navigator, 'share');
    expect(shared[0]?.url).to.equal(`${scene.register.address}/havens/pub000001`);
    expect(shared[0]?.text).to.match(/^Pub, /);
    expect(JSON.stringify(shared)).to.not.contain(String(HERE.lat));
  });

  it('copies the address where the phone has no sheet for it, and says so on that card only', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator, 'share', { configurable: true, value: undefined });
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    });
    const scene = await aList();
    scene.parts('share').at(1)?.click();
    await scene.until(() => scene.parts('shared').length > 0, 'a word');
    Reflect.deleteProperty(navigator, 'share');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(scene.parts('shared').map(words)).to.deep.equal(['Address copied']);
    expect(scene.part('shared').closest('[part=card]')).to.equal(scene.parts('card')[1]);
    expect(copied[0]).to.match(/^Café, .*\n.*\/havens\/cafe00001$/);
  });

  it('points the way after a tap, as the phone turns, and stops when asked', async () => {
    // Some phones ask her for it; this one says yes.
    const asked: string[] = [];
    Object.defineProperty(DeviceOrientationEvent, 'requestPermission', {
      configurable: true,
      value: () => Promise.resolve(asked.push('asked') && 'granted'),
    });
    const scene = await aList();
    expect(scene.parts('arrow')).to.deep.equal([]);
    const turn = (alpha: number): void => {
      const event = new DeviceOrientationEvent('deviceorientationabsolute', { absolute: true, alpha });
      dispatchEvent(event);
    };
    turn(0);
    expect([scene.parts('arrow'), asked]).to.deep.equal([[], []]);
    scene.part('compass').click();
    await aTimeout(20);
    expect(asked).to.deep.equal(['asked']);
    turn(0);
    await scene.until(() => scene.parts('arrow').length === 3, 'arrows');
    expect(words(scene.part('arrow'))).to.equal('↑');
    // The phone points west: north is to its right.
    turn(90);
    await scene.until(() => words(scene.part('arrow')) === '→', 'an arrow to the right');
    expect(words(scene.part('bearing'))).to.equal('north');
    scene.part('compass').click();
    expect(scene.parts('arrow')).to.deep.equal([]);
    Reflect.deleteProperty(DeviceOrientationEvent, 'requestPermission');
  });

  it('says so where the phone will not say which way it points', async () => {
    Object.defineProperty(DeviceOrientationEvent, 'requestPermission', {
      configurable: true,
      value: () => Promise.resolve('denied'),
    });
    const scene = await aList();
    scene.part('compass').click();
    await scene.until(() => scene.parts('compass-status').length > 0, 'a word');
    expect(words(scene.part('compass-status'))).to.equal('This phone does not say which way it points.');
    Reflect.deleteProperty(DeviceOrientationEvent, 'requestPermission');
  });

  it('keeps what she typed about each place until she closes its form, and leads back to its link', async () => {
    const scene = await aList();
    const links = () => scene.parts('concern').map((part) => part as HTMLAnchorElement);
    const forms = () => scene.parts('concern-form');
    const noteOf = (form?: HTMLElement) => form?.querySelector('textarea') as HTMLTextAreaElement;
    const focused = () => scene.finder.shadowRoot?.activeElement;
    links()[0]?.click();
    await scene.until(() => forms().length === 1 && words(focused() ?? document.body), 'a form');
    noteOf(forms()[0]).value = 'The door was locked';
    links()[1]?.click();
    await scene.until(() => forms().length === 2, 'a second form');
    links()[0]?.focus();
    links()[0]?.click();
    await scene.until(() => words(focused() ?? document.body) === 'What happened?', 'the first form again');
    expect(focused()?.closest('[part=concern-form]')).to.equal(forms()[0]);
    expect(forms().map((form) => noteOf(form).value)).to.deep.equal(['The door was locked', '']);
    const buttons = [...(forms()[0]?.querySelectorAll('button') ?? [])];
    buttons.find((button) => words(button) === 'Close')?.click();
    expect(forms().length).to.equal(1);
    expect(focused()).to.equal(links()[0]);
  });

  it('offers to keep our own page once it works without network, and no page of somebody else', async () => {
    const manifest = document.createElement('link');
    manifest.rel = 'manifest';
    document.head.append(manifest);
    Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: { controller: {} } });
    try {
      const theirs = await aList();
      expect(theirs.parts('keep')).to.deep.equal([]);
      clearPage();
      const ours = await aScene({ attributes: { src: location.origin, area: '' } });
      await ours.whole();
      expect(words(ours.part('keep-how'))).to.equal('This page now works without network.');
      ours.part('keep').click();
      expect(words(ours.part('keep-how'))).to.contain('Add to home screen');
      let prompted = 0;
      const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
        prompt: () => Promise.resolve(prompted++),
      });
      dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(true);
      ours.part('keep').click();
      expect(prompted).to.equal(1);
    } finally {
      manifest.remove();
      Reflect.deleteProperty(navigator, 'serviceWorker');
    }
  });

  it('leaves out the map where the page says so', async () => {
    const scene = await aList({ map: 'off' });
    expect(scene.parts('map-button')).to.deep.equal([]);
  });
});
