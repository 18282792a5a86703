import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { frameStyles } from '../../api/html/frame.styles.ts';
import { en } from '../../widget/messages/en.ts';
import { violationsIn } from './helpers/axe.ts';
import { aScene, clearPage, type Scene } from './helpers/finder.ts';
import { phoneIs, phoneIsOnline, restorePhone } from './helpers/phone.ts';
import { aRegister, AREA_PATH, PLACES_PATH } from './helpers/register.ts';
import { aSnapshot, HERE, north, NOW } from './helpers/snapshots.ts';

const LONG = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Community Centre';
const HAVENS = [
  { name: LONG, north: 300, hours: { closesIn: 40 }, facilities: ['step_free', 'toilet', 'women_staff'] },
  {
    name: 'The Three Foxes',
    north: 700,
    agePolicy: 'under_16_accompanied',
    schemes: ['safe_haven', 'ask_for_angela'],
  },
  { name: 'Closing', north: 500, hours: { closesIn: 3 } },
  { name: 'The Library', north: 200, hours: { opensIn: 690 } },
  { name: 'Corner Shop', north: 900, hours: 'unknown' },
] as const;
const FAILING = { status: 503, body: '{}' };

async function found(scene: Scene): Promise<Scene> {
  scene.find();
  await scene.until(() => scene.parts('heading').length > 0, 'a heading');
  return scene;
}

/** The finder in each of its states. */
const STATES: Readonly<Record<string, () => Promise<Scene>>> = {
  idle: () => aScene({ havens: HAVENS }),
  async locating() {
    phoneIs('silence');
    const scene = await aScene({ havens: HAVENS });
    scene.find();
    return scene;
  },
  results: async () => found(await aScene({ havens: HAVENS })),
  async rough() {
    phoneIs({ accuracy: 900 });
    return found(await aScene({ havens: HAVENS }));
  },
  'none near': async () => found(await aScene({ havens: [{ north: 3_000 }, HAVENS[3]] })),
  async elsewhere() {
    phoneIs(north(50_000));
    return found(await aScene({ havens: HAVENS }));
  },
  async refused() {
    phoneIs({ code: 1 });
    const scene = await aScene({ havens: HAVENS });
    scene.find();
    await scene.says('did not share');
    return scene;
  },
  async offline() {
    phoneIsOnline(false);
    const register = aRegister();
    await register.answer(AREA_PATH, { hangUp: true });
    const scene = await aScene({ register });
    scene.find();
    await scene.says('offline');
    return scene;
  },
  async slow() {
    const register = aRegister();
    await register.answer(AREA_PATH, { delayMs: 20_000 });
    const scene = await aScene({ register });
    scene.find();
    await scene.says('This is slow');
    return scene;
  },
  async failed() {
    const register = aRegister();
    await register.answer(AREA_PATH, FAILING);
    const scene = await aScene({ register });
    scene.find();
    await scene.says('cannot reach');
    return scene;
  },
  async stale() {
    const register = aRegister();
    await register.publish(aSnapshot(HAVENS, { valid_until: new Date(NOW).toISOString() }));
    const scene = await aScene({ register });
    scene.find();
    await scene.says('too old');
    return scene;
  },
  async choosing() {
    const scene = await aScene({ havens: HAVENS });
    const place = { label: 'Church End', ...HERE, accuracy_metres: 10 };
    await scene.register.answer(PLACES_PATH, { body: JSON.stringify([place, place]) });
    scene.search('Church End');
    await scene.says('Which');
    return scene;
  },
  'filters and under 18': () => opened('en'),
  'filters in Welsh': () => opened('cy'),
  'filters in Arabic': () => opened('ar'),
  'filters in Gujarati': () => opened('gu'),
  async 'no such place'() {
    const scene = await aScene({ havens: HAVENS });
    await scene.register.answer(PLACES_PATH, { body: '[]' });
    scene.search('Xyzzy');
    await scene.says('could not find');
    return scene;
  },
};

