import { aTimeout, expect } from '@open-wc/testing';
import { TAGS } from '../../widget/messages/languages.ts';
import { violationsIn } from './helpers/axe.ts';
import { aBadge, instant, PATH, SLUG, TOLD, type BadgeScene } from './helpers/badge.ts';
import { clearPage, words } from './helpers/finder.ts';
import { until } from './helpers/frames.ts';

await import('../../widget/haven-badge.define.ts');

const ENGLISH = 'Safe Haven | Staff trained March 2026 | Open until 11pm';
const WELSH = 'Safe Haven | Staff wedi’u hyfforddi: Mawrth 2026 | Ar agor tan 11yh';
const SLOT = 'Our page on the list';

const base = ({ badge }: BadgeScene) => badge.shadowRoot?.querySelector('a') as HTMLAnchorElement;

/** Has the words of languages come from elsewhere for as long as a test runs. */
async function withWordsFrom(address: string, test: () => Promise<void>): Promise<void> {
  const { URL } = globalThis;
  globalThis.URL = class extends URL {
    constructor(name: string | URL, folder?: string | URL) {
      super(/^messages\//.test(`${name}`) ? address : name, folder);
    }
  };
  try {
    await test();
  } finally {
    globalThis.URL = URL;
  }
}

/** Every text that the badge shows from now on. */
function everythingSaid({ badge }: BadgeScene): string[] {
  const said: string[] = [];
  new MutationObserver(() => said.push(words(badge.shadowRoot as unknown as HTMLElement))).observe(
    badge.shadowRoot as ShadowRoot,
    { childList: true, subtree: true, characterData: true },
  );
  return said;
}

describe('the badge’s languages', () => {
  afterEach(() => {
    clearPage();
    document.documentElement.lang = 'en';
  });

  it('follow the language of the page, whatever its region', async () => {
    document.documentElement.lang = 'cy-GB';
    const scene = await aBadge();
    expect(await scene.says(WELSH)).to.equal(WELSH);
    expect(base(scene).lang).to.equal('cy');
  });

  it('are English where the page says nothing that the finder speaks', async () => {
    document.documentElement.lang = 'de-DE';
    const scene = await aBadge();
    expect(await scene.says(ENGLISH)).to.equal(ENGLISH);
    expect(base(scene).lang).to.equal('en');
  });

  it('run from right to left where they do, with the scheme’s name as it is', async () => {
    const scene = await aBadge({ ...TOLD, scheme_names: ['Ask for Angela'] }, { lang: 'ar' });
    const said = 'Ask for Angela | تدريب العاملين: مارس 2026 | مفتوح حتى 11:00 م';
    expect((await scene.says(said)).replaceAll('\u202f', ' ')).to.equal(said);
    expect(getComputedStyle(base(scene)).direction).to.equal('rtl');
    const name = base(scene).querySelector('bdi') as HTMLElement;
    expect([name.lang, getComputedStyle(name).direction]).to.deep.equal(['en', 'ltr']);
    // It begins where the others begin.
    const ends = [...base(scene).querySelectorAll('span')].map((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      return Math.round(range.getBoundingClientRect().right);
    });
    expect(new Set(ends).size).to.equal(1);
  });

  it('say times and months as their speakers do, in Gujarati', async () => {
    const scene = await aBadge(
      { ...TOLD, open: false, open_until: null, opens_at: instant(750) },
      { lang: 'gu' },
    );
    const said = 'Safe Haven | સ્ટાફની તાલીમ: માર્ચ 2026 | બંધ. ખૂલશે: 10:00 AM (આવતી કાલે)';
    expect(await scene.says(said)).to.equal(said);
  });

  it('count what is left with the plural of the language', async () => {
    const scene = await aBadge({ ...TOLD, open_until: instant(40) }, { lang: 'cy' });
    const said = 'Safe Haven | Staff wedi’u hyfforddi: Mawrth 2026 | Ar agor tan 10:10yh, 40 munud ar ôl';
    expect(await scene.says(said)).to.equal(said);
  });

  for (const tag of TAGS)
    it(`in ${tag} every text is there, nothing of a template, and nothing that axe objects to`, async () => {
      const scene = await aBadge(TOLD, { lang: tag });
      await until(() => base(scene)?.lang === tag);
      expect(scene.text()).to.match(/^Safe Haven \| .+ \| .+$/);
      expect(scene.text()).to.not.match(/undefined|\{|#|NaN|null/);
      expect(await violationsIn(scene.badge)).to.deep.equal([]);
    });

  it('show what the page wrote until their words are here, and no English before them', async () => {
    const slow = `await new Promise((go) => setTimeout(go, 400));
      export { language } from '${new URL('/widget/messages/pl.ts', location.href).href}';`;
    await withWordsFrom(URL.createObjectURL(new Blob([slow], { type: 'text/javascript' })), async () => {
      const scene = await aBadge(TOLD, { lang: 'pl' });
      const said = everythingSaid(scene);
      await until(async () => (await scene.register.seen()).length > 0);
      await aTimeout(150);
      expect(scene.text()).to.equal(SLOT);
      await until(() => base(scene)?.lang === 'pl');
      expect(said.filter((text) => text.includes('trained'))).to.deep.equal([]);
    });
  });

  it('are English where their file cannot be had, and are asked for again with the next question', async () => {
    const scene = await aBadge(TOLD, { haven: '', lang: 'tr' });
    await withWordsFrom('/widget/messages/not-there.js', async () => {
      scene.badge.haven = SLUG;
      expect(await scene.says(ENGLISH)).to.equal(ENGLISH);
      expect(base(scene).lang).to.equal('en');
    });
    scene.later(3);
    await until(() => base(scene).lang === 'tr');
    expect(scene.text()).to.contain('Safe Haven | ');
  });

  it('change with the badge’s own language, keeping what was said until the new words are here', async () => {
    const scene = await aBadge(TOLD, { lang: 'cy' });
    expect(await scene.says(WELSH)).to.equal(WELSH);
    const said = everythingSaid(scene);
    scene.badge.lang = 'fr';
    await until(() => base(scene).lang === 'fr');
    expect(said.filter((text) => text.includes('trained') || text === '')).to.deep.equal([]);
    scene.badge.removeAttribute('lang');
    expect(await scene.says(ENGLISH)).to.equal(ENGLISH);
    expect((await scene.register.seen()).length).to.equal(1);
  });

  it('change with the page’s, also for a badge in a shadow root, and the last wish counts', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const scene = await aBadge();
    host.attachShadow({ mode: 'open' }).append(scene.badge);
    expect(await scene.says(ENGLISH)).to.equal(ENGLISH);
    document.documentElement.lang = 'so';
    document.documentElement.lang = 'cy';
    expect(await scene.says(WELSH)).to.equal(WELSH);
    await aTimeout(100);
    expect(scene.text()).to.equal(WELSH);
  });

  it('give way to words of the page’s own', async () => {
    const { language } = await import('../../widget/messages/cy.ts');
    const scene = await aBadge();
    scene.badge.messages = language.words;
    expect(await scene.says(WELSH)).to.equal(WELSH);
    await scene.register.answer(PATH, { body: JSON.stringify({ ...TOLD, open_until: null }) });
    scene.later(3);
    const always = WELSH.replace('tan 11yh', 'ddydd a nos');
    expect(await scene.says(always)).to.equal(always);
  });
});
