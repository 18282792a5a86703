import { aTimeout, expect } from '@open-wc/testing';
import type { HavenBadge } from '../../widget/haven-badge.ts';
import { aBadge, instant, MINUTE, NOT_LISTED, PATH, SLUG, TOLD } from './helpers/badge.ts';
import { clearPage } from './helpers/finder.ts';
import { aFrame, until } from './helpers/frames.ts';
import { aRegister } from './helpers/register.ts';
import { NOW } from './helpers/snapshots.ts';

await import('../../widget/haven-badge.define.ts');

/** A page with a strict policy: `load` brings the badge's script, `add` one badge. */
async function aStrictPage(path: string) {
  const register = aRegister();
  const { page } = await aFrame(path);
  const refused: string[] = [];
  page.document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
    refused.push(violatedDirective),
  );
  return {
    ...{ page, register, refused },
    load(): Promise<unknown> {
      const script = page.document.createElement('script');
      const address = '/widget/haven-badge.define.ts';
      const policy = Reflect.get(page, 'trustedTypes')?.createPolicy?.('test', {
        createScriptURL: (url: string) => url,
      });
      script.type = 'module';
      script.src = policy ? policy.createScriptURL(address) : address;
      const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
      page.document.head.append(script);
      return loaded;
    },
    add(): HavenBadge {
      const badge = page.document.createElement('haven-badge');
      badge.clock = { now: () => NOW };
      badge.setAttribute('src', register.address);
      badge.setAttribute('haven', SLUG);
      badge.append('Our page on the list');
      page.document.body.append(badge);
      return badge;
    },
  };
}

