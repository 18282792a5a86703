import { expect } from '@open-wc/testing';
import { aScene, clearPage, words, type Scene } from './helpers/finder.ts';
import { phoneIs, restorePhone } from './helpers/phone.ts';
import { AREA, HERE, type PlacedHaven } from './helpers/snapshots.ts';

async function aCard(haven: PlacedHaven): Promise<Scene> {
  const scene = await aScene({ havens: [haven] });
  scene.find();
  await scene.until(() => scene.parts('card').length > 0, 'a card');
  return scene;
}

describe('a card', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  const times = [
    ['open for hours', { closesIn: 270 }, 'Open until 2am'],
    ['open until the next evening', { closesIn: 24 * 60 }, 'Open until 9:30pm tomorrow'],
    ['open for less than an hour', { closesIn: 40 }, 'Open until 10:10pm, 40 minutes left'],
    ['open until midnight', { closesIn: 150 }, 'Open until midnight'],
    ['open past the horizon', 'always', 'Open day and night'],
    ['closed until tonight', { opensIn: 60 }, 'Closed. Opens at 10:30pm'],
    ['closed until tomorrow', { opensIn: 690 }, 'Closed. Opens at 9am tomorrow'],
    ['closed over the weekend', { opensIn: 690 + 2 * 1440 }, 'Closed. Opens at 9am on Monday'],
    ['closed for more than a week', { opensIn: 690 + 8 * 1440 }, 'Closed. Opens at 9am on Sunday 10 May'],
    ['of unknown hours', 'unknown', 'Opening hours not known. Call first'],
  ] as const;
  for (const [which, hours, said] of times) {
    it(`of a place ${which} says so in London time`, async () => {
      const scene = await aCard({ hours });
      expect(words(scene.part('state'))).to.equal(said);
    });
  }

  it('says when a place closes before she could walk there, and lists it after the open ones', async () => {
    const scene = await aScene({
      havens: [
        { name: 'Closing', north: 500, hours: { closesIn: 7 } },
        { name: 'Open', north: 900 },
      ],
    });
    scene.find();
    await scene.until(() => scene.parts('card').length === 2, 'both');
    expect(scene.names()).to.deep.equal(['Open', 'Closing']);
    expect(words(scene.part('late'))).to.equal('It closes before you could walk there.');
    expect(scene.parts('late').length).to.equal(1);
    expect(scene.status()).to.equal('1 place is open within a 15-minute walk.');
  });

  const doors = [
    [
      'open longer than trained help is there',
      { closesIn: 30 },
      { closesIn: 90 },
      'Open until 10pm, 30 minutes left',
      'Trained staff are there until then. Doors stay open until 11pm.',
    ],
    [
      'open day and night',
      { closesIn: 90 },
      'always',
      'Open until 11pm',
      'Trained staff are there until then. Doors stay open.',
    ],
    [
      'open while trained help is not there',
      { opensIn: 90 },
      'always',
      'Closed. Opens at 11pm',
      'The doors are open, but trained staff are not there now.',
    ],
  ] as const;
  for (const [which, hours, open, state, said] of doors) {
    it(`of doors that are ${which} tells the two apart`, async () => {
      const scene = await aCard({ hours, doors: open });
      expect(words(scene.part('state'))).to.equal(state);
      expect(words(scene.part('doors'))).to.equal(said);
    });
  }

  it('says which way it is, in words', async () => {
    const directions = [];
    for (const [lat, lon] of [
      [0.003, 0],
      [0.003, 0.0048],
      [0, 0.005],
      [-0.003, -0.0048],
    ] as const) {
      const scene = await aCard({ lat: HERE.lat + lat, lon: HERE.lon + lon });
      directions.push(words(scene.part('bearing')));
      clearPage();
    }
    expect(directions).to.deep.equal(['north', 'north-east', 'east', 'south-west']);
  });

  const platforms = [
    [
      'Mozilla/5.0 (Linux; Android 14; Pixel 8)',
      'geo:51.6192,-0.1801?q=51.6192,-0.1801(Caf%C3%A9%20(1))',
      null,
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)',
      'https://maps.apple.com/?dirflg=w&daddr=51.6192,-0.1801',
      '_blank',
    ],
  ] as const;
  for (const [userAgent, href, target] of platforms) {
    it(`leads to the maps of the phone: ${href.split(':')[0]}`, async () => {
      Object.defineProperty(navigator, 'userAgent', { configurable: true, value: userAgent });
      const scene = await aCard({ name: 'Café (1)', lat: 51.6192, lon: -0.1801 });
      await scene.until(() => scene.part('directions').getAttribute('href') === href, href);
      Reflect.deleteProperty(navigator, 'userAgent');
      expect(scene.part('directions').getAttribute('target')).to.equal(target);
    });
  }

  it('says how far it is on foot, where, and what to say there, scheme by scheme', async () => {
    const scene = await aCard({
      north: 630,
      address: '788 High Road',
      town: 'North Finchley',
      postcode: 'N12 9QR',
      schemes: ['safe_haven', 'ask_for_angela'],
    });
    expect(words(scene.part('walk'))).to.equal('10 minutes’ walk · 0.4 miles · north');
    expect(words(scene.part('address'))).to.equal('788 High Road, North Finchley, N12 9QR');
    expect(scene.parts('say').map(words)).to.deep.equal([
      'Safe Haven: Say “I don’t feel safe. Can I wait here?” There is no code word.',
      'Ask for Angela: Ask “Can I speak to Angela?” or “Is Angela in?”',
    ]);
  });

  it('says who may come in, what is there, and when staff were trained', async () => {
    const scene = await aCard({
      agePolicy: 'under_16_accompanied',
      facilities: ['step_free', 'phone_charging'],
      trainedOn: '2026-03-02',
    });
    expect(words(scene.part('age'))).to.equal('Under 16s need an adult with them here.');
    expect(words(scene.part('facilities'))).to.equal('Step-free way in · Phone charging');
    expect(words(scene.part('trained'))).to.equal('Staff trained March 2026');
  });

  it('says nothing where there is nothing to say', async () => {
    const scene = await aCard({ phone: '', facilities: [] });
    for (const part of ['age', 'facilities', 'call', 'late']) expect(scene.parts(part)).to.deep.equal([]);
  });

  it('calls with one tap', async () => {
    const scene = await aCard({ phone: '020 7946 0102' });
    expect(scene.part('call').getAttribute('href')).to.equal('tel:02079460102');
    expect(words(scene.part('call'))).to.equal('Call 020 7946 0102');
  });

  it('gives directions to the place only, and warns that they leave this page', async () => {
    const scene = await aCard({ north: 640, lat: 51.6192, lon: -0.1801 });
    const link = scene.part('directions') as HTMLAnchorElement;
    expect(link.href).to.equal(
      'https://www.google.com/maps/dir/?api=1&travelmode=walking&destination=51.6192,-0.1801',
    );
    expect(link.href).to.not.contain(String(HERE.lat));
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    expect(words(link)).to.contain('opens your maps');
  });

  it('stands apart from the next', async () => {
    const scene = await aScene({ havens: [{ north: 100 }, { north: 200 }] });
    scene.find();
    await scene.until(() => scene.parts('card').length > 1, 'two cards');
    const [first, second] = scene.parts('card').map((card) => card.getBoundingClientRect());
    expect((second?.top ?? 0) - (first?.bottom ?? 0)).to.be.at.least(8);
  });

  it('reads what an editor has changed the case of', async () => {
    const attributes = { area: ` ${AREA.toLowerCase()} `, schemes: 'Safe_Haven' };
    const scene = await aScene({
      havens: [{ schemes: ['safe_haven'] }, { schemes: ['ask_for_angela'] }],
      attributes,
    });
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'a card');
    expect(scene.parts('card').length).to.equal(1);
  });

  it('leads to the page about the place', async () => {
    const scene = await aCard({ id: 'k3f9x2m4q', name: 'The Paper Lantern' });
    expect(scene.parts('link')[0]?.getAttribute('href')).to.equal(
      `${scene.register.address}/havens/k3f9x2m4q`,
    );
    expect(words(scene.parts('link')[0] as HTMLElement)).to.equal('The Paper Lantern');
  });

  it('never calls a place safe', async () => {
    const scene = await aCard({});
    expect(scene.text()).to.not.match(/safe place|guarantee/i);
  });
});

