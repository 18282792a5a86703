import { aTimeout, expect } from '@open-wc/testing';
import { aScene, clearPage, words, type Scene, type SceneOptions } from './helpers/finder.ts';
import { phoneIs, phoneIsOnline, restorePhone } from './helpers/phone.ts';
import { aRegister, AREA_PATH } from './helpers/register.ts';
import { AREA, aSnapshot, AT, NOW } from './helpers/snapshots.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CAFE = { name: 'The Paper Lantern', north: 300 };

async function found(options: SceneOptions): Promise<Scene> {
  const scene = await aScene(options);
  scene.find();
  await scene.until(() => scene.parts('card').length > 0, 'a card');
  // The list asks for news of itself once; what follows must not need any.
  await aTimeout(50);
  return scene;
}

async function requests(scene: Scene): Promise<number> {
  return (await scene.register.seen()).length;
}

describe('as time passes', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  it('a place that closes moves to the closed ones, with no fetch and without moving the focus', async () => {
    const scene = await found({
      havens: [
        { name: 'Bar', north: 200, hours: { closesIn: 30 } },
        { ...CAFE, north: 800 },
      ],
    });
    expect(scene.names()).to.deep.equal(['Bar', 'The Paper Lantern']);
    const before = await requests(scene);
    const { activeElement } = scene.finder.shadowRoot as ShadowRoot;
    scene.clock.time += 30 * MINUTE;
    phoneIsOnline(false);
    scene.recheck();
    expect(scene.names()).to.deep.equal(['The Paper Lantern', 'Bar']);
    expect(words(scene.parts('state')[1] as HTMLElement)).to.equal('Closed');
    expect(scene.finder.shadowRoot?.activeElement).to.equal(activeElement);
    expect(await requests(scene)).to.equal(before);
  });

  it('a place that opens moves to the open ones', async () => {
    const scene = await found({ havens: [{ ...CAFE, hours: { opensIn: 5 } }] });
    expect(scene.status()).to.contain('No places are open');
    scene.clock.time += 5 * MINUTE;
    scene.recheck();
    expect(scene.status()).to.equal('1 place is open within a 15-minute walk.');
  });

  it('the minutes left count down', async () => {
    const scene = await found({ havens: [{ ...CAFE, hours: { closesIn: 40 } }] });
    scene.clock.time += 15 * MINUTE;
    scene.recheck();
    expect(words(scene.part('state'))).to.equal('Open until 10:10pm, 25 minutes left');
  });

  it('the list re-checks itself as a minute begins', async () => {
    const scene = await aScene({ havens: [{ ...CAFE, hours: { closesIn: 1 } }] });
    scene.clock.time = NOW + MINUTE - 300;
    scene.finder.remove();
    document.body.append(scene.finder);
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(words(scene.part('state'))).to.contain('Open until');
    scene.clock.time = NOW + MINUTE;
    await scene.until(() => words(scene.part('state')) === 'Closed', 'the closing');
    expect(scene.status()).to.contain('No places are open');
  });

  it('a haven whose accreditation or training ends vanishes by itself', async () => {
    const scene = await found({ havens: [CAFE, { name: 'Lapsing', north: 100, until: AT + 20 }] });
    expect(scene.names()).to.include('Lapsing');
    scene.clock.time += 20 * MINUTE;
    phoneIsOnline(false);
    scene.recheck();
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
  });

  it('a list that outlives its end is taken off the screen, offline too', async () => {
    const register = aRegister();
    await register.publish(aSnapshot([CAFE], { valid_until: new Date(NOW + HOUR).toISOString() }));
    const scene = await found({ register });
    phoneIsOnline(false);
    scene.clock.time += HOUR;
    scene.recheck();
    expect(scene.names()).to.deep.equal([]);
    expect(await scene.says('too old')).to.equal('The list on this phone is too old to show.');
  });

  it('a suspended haven is gone with the next look at the server, within a minute', async () => {
    const scene = await found({ havens: [CAFE, { name: 'Suspended', north: 100 }] });
    await scene.register.publish(aSnapshot([CAFE]));
    scene.clock.time += MINUTE / 2;
    scene.recheck();
    await aTimeout(100);
    expect(scene.names()).to.include('Suspended');
    scene.clock.time += MINUTE / 2 - 1;
    scene.recheck();
    await scene.until(() => !scene.names().includes('Suspended'), 'the news');
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
  });

  it('news that cannot be had leaves what still holds', async () => {
    const scene = await found({ havens: [CAFE] });
    await scene.register.answer(AREA_PATH, { status: 503, body: '{}' });
    scene.clock.time += 10 * MINUTE;
    scene.recheck();
    await aTimeout(200);
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
    expect(scene.events.map(({ type }) => type)).to.not.include('haven-error');
  });

  it('nothing is checked once it is off the page', async () => {
    const scene = await found({ havens: [CAFE] });
    const before = await requests(scene);
    scene.finder.remove();
    scene.clock.time += HOUR;
    scene.recheck();
    dispatchEvent(new Event('online'));
    await aTimeout(100);
    expect(await requests(scene)).to.equal(before);
  });
});