describe('the badge of one venue', () => {
  afterEach(clearPage);

  it('says its scheme, when staff were trained, and until when it is open', async () => {
    const scene = await aBadge();
    expect(await scene.says('Safe Haven | Staff trained March 2026 | Open until 11pm')).to.equal(
      'Safe Haven | Staff trained March 2026 | Open until 11pm',
    );
    const base = scene.badge.shadowRoot?.querySelector('a') as HTMLAnchorElement;
    expect(base.href).to.equal(TOLD.url);
    expect(base.getBoundingClientRect().height).to.be.at.least(44);
  });

  for (const [what, told, said] of [
    [
      'closed until tomorrow',
      { open: false, open_until: null, opens_at: instant(750) },
      'Closed. Opens at 10am tomorrow',
    ],
    ['closed, nobody knows for how long', { open: false, open_until: null }, 'Closed'],
    ['open day and night', { open_until: null }, 'Open day and night'],
    [
      'with hours that nobody knows',
      { hours_known: false, open: false, open_until: null },
      'Opening hours not known. Call first',
    ],
  ] as const) {
    it(`${what}: says so`, async () => {
      const scene = await aBadge({ ...TOLD, ...told });
      expect(await scene.says(`Safe Haven | Staff trained March 2026 | ${said}`)).to.equal(
        `Safe Haven | Staff trained March 2026 | ${said}`,
      );
    });
  }

  it('shows nothing, and not what the page wrote either, where the venue is not listed', async () => {
    const scene = await aBadge(NOT_LISTED);
    expect(await scene.says('')).to.equal('');
    expect(scene.badge.shadowRoot?.childElementCount).to.equal(0);
    expect(scene.badge.getBoundingClientRect().height).to.equal(0);
  });

  it('is gone once the venue is taken off the list, without a reload', async () => {
    const scene = await aBadge();
    expect(await scene.says('Safe Haven | Staff trained March 2026 | Open until 11pm')).to.equal(
      'Safe Haven | Staff trained March 2026 | Open until 11pm',
    );
    await scene.register.answer(PATH, NOT_LISTED);
    scene.later(3);
    expect(await scene.says('')).to.equal('');
  });

  it('says nothing after the instant to which its being shown was certain, without asking', async () => {
    const scene = await aBadge({ ...TOLD, shown_until: instant(1) });
    expect(await scene.says('Safe Haven | Staff trained March 2026 | Open until 11pm')).to.equal(
      'Safe Haven | Staff trained March 2026 | Open until 11pm',
    );
    scene.later(1);
    expect(await scene.says('')).to.equal('');
  });

  it('says nothing of the doors once they were due to close, until the register has said more', async () => {
    const scene = await aBadge({ ...TOLD, open_until: instant(1) });
    expect(
      await scene.says('Safe Haven | Staff trained March 2026 | Open until 9:31pm, 1 minute left'),
    ).to.equal('Safe Haven | Staff trained March 2026 | Open until 9:31pm, 1 minute left');
    scene.later(1);
    expect(await scene.says('Safe Haven | Staff trained March 2026')).to.equal(
      'Safe Haven | Staff trained March 2026',
    );
  });

  it('claims nothing after a quarter of an hour without word from the register', async () => {
    const scene = await aBadge();
    expect(await scene.says('Safe Haven | Staff trained March 2026 | Open until 11pm')).to.equal(
      'Safe Haven | Staff trained March 2026 | Open until 11pm',
    );
    await scene.register.answer(PATH, { status: 503, body: 'no' });
    scene.later(5);
    await aTimeout(200);
    expect(scene.text()).to.contain('Open until 11pm');
    scene.later(11);
    expect(await scene.says('Our page on the list')).to.equal('Our page on the list');
  });

  it('goes by the clock of the register where the phone is wrong by a day', async () => {
    const register = { date: new Date(NOW + 24 * 60 * MINUTE).toUTCString() };
    const scene = await aBadge();
    expect(await scene.says('Safe Haven | Staff trained March 2026 | Open until 11pm')).to.equal(
      'Safe Haven | Staff trained March 2026 | Open until 11pm',
    );
    await scene.register.answer(PATH, {
      headers: register,
      body: JSON.stringify({ ...TOLD, shown_until: instant(60) }),
    });
    scene.later(3);
    expect(await scene.says('')).to.equal('');
  });

  for (const [what, answer] of Object.entries({
    'an error': { status: 500, body: 'no' },
    'half an answer': { status: 200, body: JSON.stringify(TOLD).slice(0, 80) },
    'a web page': { status: 200, body: '<!doctype html><p>Please log in to the Wi-Fi</p>' },
    'another answer': { status: 200, body: '{"havens":[]}' },
    null: { status: 200, body: 'null' },
    'a haven without schemes': { status: 200, body: JSON.stringify({ ...TOLD, scheme_names: [] }) },
    'a 404 of somebody else': { status: 404, body: '{}' },
  })) {
    it(`shows what the page wrote where the register answers ${what}`, async () => {
      const scene = await aBadge(answer);
      await until(async () => (await scene.register.seen()).length > 0);
      await aTimeout(100);
      expect(scene.text()).to.equal('Our page on the list');
    });
  }

  it('shows hostile texts as texts, and leads to no hostile address', async () => {
    const scene = await aBadge({
      ...TOLD,
      scheme_names: ['<img src=x onerror=alert(1)>'],
      url: 'javascript:alert(1)',
    });
    await until(() => scene.text().includes('<img'));
    const base = scene.badge.shadowRoot?.querySelector('a') as HTMLAnchorElement;
    expect(base.protocol).to.equal('http:');
    expect(scene.badge.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('asks for another venue when the page changes its attribute, and drops the late answer of the first', async () => {
    const scene = await aBadge();
    await scene.register.answer('/api/v1/havens/other', {
      body: JSON.stringify({ ...TOLD, scheme_names: ['Ask for Angela'] }),
    });
    scene.badge.setAttribute('haven', 'other');
    expect(await scene.says('Ask for Angela | Staff trained March 2026 | Open until 11pm')).to.equal(
      'Ask for Angela | Staff trained March 2026 | Open until 11pm',
    );
  });

  it('sends no cookie and no referrer, and asks nothing without a venue', async () => {
    const scene = await aBadge();
    expect(await scene.says('Safe Haven | Staff trained March 2026 | Open until 11pm')).to.equal(
      'Safe Haven | Staff trained March 2026 | Open until 11pm',
    );
    for (const { headers } of await scene.register.seen()) {
      expect(headers['cookie']).to.equal(undefined);
      expect(headers['referer']).to.equal(undefined);
    }
    const none = await aBadge(TOLD, { haven: ' ' });
    await aTimeout(50);
    expect(await none.register.seen()).to.deep.equal([]);
  });

  it('tells once that it was loaded on a site that counts, and nothing else', async () => {
    const scene = await aBadge(TOLD, { site: 'k3f9x2m4q' });
    expect(await scene.says('Safe Haven | Staff trained March 2026 | Open until 11pm')).to.equal(
      'Safe Haven | Staff trained March 2026 | Open until 11pm',
    );
    scene.badge.remove();
    document.body.append(scene.badge);
    await until(async () => (await scene.register.seen()).some(({ method }) => method === 'POST'));
    await aTimeout(50);
    const posts = (await scene.register.seen()).filter(({ method }) => method === 'POST');
    expect(posts.map(({ url, body }) => [url.replace(/^\/stub\/[^/]+/, ''), body])).to.deep.equal([
      ['/embed/loads/k3f9x2m4q/badge', ''],
    ]);
    expect(posts[0]?.headers['cookie']).to.equal(undefined);
    expect(posts[0]?.headers['referer']).to.equal(undefined);
  });

  it('works under a strict policy with trusted types that lets Lit have its own', async () => {
    const { page, register, refused, load, add } = await aStrictPage('/frame/strict-with-lit');
    await register.answer(PATH, { body: JSON.stringify(TOLD) });
    await load();
    await page.customElements.whenDefined('haven-badge');
    const badge = add();
    await until(() => badge.shadowRoot?.querySelector('a'));
    const base = badge.shadowRoot?.querySelector('a') as HTMLElement;
    expect(page.getComputedStyle(base).borderTopColor).to.equal('rgb(201, 207, 214)');
    expect(refused).to.deep.equal([]);
  });

  it('leaves what the page wrote where it lets Lit have none', async () => {
    const { page, register, refused, load, add } = await aStrictPage('/frame/strict');
    await load();
    await until(() => refused.length > 0);
    await aTimeout(50);
    const badge = add();
    expect(refused).to.deep.equal(['trusted-types']);
    expect([page.customElements.get('haven-badge'), badge.shadowRoot]).to.deep.equal([undefined, null]);
    expect(badge.getBoundingClientRect().height).to.be.greaterThan(0);
    expect(await register.seen()).to.deep.equal([]);
  });

  it('can be told its venue as a property, as frameworks do', async () => {
    const scene = await aBadge(TOLD, { haven: '' });
    scene.badge.haven = SLUG;
    expect(await scene.says('Safe Haven | Staff trained March 2026 | Open until 11pm')).to.equal(
      'Safe Haven | Staff trained March 2026 | Open until 11pm',
    );
    expect(scene.badge.getAttribute('haven')).to.equal(SLUG);
    expect(await scene.register.seen()).to.have.length(1);
  });

  it('loaded twice, the first definition wins and nothing is thrown', async () => {
    const first = customElements.get('haven-badge');
    await import('../../widget/haven-badge.define.ts?again' as string);
    expect(customElements.get('haven-badge')).to.equal(first);
  });
});