describe('which places are shown', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
  });

  const PUB = {
    name: 'Pub',
    north: 100,
    agePolicy: 'under_16_accompanied',
    schemes: ['ask_for_angela'],
  } as const;
  const LIBRARY = { name: 'Library', north: 900 };

  it('under 18: places for all ages come first, on a tick and without asking anything', async () => {
    const scene = await aScene({ havens: [PUB, LIBRARY] });
    scene.find();
    await scene.until(() => scene.parts('card').length === 2, 'both');
    expect(scene.names()).to.deep.equal(['Pub', 'Library']);
    (scene.part('under-18').querySelector('input') as HTMLInputElement).click();
    await scene.until(() => scene.names()[0] === 'Library', 'the library first');
    expect(scene.names()).to.deep.equal(['Library', 'Pub']);
    expect(scene.finder.hasAttribute('under-18')).to.equal(false);
  });

  it('under-18 can be written on the page', async () => {
    const scene = await aScene({ havens: [PUB, LIBRARY], attributes: { 'under-18': 'under-18' } });
    scene.find();
    await scene.until(() => scene.parts('card').length === 2, 'both');
    expect(scene.names()).to.deep.equal(['Library', 'Pub']);
  });

  it('says how many are open near her, also those that the list has no room for', async () => {
    const havens = [100, 200, 300, 400].map((metres) => ({ north: metres }));
    const scene = await aScene({ havens, attributes: { limit: '2' } });
    scene.find();
    expect(await scene.says('open within')).to.equal('4 places are open within a 15-minute walk.');
    expect(scene.parts('card').length).to.equal(2);
  });

  it('schemes and limit narrow the list', async () => {
    const more = [1, 2, 3].map((n) => ({ name: `Café ${n}`, north: 100 * n }));
    const scene = await aScene({
      havens: [PUB, ...more],
      attributes: { schemes: 'safe_haven, community_safety_hub', limit: '2' },
    });
    scene.find();
    await scene.until(() => scene.parts('card').length > 0, 'cards');
    expect(scene.names()).to.deep.equal(['Café 1', 'Café 2']);
  });
});
