import { aTimeout, expect } from '@open-wc/testing';
import { aScene, clearPage, words, type Scene } from './helpers/finder.ts';
import { asked, phoneIs, phoneIsOnline, restorePhone } from './helpers/phone.ts';
import { aRegister, AREA_PATH, PLACES_PATH } from './helpers/register.ts';
import { aSnapshot, HERE } from './helpers/snapshots.ts';

const CAFE = { name: 'The Paper Lantern', north: 300 };
const N12 = { label: 'N12 0QG', ...HERE, accuracy_metres: 60 };

/** A finder whose server does not answer: no list of places, and no place search. */
async function aLostScene(lost: object = { hangUp: true }): Promise<Scene> {
  const register = aRegister();
  for (const path of [AREA_PATH, PLACES_PATH]) await register.answer(path, lost);
  return aScene({ register });
}

/** Its server is back. */
async function answersAgain({ register }: Scene): Promise<void> {
  await register.publish(aSnapshot([CAFE]));
  await register.answer(PLACES_PATH, places(N12));
}

function places(...found: object[]): { body: string } {
  return { body: JSON.stringify(found) };
}

describe('a typed place', () => {
  beforeEach(() => phoneIs({ code: 1 }));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('has a label, and finds places without asking the phone where it is', async () => {
    const scene = await aScene({ havens: [CAFE] });
    await scene.register.answer(PLACES_PATH, places(N12));
    const input = scene.part('input') as HTMLInputElement;
    expect(words(input.labels?.[0] as HTMLElement)).to.equal('Or type a postcode, town centre or station');
    scene.search('n12 0qg');
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(words(scene.part('heading'))).to.equal('Open now near N12 0QG');
    expect(asked).to.deep.equal([]);
    expect(scene.events[0]?.detail).to.deep.equal({ rough: false });
    const urls = (await scene.register.seen()).map(({ url }) => url);
    expect(urls.filter((url) => url.includes('places'))[0]).to.contain('/api/v1/places?q=n12%200qg');
  });

  it('that several places have asks which one, and moves there', async () => {
    const scene = await aScene({ havens: [CAFE] });
    const barnet = { ...N12, label: 'Church End, Barnet' };
    await scene.register.answer(
      PLACES_PATH,
      places(barnet, { ...N12, label: 'Church End, Brent', lat: 51.5 }),
    );
    scene.search('Church End');
    expect(await scene.says('Which')).to.equal('Which place do you mean?');
    expect(scene.parts('choice').map(words)).to.deep.equal(['Church End, Barnet', 'Church End, Brent']);
    expect(scene.finder.shadowRoot?.activeElement).to.equal(scene.part('choice'));
    scene.part('choice').click();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(words(scene.part('heading'))).to.equal('Open now near Church End, Barnet');
    expect(scene.parts('choice')).to.deep.equal([]);
  });

  it('that is misspelt asks whether the only place like it is meant', async () => {
    const scene = await aScene({ havens: [CAFE] });
    await scene.register.answer(PLACES_PATH, places({ ...N12, label: 'North Finchley', guess: true }));
    scene.search('Nort Finchley');
    expect(await scene.says('Which')).to.equal('Which place do you mean?');
    expect(scene.parts('choice').map(words)).to.deep.equal(['North Finchley']);
    expect(scene.parts('card')).to.deep.equal([]);
    scene.part('choice').click();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(words(scene.part('heading'))).to.equal('Open now near North Finchley');
  });

  it('that nobody knows says so, at the field', async () => {
    const scene = await aScene({ havens: [CAFE] });
    await scene.register.answer(PLACES_PATH, places());
    scene.search('Xyzzy');
    expect(await scene.says('could not')).to.equal('We could not find that place. Check the spelling.');
    const input = scene.part('input') as HTMLInputElement;
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(input.value).to.equal('Xyzzy');
    const described = scene.finder.shadowRoot?.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(described).to.equal(scene.part('status'));
  });

  it('of a large area says that walking times are rough', async () => {
    const scene = await aScene({ havens: [CAFE] });
    await scene.register.answer(PLACES_PATH, places({ ...N12, label: 'N12', accuracy_metres: 1_200 }));
    scene.search('N12');
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(scene.text()).to.contain('Walking times are from the middle of N12.');
  });

  it('is looked up again by itself once the phone is back online', async () => {
    const scene = await aLostScene();
    phoneIsOnline(false);
    scene.search('N12 0QG');
    await scene.says('Your phone is offline.');
    await answersAgain(scene);
    phoneIsOnline(true);
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
  });

  for (const status of [429, 500, 503]) {
    it(`that the server cannot look up (${status}) is not called unknown`, async () => {
      const scene = await aLostScene({ status, body: '{"code":"busy"}' });
      scene.search('N12');
      expect(await scene.says('We')).to.equal('We cannot reach our list. We will keep trying.');
    });
  }

  it('typed while the phone still looks wins over the position', async () => {
    phoneIs({ lat: 51.7, afterMs: 300 });
    const scene = await aScene({ havens: [CAFE] });
    await scene.register.answer(PLACES_PATH, places(N12));
    scene.find();
    scene.search('N12 0QG');
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    await aTimeout(400);
    expect(words(scene.part('heading'))).to.equal('Open now near N12 0QG');
  });

  it('goes to the server as she typed it, however she typed it', async () => {
    const scene = await aScene({ havens: [CAFE] });
    await scene.register.answer(PLACES_PATH, places());
    scene.search('a/b?c=d&e#f <script>');
    await scene.says('could not');
    const [request] = (await scene.register.seen()).filter(({ url }) => url.includes('places'));
    expect(new URL(request?.url ?? '', 'http://x').searchParams.get('q')).to.equal('a/b?c=d&e#f <script>');
  });
});

