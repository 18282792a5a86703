import { aTimeout, expect } from '@open-wc/testing';
import type { Snapshot } from '../../api/domain/snapshot.ts';
import { aScene, clearPage, words, type Scene } from './helpers/finder.ts';
import { aFrame, until } from './helpers/frames.ts';
import { phoneIs, restorePhone } from './helpers/phone.ts';
import { aRegister, AREA_PATH, PLACES_PATH } from './helpers/register.ts';
import { AREA, aSnapshot, HERE, NOW } from './helpers/snapshots.ts';

const CAFE = { name: 'The Paper Lantern', north: 300 };
const SOUND = aSnapshot([CAFE, { name: 'The Three Foxes', north: 700 }]);
const MARKUP = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';

async function answered(body: string): Promise<Scene> {
  const register = aRegister();
  await register.answer(AREA_PATH, { body });
  const scene = await aScene({ register });
  scene.find();
  await scene.until(() => !/Looking|Finding|Feel/.test(scene.status()), 'an outcome');
  return scene;
}

function without(column: string): string {
  const havens = Object.fromEntries(Object.entries(SOUND.havens).filter(([name]) => name !== column));
  return JSON.stringify({ ...SOUND, havens });
}

describe('a poisoned or broken snapshot', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  const text = JSON.stringify(SOUND);
  const broken: Readonly<Record<string, string>> = {
    'cut short': text.slice(0, text.length / 2),
    empty: '',
    'a web page': '<!doctype html><p>Please log in to the Wi-Fi</p>',
    null: 'null',
    'a list': '[]',
    'a number': '7',
    'of a newer format': JSON.stringify({ ...SOUND, format: 2 }),
    'of another scope': JSON.stringify({ ...SOUND, scope: 'area/E09000007' }),
    'with columns of unequal length': JSON.stringify({
      ...SOUND,
      havens: { ...SOUND.havens, name: SOUND.havens.name.slice(1) },
    }),
    'without havens': JSON.stringify({ ...SOUND, havens: undefined }),
    'without schedules': JSON.stringify({ ...SOUND, schedules: null }),
    'without an end': JSON.stringify({ ...SOUND, valid_until: 'soon' }),
    'without schemes': JSON.stringify({ ...SOUND, schemes: null }),
    'with a scheme that is none': JSON.stringify({ ...SOUND, schemes: [null] }),
    'with a scheme that says nothing': JSON.stringify({
      ...SOUND,
      schemes: [{ ...SOUND.schemes[0], say: {} }],
    }),
    'with a beginning that is no number': JSON.stringify({ ...SOUND, base: String(SOUND.base) }),
    'without the column that ends it': without('until'),
    'with ends that are none': JSON.stringify({
      ...SOUND,
      havens: { ...SOUND.havens, until: SOUND.havens.until.map(() => null) },
    }),
    'with positions that are all none': JSON.stringify({
      ...SOUND,
      havens: { ...SOUND.havens, lat: SOUND.havens.lat.map(() => null) },
    }),
    'without a horizon': JSON.stringify({ ...SOUND, horizon_minutes: null }),
    'without the column of ages': without('age'),
    'without the column of schedules': without('schedule'),
  };
  for (const [what, body] of Object.entries(broken)) {
    it(`${what}: shows no place and says that the list cannot be reached`, async () => {
      const scene = await answered(body);
      expect(scene.status()).to.equal('We cannot reach our list. We will keep trying.');
      expect(scene.names()).to.deep.equal([]);
      expect(scene.part('emergency').getAttribute('href')).to.equal('tel:999');
    });
  }

  for (const column of ['name', 'address', 'postcode', 'phone', 'facilities', 'trained_on']) {
    it(`without its ${column}: still shows what can be shown`, async () => {
      const scene = await answered(without(column));
      expect(scene.parts('card').length).to.equal(2);
    });
  }

  for (const trained of [null, 0, 'March', -3]) {
    it(`with ${trained} for the day of training: claims no training`, async () => {
      const havens = { ...SOUND.havens, trained_on: SOUND.havens.trained_on.map(() => trained) };
      const scene = await answered(JSON.stringify({ ...SOUND, havens }));
      expect(scene.parts('card').length).to.equal(2);
      expect(scene.parts('trained')).to.deep.equal([]);
    });
  }

  it('with places that have no name: offers those that have', async () => {
    const scene = await answered(text);
    const places = [
      { label: null, ...HERE },
      { ...HERE },
      { label: 'Church End', ...HERE, accuracy_metres: 5 },
    ];
    await scene.register.answer(PLACES_PATH, { body: JSON.stringify(places) });
    scene.search('Church End');
    await scene.until(() => scene.parts('heading').length > 0, 'a list');
    expect(words(scene.part('heading'))).to.equal('Open now near Church End');
  });

  it('with positions that are none: leaves those out', async () => {
    const lat = ['north', SOUND.havens.lat[1]] as unknown as number[];
    const scene = await answered(JSON.stringify({ ...SOUND, havens: { ...SOUND.havens, lat } }));
    expect(scene.names().length).to.equal(1);
  });

  it('with hostile texts: shows them as texts', async () => {
    const hostile = aSnapshot([
      {
        id: '../../x?"><b>',
        name: MARKUP,
        address: MARKUP,
        postcode: '"\'<>&',
        phone: 'javascript:alert(1)',
        town: '\u202Egnol',
      },
    ]);
    const schemes = hostile.schemes.map((scheme) => ({ ...scheme, name: MARKUP, say: MARKUP }));
    const scene = await answered(JSON.stringify({ ...hostile, schemes } satisfies Snapshot));
    expect(scene.names()).to.deep.equal([MARKUP]);
    expect(scene.finder.shadowRoot?.querySelectorAll('img, script').length).to.equal(0);
    expect(Reflect.get(window, 'pwned')).to.equal(undefined);
    expect(scene.parts('call')).to.deep.equal([]);
    const links = [...(scene.finder.shadowRoot?.querySelectorAll('a') ?? [])];
    expect(links.filter(({ protocol }) => !['http:', 'https:', 'tel:'].includes(protocol))).to.deep.equal([]);
    expect(links.find(({ part }) => part.contains('link'))?.href).to.equal(
      `${scene.register.address}/havens/..%2F..%2Fx%3F%22%3E%3Cb%3E`,
    );
  });
});