/** Our own pages' colours in the dark. */
const [, darkRules = ''] = /dark\)\s*\{\s*:root\s*\{([^}]*)\}/.exec(frameStyles) ?? [];
const DARK = [...darkRules.matchAll(/(--[\w-]+)\s*:\s*([^;]+)/g)].map(
  ([, name = '', value = '']) => [name, value] as const,
);

/** How people look at it. */
const MODES: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  'at 320 px': () => Promise.resolve(),
  'at 400 % zoom': () => setViewport({ width: 320, height: 256 }),
  'in forced colours': () => emulateMedia({ forcedColors: 'active' }),
  'in the dark': () => {
    const { style } = document.documentElement;
    for (const [name, value] of [...DARK, ['--haven-scheme', 'dark'] as const])
      style.setProperty(name, value);
    expect(style.getPropertyValue('--haven-accent')).to.not.equal('');
    return Promise.resolve();
  },
  'from right to left': async (scene) => {
    document.documentElement.dir = 'rtl';
    scene.finder.messages = { ...en, dir: 'rtl' };
    scene.finder.lang = 'en';
    await scene.until(() => scene.part('base').dir === 'rtl', 'the direction');
  },
};

/** With all that can be opened open, in a language; the compass is tried in second-file.test.ts. */
async function opened(lang: string): Promise<Scene> {
  const scene = await found(await aScene({ havens: HAVENS, attributes: { lang, 'under-18': 'under-18' } }));
  await scene.whole();
  await scene.until(() => scene.part('base').lang === (lang || 'en'), lang);
  scene.part('filters-button').click();
  await scene.until(() => scene.parts('filter').length > 0, 'filters');
  return scene;
}

/** Elements that stick out of the page sideways. */
function sticksOut({ finder }: Scene): string[] {
  const wide = document.documentElement.clientWidth;
  return [...(finder.shadowRoot?.querySelectorAll('*') ?? [])]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -0.5 || right > wide + 0.5;
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 80));
}

function tooSmall({ finder }: Scene): string[] {
  const targets =
    finder.shadowRoot?.querySelectorAll(
      'a, button, select, input:not([type=checkbox]), [part=under-18], [part=filter]',
    ) ?? [];
  return [...targets]
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width < 44 || height < 44;
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 80));
}

