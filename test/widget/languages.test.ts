import { aTimeout, expect } from '@open-wc/testing';
import { TAGS } from '../../widget/messages/languages.ts';
import { aScene, clearPage, words, type Scene } from './helpers/finder.ts';
import { phoneIs, restorePhone } from './helpers/phone.ts';
import { aRegister } from './helpers/register.ts';
import { aSnapshot } from './helpers/snapshots.ts';

const BAR = {
  name: 'The Three Foxes',
  north: 300,
  address: '5 Pretend Place',
  phone: '+44 20 7946 0123',
  hours: { closesIn: 40 },
  schemes: ['ask_for_angela'],
  trainedOn: '2026-03-02',
} as const;

async function found(scene: Scene): Promise<Scene> {
  scene.find();
  await scene.until(() => scene.parts('card').length > 0, 'a card');
  await scene.whole();
  return scene;
}

function choose(scene: Scene, tag: string): void {
  const languages = scene.part('languages') as HTMLSelectElement;
  languages.value = tag;
  languages.dispatchEvent(new Event('change'));
}

const speaks = (scene: Scene, tag: string) => scene.until(() => scene.parts('base')[0]?.lang === tag, tag);

describe('the finder’s languages', () => {
  beforeEach(() => phoneIs({}));
  afterEach(() => {
    clearPage();
    restorePhone();
    document.documentElement.lang = 'en';
  });

  it('are English where the page says nothing that it speaks', async () => {
    document.documentElement.lang = 'de-DE';
    const scene = await aScene({ havens: [BAR] });
    await scene.whole();
    expect([scene.part('base').lang, (scene.part('languages') as HTMLSelectElement).value]).to.deep.equal([
      'en',
      'en',
    ]);
  });

  it('follow the language of the page, whatever its region', async () => {
    document.documentElement.lang = 'cy-GB';
    const scene = await aScene({ havens: [BAR] });
    await speaks(scene, 'cy');
    await found(scene);
    expect(words(scene.part('state'))).to.equal('Ar agor tan 10:10yh, 40 munud ar ôl');
    expect(words(scene.part('trained'))).to.equal('Staff wedi’u hyfforddi: Mawrth 2026');
  });

  it('follow the nearest language around the finder, and its own above all', async () => {
    const parent = document.createElement('div');
    parent.lang = 'pl';
    document.body.append(parent);
    const scene = await aScene({ havens: [BAR], parent });
    await speaks(scene, 'pl');
    scene.finder.lang = 'fr';
    await speaks(scene, 'fr');
    expect(scene.part('exit').textContent).to.contain('Quitter');
  });

  it('show no English first: what the page wrote stays until the words are here', async () => {
    const finder = document.createElement('haven-finder');
    finder.lang = 'gu';
    finder.textContent = 'મદદ';
    const root = finder.shadowRoot as ShadowRoot;
    const seen: string[] = [];
    const note = () => seen.push(root.querySelector('[part~=base]')?.getAttribute('lang') ?? 'page');
    new MutationObserver(note).observe(root, { childList: true });
    document.body.append(finder);
    note();
    expect(root.querySelector('slot')).to.not.equal(null);
    const patience = performance.now() + 5_000;
    while (seen.at(-1) === 'page' && performance.now() < patience) await aTimeout(10);
    expect([...new Set(seen)]).to.deep.equal(['page', 'gu']);
  });

  it('can be chosen, each as its speakers call it, and a list stays as it is', async () => {
    const scene = await found(await aScene({ havens: [BAR] }));
    const { options } = scene.part('languages') as HTMLSelectElement;
    expect([...options].map(({ value }) => value).toSorted()).to.deep.equal([...TAGS].toSorted());
    expect([...options].map(({ text }) => text)).to.include.members(['English', 'Cymraeg', 'العربية']);
    choose(scene, 'cy');
    await speaks(scene, 'cy');
    expect(scene.names()).to.deep.equal(['The Three Foxes']);
    choose(scene, 'en');
    await speaks(scene, 'en');
    expect(words(scene.part('state'))).to.equal('Open until 10:10pm, 40 minutes left');
  });

  it('keep what is said to staff in English, with what it means and how it sounds', async () => {
    const scene = await found(await aScene({ havens: [BAR], attributes: { lang: 'cy' } }));
    await speaks(scene, 'cy');
    const phrase = scene.part('say').querySelector('b') as HTMLElement;
    expect([words(phrase), phrase.lang, phrase.dir]).to.deep.equal([
      'Ask “Can I speak to Angela?” or “Is Angela in?”',
      'en',
      'ltr',
    ]);
    expect(words(scene.part('hint'))).to.not.equal('');
    expect(words(scene.part('means'))).to.equal('Gofynnwch am gael siarad ag Angela, yn Saesneg.');
  });

  it('show no translation of words that the council has changed since', async () => {
    const snapshot = aSnapshot([BAR]);
    const schemes = snapshot.schemes.map((scheme) => ({ ...scheme, say: 'Ask for Clive.' }));
    const register = aRegister();
    await register.publish({ ...snapshot, schemes });
    const scene = await aScene({ register, attributes: { lang: 'cy' } });
    await speaks(scene, 'cy');
    await found(scene);
    expect(words(scene.part('say'))).to.equal('Ask for Angela: Ask for Clive.');
    expect([scene.parts('means').length, scene.part('say').lang]).to.deep.equal([0, 'en']);
  });

  it('run from right to left where they do, with names and addresses as they are written', async () => {
    const scene = await found(await aScene({ havens: [BAR], attributes: { lang: 'ar' } }));
    await speaks(scene, 'ar');
    expect(getComputedStyle(scene.part('card')).direction).to.equal('rtl');
    const address = scene.part('address').querySelector('bdi') as HTMLElement;
    expect(getComputedStyle(address).direction).to.equal('ltr');
    // 22:10 in the digits of 999 beside it.
    expect(words(scene.part('state'))).to.contain('10:10');
    expect(scene.part('emergency').textContent).to.contain('999');
  });

  for (const tag of ['ar', 'fa', 'he', 'ur'])
    it(`in ${tag} a phone number stands in one line and in its own order`, async () => {
      const scene = await found(await aScene({ havens: [BAR], attributes: { lang: tag } }));
      await speaks(scene, tag);
      scene.part('call').style.width = '6rem';
      const phone = scene.part('call').querySelector('bdi') as HTMLElement;
      expect(getComputedStyle(phone).direction).to.equal('ltr');
      expect(phone.getClientRects()).to.have.length(1);
      const text = phone.firstChild as Text;
      const leftOf = (at: number): number => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      };
      expect(leftOf(0)).to.be.below(leftOf(text.length - 1));
    });

  it('say so where one cannot be had, and stay with the one that is spoken', async () => {
    const scene = await found(await aScene({ havens: [BAR] }));
    const { URL } = globalThis;
    globalThis.URL = class extends URL {
      constructor(address: string | URL, base?: string | URL) {
        super(`${address}`.replace('messages/ro.js', 'not-there.js'), base);
      }
    };
    try {
      choose(scene, 'ro');
      await scene.until(() => scene.parts('language-status').length > 0, 'a word');
      expect(words(scene.part('language-status'))).to.equal(
        'That language did not load. Try again when you have signal.',
      );
      expect(scene.part('language-status').getAttribute('role')).to.equal('alert');
      expect([(scene.part('languages') as HTMLSelectElement).value, scene.part('base').lang]).to.deep.equal([
        'en',
        'en',
      ]);
    } finally {
      globalThis.URL = URL;
    }
    choose(scene, 'cy');
    await speaks(scene, 'cy');
    expect(scene.parts('language-status')).to.deep.equal([]);
    choose(scene, 'ro');
    await speaks(scene, 'ro');
  });

  it('call a point that has no name of its own by their own word, also after a change', async () => {
    const scene = await aScene({ havens: [BAR], attributes: { lat: '51.6135', lon: '-0.1765' } });
    await scene.until(() => scene.parts('heading').length > 0, 'the list');
    await scene.whole();
    expect(words(scene.part('heading'))).to.contain('here');
    choose(scene, 'ar');
    await speaks(scene, 'ar');
    expect(words(scene.part('heading')))
      .to.contain('هنا')
      .and.not.contain('here');
  });

  it('say where no native speaker has checked them', async () => {
    const scene = await aScene({ havens: [BAR] });
    await scene.whole();
    expect(scene.parts('unreviewed')).to.deep.equal([]);
    choose(scene, 'cy');
    await scene.until(() => scene.parts('unreviewed').length > 0, 'the note');
    await scene.until(() => words(scene.part('unreviewed')).includes('siaradwr'), 'the note in Welsh');
  });

  it('cost nobody a request who does not want them', async () => {
    await found(await aScene({ havens: [BAR] }));
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(fetched.filter((name) => /messages\/(uk|zh)(-more)?\./.test(name))).to.deep.equal([]);
  });

  for (const tag of TAGS)
    it(`in ${tag} every text of a list is there, and nothing of a template`, async () => {
      const scene = await found(await aScene({ havens: [BAR], attributes: { lang: tag } }));
      await speaks(scene, tag);
      expect(scene.text()).to.not.match(/undefined|\{|#|NaN|null/);
      expect(scene.text().replace(/\P{Nd}/gu, '')).to.match(/^[0-9]+$/);
      expect(scene.parts('bearing').map(words)[0]).to.not.equal('');
    });
});