describe('bad attributes', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  const bad: Readonly<Record<string, Record<string, string>>> = {
    'a point of words': { lat: 'abc', lon: 'def' },
    'half a point': { lat: '51.6' },
    'a point off the Earth': { lat: '151.6', lon: '-0.17' },
    'an empty point': { lat: ' ', lon: ' ' },
  };
  for (const [what, attributes] of Object.entries(bad)) {
    it(`${what} counts as none: idle, and the button works`, async () => {
      const scene = await aScene({ havens: [CAFE], attributes });
      expect(scene.status()).to.contain('Feel unsafe?');
      scene.find();
      await scene.until(() => scene.parts('card').length > 0, 'a card');
      expect(scene.names()).to.deep.equal(['The Paper Lantern']);
    });
  }

  for (const [limit, shown] of [
    ['-3', 5],
    ['0', 5],
    ['many', 5],
    ['1.9', 1],
    ['3', 3],
    ['1e9', 1],
    ['999', 20],
  ] as const) {
    it(`limit="${limit}" shows ${shown}`, async () => {
      const havens = Array.from({ length: 25 }, (_, n) => ({ name: `Place ${n}`, north: 10 * n }));
      const scene = await aScene({ havens, attributes: { limit } });
      scene.find();
      await scene.until(() => scene.parts('card').length > 0, 'cards');
      expect(scene.parts('card').length).to.equal(shown);
    });
  }

  for (const src of ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'http://']) {
    it(`src="${src}" counts as none: links lead to the script's own origin`, async () => {
      const scene = await aScene({ attributes: { src, area: '' } });
      expect((scene.parts('link')[0] as HTMLAnchorElement).href).to.equal(`${location.origin}/havens`);
    });
  }

  it('an area with signs of an address in it stays one part of the path', async () => {
    const scene = await aScene({ attributes: { area: '../../../x?y#z' } });
    scene.find();
    await scene.says('No listed place');
    for (const { url } of await scene.register.seen()) expect(url).to.contain('/snapshots/area/..%2F');
  });
});