describe('a place that could not be looked up', () => {
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('is tried again without a word until that helps', async () => {
    const scene = await aLostScene({ status: 503, body: '{}' });
    scene.search('N12 0QG');
    await scene.says('We cannot reach our list.');
    const heard: string[] = [];
    const observer = new MutationObserver(() => heard.push(scene.status()));
    observer.observe(scene.part('status'), { subtree: true, childList: true, characterData: true });
    scene.recheck();
    await aTimeout(200);
    observer.disconnect();
    expect(heard).to.deep.equal([]);
    expect(scene.events.length).to.equal(1);
    await answersAgain(scene);
    scene.recheck();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
  });
});

describe('a place written on the page', () => {
  beforeEach(() => phoneIs({ code: 1 }));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('as a point shows results at once, and moves nobody', async () => {
    const before = document.createElement('button');
    document.body.append(before);
    before.focus();
    const scene = await aScene({
      havens: [CAFE],
      attributes: { lat: String(HERE.lat), lon: String(HERE.lon), place: 'our venue' },
    });
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(words(scene.part('heading'))).to.equal('Open now near our venue');
    expect(document.activeElement).to.equal(before);
    expect(asked).to.deep.equal([]);
  });

  it('by name is looked up at once', async () => {
    const register = aRegister();
    await register.answer(PLACES_PATH, places({ ...N12, label: 'North Finchley' }));
    await register.answer(AREA_PATH, { body: JSON.stringify(aSnapshot([CAFE])) });
    const scene = await aScene({ register, attributes: { place: 'North Finchley' } });
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(words(scene.part('heading'))).to.equal('Open now near North Finchley');
    expect(scene.finder.shadowRoot?.activeElement).to.equal(null);
  });

  it('may change: the finder begins anew', async () => {
    const scene = await aScene({ havens: [CAFE], attributes: { lat: '51.61', lon: '-0.17' } });
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    scene.finder.removeAttribute('lat');
    expect(scene.status()).to.contain('Feel unsafe?');
    expect(scene.parts('card')).to.deep.equal([]);
  });
});