describe('for everybody', () => {
  beforeEach(() => phoneIs({}));
  afterEach(async () => {
    clearPage();
    restorePhone();
    document.documentElement.removeAttribute('style');
    document.documentElement.removeAttribute('dir');
    await setViewport({ width: 360, height: 740 });
    await emulateMedia({ forcedColors: 'none' });
  });

  for (const [mode, enter] of Object.entries(MODES))
    for (const [state, make] of Object.entries(STATES))
      it(`${state}, ${mode}: axe finds nothing, targets are large, nothing sticks out`, async () => {
        await setViewport({ width: 320, height: 640 });
        const scene = await make();
        await scene.whole();
        await enter(scene);
        expect(await violationsIn(scene.finder)).to.deep.equal([]);
        expect(tooSmall(scene)).to.deep.equal([]);
        expect(sticksOut(scene)).to.deep.equal([]);
      });

  it('the main button is at least 56 px high', async () => {
    const scene = await aScene();
    expect(scene.part('find').getBoundingClientRect().height).to.be.at.least(56);
  });

  it('from right to left nothing sticks out either', async () => {
    await setViewport({ width: 320, height: 640 });
    document.documentElement.dir = 'rtl';
    const scene = await found(await aScene({ havens: HAVENS }));
    scene.finder.messages = { ...en, dir: 'rtl' };
    scene.recheck();
    expect(getComputedStyle(scene.part('card')).direction).to.equal('rtl');
    expect(sticksOut(scene)).to.deep.equal([]);
  });

  it('English words stay English on a page in another language', async () => {
    document.documentElement.dir = 'rtl';
    const scene = await aScene();
    expect([scene.part('base').lang, getComputedStyle(scene.part('base')).direction]).to.deep.equal([
      'en',
      'ltr',
    ]);
  });

  it('with text twice as large nothing sticks out', async () => {
    document.documentElement.style.fontSize = '200%';
    const scene = await found(await aScene({ havens: HAVENS }));
    expect(sticksOut(scene)).to.deep.equal([]);
  });

  for (const [lang, size] of [
    ['en', '200%'],
    ['pl', '200%'],
    ['ar', '250%'],
  ] as const)
    it(`with text at ${size} in ${lang} 999 stays on top, and the answer is not under it`, async () => {
      document.documentElement.style.fontSize = size;
      const scene = await found(await aScene({ havens: HAVENS, attributes: { lang } }));
      await scene.whole();
      await scene.until(() => scene.part('base').lang === lang, lang);
      scene.recheck();
      scene.part('heading').blur();
      window.scrollTo(0, 4_000);
      scene.part('heading').focus();
      const emergency = scene.part('emergency').getBoundingClientRect();
      expect(emergency.top).to.be.within(0, 20);
      expect(emergency.height).to.be.at.most(innerHeight / 3);
      expect(scene.part('heading').getBoundingClientRect().top).to.be.at.least(emergency.bottom);
      // No word is broken in two: the buttons have a line each.
      for (const button of scene.part('choices').children)
        expect(button.getBoundingClientRect().width).to.be.at.least(innerWidth / 3);
      expect(scene.part('exit').getBoundingClientRect().bottom).to.be.at.most(emergency.bottom);
      expect(sticksOut(scene)).to.deep.equal([]);
    });

  it('at 400 % zoom, on a screen 256 px high, 999 takes no more than a third of it', async () => {
    await setViewport({ width: 320, height: 256 });
    const scene = await found(await aScene({ havens: HAVENS }));
    await scene.whole();
    window.scrollTo(0, 2_000);
    const { top, height } = scene.part('emergency').getBoundingClientRect();
    expect(top).to.be.within(0, 20);
    expect(height).to.be.at.most(256 / 3);
  });

  it('on a dark page its tick boxes are as light as the finder, until the page says otherwise', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const scene = await aScene();
    const box = scene.part('under-18').querySelector('input') as HTMLInputElement;
    expect(getComputedStyle(box).colorScheme).to.equal('light');
    document.documentElement.style.setProperty('--haven-scheme', 'dark');
    expect(getComputedStyle(box).colorScheme).to.equal('dark');
  });

  it('nothing moves by itself, so that there is nothing to reduce', async () => {
    const scene = await opened('en');
    const moving = [...(scene.finder.shadowRoot?.querySelectorAll('*') ?? [])].filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration !== '0s';
    });
    expect(moving).to.deep.equal([]);
  });

  it('in forced colours every button keeps an edge', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const scene = await found(await aScene({ havens: HAVENS }));
    for (const button of scene.parts('button')) {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(button);
      expect([borderTopStyle, borderTopWidth]).to.deep.equal(['solid', '2px']);
    }
  });

  it('the 999 line stays on top while she reads on', async () => {
    const scene = await found(await aScene({ havens: HAVENS }));
    window.scrollTo(0, 900);
    expect(scene.part('emergency').getBoundingClientRect().top).to.be.within(0, 20);
    expect(scene.part('exit').getBoundingClientRect().top).to.be.within(0, 20);
    window.scrollTo(0, 0);
  });

  it('what has the focus is not hidden under that line', async () => {
    const scene = await found(await aScene({ havens: HAVENS }));
    window.scrollTo(0, 2_000);
    scene.part('call').focus();
    const bar = scene.part('bar').getBoundingClientRect();
    expect(scene.part('call').getBoundingClientRect().top).to.be.at.least(bar.bottom);
  });

  it('the finder takes the page’s colours, font and corners', async () => {
    document.documentElement.style.cssText =
      '--haven-accent: rgb(1, 2, 3); --haven-radius: 7px; --haven-font: serif';
    const scene = await aScene();
    const { backgroundColor, borderRadius, fontFamily } = getComputedStyle(scene.part('find'));
    expect([backgroundColor, borderRadius, fontFamily]).to.deep.equal(['rgb(1, 2, 3)', '7px', 'serif']);
  });

  it('a hidden finder is hidden', async () => {
    const scene = await aScene();
    scene.finder.hidden = true;
    expect(getComputedStyle(scene.finder).display).to.equal('none');
  });
});