describe('on the page', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('taken off and put back, it goes on where it was', async () => {
    const scene = await aScene({ havens: [CAFE] });
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    scene.finder.remove();
    document.body.append(scene.finder);
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
  });

  it('taken off while the phone still looks, it is ready for a new question afterwards', async () => {
    phoneIs({ afterMs: 100 });
    const scene = await aScene({ havens: [CAFE] });
    scene.find();
    scene.finder.remove();
    await aTimeout(200);
    document.body.append(scene.finder);
    expect(scene.status()).to.contain('Feel unsafe?');
    expect(scene.events).to.deep.equal([]);
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
  });

  it('taken off while the list loads, it loads on when put back', async () => {
    const register = aRegister();
    await register.answer(AREA_PATH, { body: JSON.stringify(SOUND), delayMs: 150 });
    const scene = await aScene({ register });
    scene.find();
    await scene.says('Looking');
    scene.finder.remove();
    await aTimeout(250);
    document.body.append(scene.finder);
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(scene.names().length).to.equal(2);
  });

  it('twice, each for itself', async () => {
    const one = await aScene({ havens: [CAFE] });
    const two = await aScene({ havens: [{ name: 'Other', north: 100 }] });
    one.find();
    await one.until(() => one.parts('card').length > 0, 'a card');
    expect(two.names()).to.deep.equal([]);
    two.find();
    await two.until(() => two.parts('card').length > 0, 'a card');
    expect([one.names(), two.names()]).to.deep.equal([['The Paper Lantern'], ['Other']]);
  });

  it('loaded twice, the first definition wins and nothing is thrown', async () => {
    const first = customElements.get('haven-finder');
    await import('../../widget/haven-finder.define.ts?again' as string);
    expect(customElements.get('haven-finder')).to.equal(first);
  });

  it('what the page wrote inside is shown until the finder is there', async () => {
    const { page } = await aFrame('/frame/neutral');
    const finder = page.document.createElement('haven-finder');
    finder.append('In danger? Call 999.');
    page.document.body.append(finder);
    expect(finder.offsetHeight).to.be.greaterThan(0);
  });

  it('and not beside it', async () => {
    const scene = await aScene({ content: 'In danger? Call 999.' });
    expect(scene.finder.innerText).to.not.contain('In danger? Call 999.');
  });

  it('and again where the finder cannot show itself', async () => {
    const { page } = await aFrame('/frame/plain');
    const failures: string[] = [];
    page.addEventListener('error', (event) => {
      event.preventDefault();
      failures.push(event.message);
    });
    const finder = page.document.createElement('haven-finder');
    finder.append('In danger? Call 999.');
    Reflect.set(
      finder,
      'messages',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no words');
          },
        },
      ),
    );
    page.document.body.append(finder);
    expect(words(finder.shadowRoot as ShadowRoot)).to.equal('');
    expect(finder.shadowRoot?.querySelector('slot')?.assignedNodes().length).to.equal(1);
    expect(failures.length).to.equal(1);
  });

  it('under a strict policy with trusted types nothing is refused', async () => {
    const register = aRegister();
    await register.publish(SOUND);
    const { page } = await aFrame('/frame/strict');
    const refused: string[] = [];
    page.document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      refused.push(violatedDirective),
    );
    const finder = page.document.createElement('haven-finder');
    finder.clock = { now: () => NOW };
    for (const [name, value] of Object.entries({
      area: AREA,
      src: register.address,
      lat: HERE.lat,
      lon: HERE.lon,
    }))
      finder.setAttribute(name, String(value));
    page.document.body.append(finder);
    await until(() => finder.shadowRoot?.querySelector('[part~=card]'));
    const { backgroundColor } = page.getComputedStyle(
      finder.shadowRoot?.querySelector('[part~=find]') as Element,
    );
    expect(backgroundColor).to.equal('rgb(23, 86, 95)');
    expect(refused).to.deep.equal([]);
  });
});
