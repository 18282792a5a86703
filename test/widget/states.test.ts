import { aTimeout, expect } from '@open-wc/testing';
import { cellAt, CELL_ZOOM, cellKey } from '../../api/domain/cells.ts';
import type { Point } from '../../api/domain/geo.ts';
import { aScene, clearPage, type Scene } from './helpers/finder.ts';
import { asked, phoneIs, phoneIsOnline, restorePhone } from './helpers/phone.ts';
import { aRegister, AREA_PATH, PLACES_PATH } from './helpers/register.ts';
import { aSnapshot, HERE, north, NOW } from './helpers/snapshots.ts';

const CAFE = { name: 'The Paper Lantern', north: 300 };
const PUB = { name: 'The Three Foxes', north: 700 };
const LIBRARY = { name: 'The Library', north: 200, hours: { opensIn: 690 } } as const;

async function found(scene: Scene): Promise<void> {
  scene.find();
  await scene.until(() => scene.parts('heading').length > 0, 'a heading');
}

describe('the finder in each state', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('idle: says what it is for, and asks the phone nothing', async () => {
    const scene = await aScene({ havens: [CAFE] });
    await aTimeout(100);
    expect(scene.status()).to.equal('Feel unsafe? Staff at these places are trained to help you.');
    expect(asked).to.deep.equal([]);
    expect(scene.names()).to.deep.equal([]);
    expect(scene.text()).to.contain('Your position stays on this phone. We never see it.');
  });

  it('in every state 999 comes first, then the way out', async () => {
    const scene = await aScene({ havens: [CAFE] });
    const first = scene.finder.shadowRoot?.querySelectorAll('a, button') as NodeListOf<HTMLElement>;
    expect(first[0]?.getAttribute('href')).to.equal('tel:999');
    expect(first[1]?.getAttribute('part')).to.contain('exit');
    await found(scene);
    expect(scene.finder.shadowRoot?.querySelector('a, button')?.getAttribute('href')).to.equal('tel:999');
    expect(scene.text()).to.contain('press 55');
  });

  it('locating: says that the phone may ask, and asks for a fresh and exact position within ten seconds', async () => {
    phoneIs('silence');
    const scene = await aScene({ havens: [CAFE] });
    scene.find();
    await scene.says('Finding where you are.');
    expect(asked).to.deep.equal([{ enableHighAccuracy: true, timeout: 10_000, maximumAge: 0 }]);
  });

  it('loading: says so while the list is on its way', async () => {
    const register = aRegister();
    await register.answer(AREA_PATH, { body: JSON.stringify(aSnapshot([CAFE])), delayMs: 400 });
    const scene = await aScene({ register });
    scene.find();
    expect(await scene.says('Looking')).to.equal('Looking for places…');
    expect(await scene.says('open')).to.equal('1 place is open within a 15-minute walk.');
  });

  it('results: the nearest open places first, and closed ones under their own heading', async () => {
    const scene = await aScene({ havens: [PUB, LIBRARY, CAFE] });
    await found(scene);
    expect(scene.status()).to.equal('2 places are open within a 15-minute walk.');
    expect(scene.names()).to.deep.equal(['The Paper Lantern', 'The Three Foxes', 'The Library']);
    const headings = [...(scene.finder.shadowRoot?.querySelectorAll('h2') ?? [])].map(
      ({ textContent }) => textContent,
    );
    expect(headings).to.deep.equal(['Open now near you', 'Not open now, or hours not known']);
    expect(scene.text()).to.contain('We looked within 3.1 miles.');
  });

  it('none near: says so plainly with 101, and still shows the nearest with how long the walk is', async () => {
    const scene = await aScene({ havens: [{ name: 'Night Pharmacy', north: 3_300 }, LIBRARY] });
    await found(scene);
    expect(scene.part('heading').textContent).to.equal('Nothing open near you');
    expect(scene.status()).to.equal(
      'No places are open within a 15-minute walk. The nearest open places are further away.',
    );
    expect(scene.text()).to.contain('A shop, station or hotel with staff may also help you.');
    expect(scene.finder.shadowRoot?.querySelector('[href="tel:101"]')).to.not.equal(null);
    expect(scene.names()).to.deep.equal(['Night Pharmacy', 'The Library']);
    expect(scene.part('walk').textContent).to.equal('52 minutes’ walk · 2.1 miles · north');
  });

  it('none open at all: shows the closed ones, and promises nothing further away', async () => {
    const scene = await aScene({ havens: [LIBRARY] });
    await found(scene);
    expect(scene.status()).to.equal('No places are open within a 15-minute walk.');
    expect(scene.names()).to.deep.equal(['The Library']);
  });

  it('looks further out when nothing within 5 km is open', async () => {
    const scene = await aScene({ havens: [LIBRARY, { name: 'All-night Garage', north: 9_000 }] });
    await found(scene);
    expect(scene.names()).to.deep.equal(['All-night Garage', 'The Library']);
    expect(scene.text()).to.contain('We looked within 12 miles.');
    expect(scene.part('walk').textContent).to.equal('2 h 21 minutes’ walk · 5.6 miles · north');
  });

  it('elsewhere: where the area lists nothing near her, says just that', async () => {
    phoneIs(north(40_000));
    const scene = await aScene({ havens: [CAFE] });
    await found(scene);
    expect(scene.status()).to.equal('No listed place near you in this area.');
    expect(scene.names()).to.deep.equal([]);
  });

  it('refused: offers the other way in', async () => {
    phoneIs({ code: 1 });
    const scene = await aScene({ havens: [CAFE] });
    scene.find();
    await scene.says('Your phone did not share its position. Type a place instead.');
    expect(scene.events).to.deep.include({
      type: 'haven-error',
      detail: { reason: 'refused' },
      composed: true,
    });
  });

  for (const code of [2, 3] as const) {
    it(`timed out or unavailable (${code}): says so and lets her try again`, async () => {
      phoneIs({ code });
      const scene = await aScene({ havens: [CAFE] });
      scene.find();
      await scene.says('Your phone could not tell where it is. Try again, or type a place.');
      phoneIs({});
      await found(scene);
      expect(scene.names()).to.deep.equal(['The Paper Lantern']);
    });
  }

  it('inaccurate: says how roughly the phone knows, and shows the places all the same', async () => {
    phoneIs({ accuracy: 860 });
    const scene = await aScene({ havens: [CAFE] });
    await found(scene);
    expect(scene.text()).to.contain('Your phone only knows roughly where you are (within about 900 metres).');
    expect(scene.status()).to.not.contain('15-minute');
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
    expect(scene.parts('walk')).to.deep.equal([]);
    // Where she is herself, she can say: the field is above the list.
    const order = scene.part('search').compareDocumentPosition(scene.part('card'));
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
    expect(scene.events[0]).to.deep.equal({
      type: 'haven-located',
      detail: { rough: true },
      composed: true,
    });
  });

  it('that knows only the town, or the country, does not know: nobody is sent anywhere from there', async () => {
    phoneIs({ accuracy: 5_001 });
    const scene = await aScene({ havens: [CAFE] });
    scene.find();
    await scene.says('Your phone could not tell where it is. Try again, or type a place.');
    expect(scene.names()).to.deep.equal([]);
  });

  it('without sight of the sky: asks once more, for what the phone knows roughly', async () => {
    phoneIs({ code: 3, accuracy: 300 });
    const scene = await aScene({ havens: [CAFE] });
    await found(scene);
    expect(asked).to.deep.equal([
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 0 },
      { timeout: 5_000, maximumAge: 60_000 },
    ]);
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
  });

  it('refused: does not ask again', async () => {
    phoneIs({ code: 1, accuracy: 300 });
    const scene = await aScene({ havens: [CAFE] });
    scene.find();
    await scene.says('did not share');
    expect(asked.length).to.equal(1);
  });

  it('accurate to 500 metres: says nothing of it', async () => {
    phoneIs({ accuracy: 500 });
    const scene = await aScene({ havens: [CAFE] });
    await found(scene);
    expect(scene.text()).to.not.contain('roughly');
  });

  it('offline without a list: says so, and shows the list by itself once back', async () => {
    const register = aRegister();
    await register.answer(AREA_PATH, { hangUp: true });
    phoneIsOnline(false);
    const scene = await aScene({ register });
    scene.find();
    await scene.says('Your phone is offline. Calls may still work.');
    expect(scene.finder.shadowRoot?.querySelector('[href="tel:101"]')).to.not.equal(null);
    await register.publish(aSnapshot([CAFE]));
    phoneIsOnline(true);
    await scene.says('1 place is open');
  });

  it('a phone that wrongly says it is offline still gets the list', async () => {
    phoneIsOnline(false);
    const scene = await aScene({ havens: [CAFE] });
    await found(scene);
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
  });

  it('offline with a list: shows the places', async () => {
    const scene = await aScene({ havens: [CAFE] });
    await scene.until(async () => (await scene.register.seen()).length > 0, 'the list to be asked for');
    await aTimeout(100);
    phoneIsOnline(false);
    await found(scene);
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
  });

  it('slow: after two seconds says so and where else there may be help, without an error, and shows the list when it comes', async () => {
    const register = aRegister();
    await register.answer(AREA_PATH, { delayMs: 3_500, body: JSON.stringify(aSnapshot([CAFE])) });
    const scene = await aScene({ register });
    scene.find();
    await scene.says('Looking for places…');
    expect(scene.finder.shadowRoot?.querySelector('[href="tel:101"]')).to.equal(null);
    await scene.says('This is slow.');
    expect(scene.finder.shadowRoot?.querySelector('[href="tel:101"]')).to.not.equal(null);
    expect(scene.text()).to.contain('A shop, station or hotel with staff may also help you.');
    await scene.says('1 place is open');
    expect(scene.text()).to.not.contain('A shop, station');
    expect(scene.events.map(({ type }) => type)).to.deep.equal(['haven-located', 'haven-results']);
  });

  it('another place that is not loaded yet: the places of the last one are gone at once', async () => {
    const far = { label: 'Far End', ...north(60_000), accuracy_metres: 10 };
    const cellOf = (point: Point): string => {
      const { x, y } = cellAt(point);
      return `cell/${CELL_ZOOM}-${cellKey(x, y)}`;
    };
    const register = aRegister();
    await register.publish(aSnapshot([CAFE], { scope: cellOf(HERE) }));
    await register.answer(`/api/v1/snapshots/${cellOf(far)}.json`, { delayMs: 1_000, status: 503 });
    await register.answer(PLACES_PATH, { body: JSON.stringify([far]) });
    const scene = await aScene({ register, attributes: { area: '' } });
    await found(scene);
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
    scene.search('Far End');
    await scene.until(() => scene.events.length > 2, 'a second place');
    expect(scene.status()).to.equal('Looking for places…');
    expect(scene.names()).to.deep.equal([]);
  });

  it('asks the server nothing while nobody looks, and at once when she is back', async () => {
    const scene = await aScene({ havens: [CAFE] });
    await found(scene);
    const before = (await scene.register.seen()).length;
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    scene.clock.time += 120_000;
    scene.recheck();
    await aTimeout(100);
    expect((await scene.register.seen()).length).to.equal(before);
    Reflect.deleteProperty(document, 'hidden');
    scene.recheck();
    await scene.until(async () => (await scene.register.seen()).length === before + 1, 'a request');
  });

  it('failed: says so, keeps trying, and shows the list when it comes', async () => {
    const register = aRegister();
    await register.answer(AREA_PATH, { status: 503, body: '{}' });
    const scene = await aScene({ register });
    scene.find();
    await scene.says('We cannot reach our list. We will keep trying.');
    expect(scene.events.at(-1)).to.deep.equal({
      type: 'haven-error',
      detail: { reason: 'failed' },
      composed: true,
    });
    await register.publish(aSnapshot([CAFE]));
    scene.recheck();
    await scene.says('1 place is open');
  });

  it('tries a lost request once more, quietly', async () => {
    const register = aRegister();
    await register.answer(AREA_PATH, { hangUp: true }, { body: JSON.stringify(aSnapshot([CAFE])) });
    const scene = await aScene({ register });
    await found(scene);
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
    expect(scene.events.map(({ type }) => type)).to.not.include('haven-error');
  });

  it('stale: a list past its end shows no place, and says why', async () => {
    const register = aRegister();
    const old = aSnapshot([CAFE], { valid_until: new Date(NOW - 60_000).toISOString() });
    await register.publish(old);
    const scene = await aScene({ register });
    scene.find();
    await scene.says('The list on this phone is too old to show.');
    expect(scene.names()).to.deep.equal([]);
    expect(scene.finder.shadowRoot?.querySelector('[href="tel:101"]')).to.not.equal(null);
  });

  it('an area that the register does not know: failed, never "nothing near you"', async () => {
    const register = aRegister();
    await register.answer(AREA_PATH, { status: 404, body: '{"code":"area.not_found"}' });
    const scene = await aScene({ register });
    scene.find();
    expect(await scene.says('We')).to.contain('We cannot reach our list.');
  });

  it('tells the page how many are open, and nothing of where', async () => {
    const scene = await aScene({ havens: [CAFE, PUB] });
    await found(scene);
    expect(scene.events).to.deep.equal([
      { type: 'haven-located', detail: { rough: false }, composed: true },
      { type: 'haven-results', detail: { open: 2 }, composed: true },
    ]);
  });

  it('an answer to an earlier question is dropped', async () => {
    phoneIs({ ...north(2_000), afterMs: 150 });
    const scene = await aScene({ havens: [CAFE, { name: 'Up North', north: 2_000 }] });
    scene.find();
    phoneIs(HERE);
    await found(scene);
    await aTimeout(250);
    expect(scene.names()).to.deep.equal(['The Paper Lantern', 'Up North']);
  });
});