describe('how old a list is', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  const notices = (scene: Scene) => scene.parts('notice').map(words);

  it('is said once the server cannot be asked for half an hour, and no longer once it can', async () => {
    const scene = await found({ havens: [CAFE] });
    await scene.register.answer(AREA_PATH, { status: 503, body: '{}' });
    scene.clock.time += 29 * MINUTE;
    scene.recheck();
    await aTimeout(200);
    expect(notices(scene)).to.deep.equal([]);
    scene.clock.time += 2 * MINUTE;
    scene.recheck();
    await scene.until(() => notices(scene).length > 0, 'a notice');
    expect(notices(scene)).to.deep.equal(['This list is from 9:30pm. It may have changed since.']);
    await scene.register.publish(aSnapshot([CAFE]));
    scene.clock.time += MINUTE;
    scene.recheck();
    await scene.until(() => notices(scene).length === 0, 'no notice');
  });

  it('is told by the server’s own Date, where a service worker brings what it kept', async () => {
    const register = aRegister();
    const headers = { Date: new Date(NOW - 5 * HOUR).toUTCString(), 'X-Havens-Kept': '' };
    const built_at = new Date(NOW - 6 * HOUR).toISOString();
    await register.answer(AREA_PATH, { body: JSON.stringify(aSnapshot([CAFE], { built_at })), headers });
    const scene = await aScene({ register });
    scene.find();
    await scene.until(() => notices(scene).length > 0, 'a notice');
    expect(notices(scene)).to.deep.equal(['This list is from 4:30pm. It may have changed since.']);
  });
});

describe('a phone whose clock is wrong', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  // Open until 23:00 in London; the server answers at 21:30.
  const BAR = { ...CAFE, hours: { closesIn: 90 } };

  async function withServerTime(phone: number, headers: Record<string, string>): Promise<Scene> {
    const register = aRegister();
    await register.answer(AREA_PATH, { body: JSON.stringify(aSnapshot([BAR])), headers });
    const scene = await aScene({ register });
    scene.clock.time = phone;
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    return scene;
  }

  for (const hours of [-3, 3]) {
    it(`by ${hours} hours is put right by the server's Date`, async () => {
      const scene = await withServerTime(NOW + hours * HOUR, { Date: new Date(NOW).toUTCString() });
      expect(words(scene.part('state'))).to.equal('Open until 11pm');
    });
  }

  it('in advance is not put back by what a service worker kept, which was sent in the past', async () => {
    const kept = { Date: new Date(NOW - HOUR).toUTCString(), 'X-Havens-Kept': '' };
    const scene = await withServerTime(NOW, kept);
    expect(words(scene.part('state'))).to.equal('Open until 11pm');
  });

  it('behind is put forward by it', async () => {
    const kept = { Date: new Date(NOW).toUTCString(), 'X-Havens-Kept': '' };
    const scene = await withServerTime(NOW - 3 * HOUR, kept);
    expect(words(scene.part('state'))).to.equal('Open until 11pm');
  });

  it('by a minute is right enough', async () => {
    const scene = await withServerTime(NOW + 89 * MINUTE, {
      Date: new Date(NOW + 88 * MINUTE).toUTCString(),
    });
    expect(words(scene.part('state'))).to.equal('Open until 11pm, 1 minute left');
  });

  it('counts how long a shared cache has kept the answer', async () => {
    const scene = await withServerTime(NOW + HOUR, { Date: new Date(NOW).toUTCString(), Age: '3600' });
    expect(words(scene.part('state'))).to.equal('Open until 11pm, 30 minutes left');
  });

  it('is believed over a Date that the list itself contradicts', async () => {
    const scene = await withServerTime(NOW, { Date: new Date(NOW - 30 * 24 * HOUR).toUTCString() });
    expect(words(scene.part('state'))).to.equal('Open until 11pm');
  });

  it('is believed where the server says nothing', async () => {
    const scene = await withServerTime(NOW, {});
    expect(words(scene.part('state'))).to.equal('Open until 11pm');
  });

  it('that lives before the list began shows nothing of it', async () => {
    const register = aRegister();
    await register.publish(aSnapshot([BAR]));
    const scene = await aScene({ register });
    scene.clock.time = NOW - 48 * HOUR;
    scene.find();
    expect(await scene.says('too old')).to.equal('The list on this phone is too old to show.');
  });
});

describe('a snapshot that comes with the page', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  function withScript(json: string): { parent: HTMLElement; script: HTMLScriptElement } {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.dataset['havenSnapshot'] = '';
    script.textContent = json;
    return { parent: document.body, script };
  }

  it('is shown at once, even before the server answers, and then renewed', async () => {
    const register = aRegister();
    const news = JSON.stringify(aSnapshot([{ ...CAFE, name: 'Renewed' }]));
    await register.answer(AREA_PATH, { body: news, delayMs: 200 });
    const scene = await aScene({ register, attributes: { area: '' } });
    scene.finder.append(withScript(JSON.stringify(aSnapshot([CAFE]))).script);
    scene.finder.setAttribute('area', AREA);
    expect(await requests(scene)).to.equal(0);
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(scene.names()).to.deep.equal(['The Paper Lantern']);
    await scene.until(() => scene.names()[0] === 'Renewed', 'the news');
    expect(await requests(scene)).to.equal(1);
  });

  for (const [what, json] of [
    [
      'past its end',
      JSON.stringify(aSnapshot([{ ...CAFE, name: 'Old' }], { valid_until: new Date(NOW).toISOString() })),
    ],
    ['of another area', JSON.stringify(aSnapshot([{ ...CAFE, name: 'Other' }], { scope: 'area/E09000007' }))],
    ['cut short', JSON.stringify(aSnapshot([CAFE])).slice(0, 300)],
    ['not even JSON', '<html>'],
  ] as const) {
    it(`${what} is left aside for the server's`, async () => {
      const register = aRegister();
      await register.publish(aSnapshot([CAFE]));
      const scene = await aScene({ register, attributes: { area: '' } });
      scene.finder.append(withScript(json).script);
      scene.finder.setAttribute('area', AREA);
      scene.find();
      await scene.until(() => scene.parts('card').length > 0, 'a card');
      expect(scene.names()).to.deep.equal(['The Paper Lantern']);
    });
  }
});
