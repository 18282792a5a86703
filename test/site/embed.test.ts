import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cspHash } from '../../api/html/inline.tsx';
import { queryOf, readOptions, USUAL_OPTIONS, type EmbedOptions } from '../../api/site/embed/options.ts';
import { FINDER_LANGUAGES } from '../../api/html/languages.ts';
import { keepEmbedFiles } from '../../api/usecases/embed-files.ts';
import { openSite } from './open-site.ts';
import { textOf } from './text-of.ts';

const AREA = 'E09000003';
const CHOICES = {
  areas: [{ code: AREA, name: 'Barnet' }],
  schemes: [
    { key: 'safe_haven', name: 'Safe Haven' },
    { key: 'ask_for_angela', name: 'Ask for Angela' },
  ],
};
const BUILD = {
  version: '0.1.0-1a2b3c4d5e6f',
  integrity: { 'haven-finder.js': 'sha384-AAAA', 'messages/cy.js': 'sha384-BBBB' },
};
const ASSETS = {
  'embed/build.json': JSON.stringify(BUILD),
  'embed/v1/haven-finder.js': 'export const finder = 1;',
  'embed/v1/messages/cy.js': 'export const welsh = 1;',
};

/** What stands in the fields to copy, by their labels. */
function linesOf(html: string): Record<string, string> {
  const fields = html.matchAll(/<label for="lines-[^>]*>(.*?)<\/label><textarea[^>]*>(.*?)<\/textarea>/gs);
  const plain = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return Object.fromEntries([...fields].map(([, label = '', text = '']) => [label, plain(text)]));
}

describe('the options of an embed', () => {
  const colour = fc.constantFrom('', '#17565f', '#ffffff');
  const options: fc.Arbitrary<EmbedOptions> = fc.record({
    area: fc.constantFrom('', AREA),
    lang: fc.constantFrom(...FINDER_LANGUAGES.map(([tag]) => tag)),
    schemes: fc.constantFrom([], ['safe_haven'], ['ask_for_angela']),
    limit: fc.integer({ min: 1, max: 20 }),
    map: fc.boolean(),
    under18: fc.boolean(),
    accent: colour,
    text: colour,
    background: colour,
    site: fc.constantFrom('', 'k3f9x2m4q'),
  });

  it('are the same after they were an address', () => {
    fc.assert(
      fc.property(options, (chosen) => {
        const read = readOptions(new URLSearchParams(queryOf(chosen)), CHOICES);
        expect(read).toEqual({ options: chosen, errors: {} });
      }),
    );
  });

  it('are usual where a query holds anything else, and say what is wrong with each', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(USUAL_OPTIONS)), fc.string()), (query) => {
        const { options: read } = readOptions(new URLSearchParams(query), CHOICES);
        expect(readOptions(new URLSearchParams(queryOf(read)), CHOICES).errors).toEqual({});
      }),
    );
    const wrong = new URLSearchParams('area=X&lang=xx&schemes=none&limit=0&accent=red&site=short');
    const { options: read, errors } = readOptions(wrong, CHOICES);
    expect(read).toEqual(USUAL_OPTIONS);
    expect(Object.keys(errors).toSorted()).toEqual(['accent', 'area', 'lang', 'limit', 'schemes', 'site']);
  });
});

describe('the builder', () => {
  it('writes the lines of what was chosen: as a part of the page, as a frame, as an address', async () => {
    const site = await openSite();
    const lines = linesOf(await site.page(`/embed?area=${AREA}&lang=cy&limit=3&map=off&schemes=safe_haven`));
    expect(lines['Where the list should stand']).toBe(
      '<script type="module" async src="https://havens.example/embed/v1/haven-finder.js"></script>\n' +
        `<haven-finder area="${AREA}" lang="cy" schemes="safe_haven" limit="3" map="off">` +
        'In danger? Call 999. <a href="https://havens.example/havens">List of places</a></haven-finder>',
    );
    expect(lines['Frame']).toContain(
      'allow="geolocation; web-share; clipboard-write; accelerometer; gyroscope; magnetometer"',
    );
    expect(lines['Frame']).toContain(
      `src="https://havens.example/embed/frame?area=${AREA}&amp;lang=cy&amp;schemes=safe_haven&amp;limit=3&amp;map=off"`,
    );
    expect(lines['Link']).toBe(`https://havens.example/?area=${AREA}&lang=cy`);
  });

  it('shows a preview of just that, without counting it', async () => {
    const site = await openSite();
    const html = await site.page(`/embed?area=${AREA}&limit=3&site=k3f9x2m4q`);
    expect(html).toMatch(/<iframe class="preview"[^>]* src="\/embed\/frame\?area=E09000003&amp;limit=3"/);
  });

  it('writes a fixed version with its hash, and how long that stays', async () => {
    const html = await (await openSite({ assets: ASSETS })).page('/embed');
    expect(linesOf(html)['With a fixed version']).toContain(
      `<script type="module" async src="https://havens.example/embed/${BUILD.version}/haven-finder.js" integrity="sha384-AAAA" crossorigin="anonymous"></script>`,
    );
    expect(textOf(html)).toContain('stays at its address for two years');
  });

  it('names the site of the map’s streets in the policy, where another site has them', async () => {
    const label = 'For the list or a badge as part of your page';
    const own = await (await openSite()).page('/embed');
    expect(linesOf(own)[label]).toMatch(/; img-src https:\/\/havens\.example$/);
    expect(textOf(own)).not.toContain('The map’s streets come from');
    const template = 'https://t.example:8443/{z}/{x}/{y}.png';
    const tiled = await openSite({ basemap: { kind: 'tiles', notice: 'Notice', template } });
    const html = await tiled.page('/embed');
    expect(linesOf(html)[label]).toMatch(/; img-src https:\/\/havens\.example https:\/\/t\.example:8443$/);
    expect(textOf(html)).toContain('The map’s streets come from https://t.example:8443,');
  });

  it('asks whose site records visits to leave the list out, and says why', async () => {
    const html = await (await openSite()).page('/embed');
    expect(textOf(html)).toMatch(/Tell yours to leave out haven-finder ?: .* gives away where a person is/);
  });

  it('refuses colours that cannot be read, in words, and writes no lines with them', async () => {
    const html = await (await openSite()).page('/embed?accent=ffcc00');
    expect(textOf(html)).toContain('Links and buttons on the background: 1.4 to 1, not enough to read');
    expect(html).toMatch(/<input [^>]*id="accent"[^>]*aria-invalid="true"/);
    expect(Object.keys(linesOf(html))).not.toContain('Frame');
  });

  it('writes colours that can be read as lines for the stylesheet', async () => {
    const html = await (await openSite()).page('/embed?accent=7a1f5c');
    expect(textOf(html)).toContain('9.2 to 1, enough to read');
    expect(linesOf(html)['In your stylesheet']).toContain('--haven-accent: #7a1f5c;');
  });

  it('keeps what was typed where it cannot be taken', async () => {
    const html = await (await openSite()).page('/embed?limit=99&accent=%22%3E%3Cb%3E');
    expect(html).toContain('value="99"');
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;"');
    expect(html).not.toContain('<b>');
  });
});

describe('the frame', () => {
  it('may stand on any site, and no other page may', async () => {
    const site = await openSite();
    const { headers } = await site.request('/embed/frame');
    expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(headers.get('Permissions-Policy')).toContain('geolocation=(self)');
    for (const path of ['/', '/embed', '/embed/poster', '/havens'])
      expect((await site.request(path)).headers.get('Content-Security-Policy')).toContain(
        "frame-ancestors 'none'",
      );
  });

  it('runs and styles only what its policy names, in the colours chosen', async () => {
    const site = await openSite({
      assets: { 'embed/v1/haven-finder.js': 'finder();', 'site/embed-frame.js': 'leave();' },
    });
    const response = await site.request('/embed/frame?accent=7a1f5c');
    const html = await response.text();
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    const inline = [...html.matchAll(/<(?:style|script type="module")>(.*?)<\/(?:style|script)>/gs)];
    expect(inline).toHaveLength(5);
    for (const [, source = ''] of inline) expect(policy).toContain(await cspHash(source));
    expect(html).toContain('--haven-accent: #7a1f5c;');
    expect(policy).not.toContain('unsafe');
  });

  it('has a title that gives nothing away', async () => {
    const html = await (await openSite()).page('/embed/frame');
    expect(html).toContain('<title>Find a place – Nearest place</title>');
  });

  it('opens everything it leads to in a page of its own, or in place of the whole', async () => {
    const html = await (await openSite()).page('/embed/frame');
    for (const [link] of html.matchAll(/<a [^>]*href="(?!tel:)[^>]*>/g))
      expect(link).toMatch(/target="_(blank|top)"/);
    expect(html).not.toContain('<form');
  });

  it('shows a finder whatever its address says', async () => {
    const site = await openSite();
    const response = await site.request(
      '/embed/frame?area=%22%3E%3Cscript%3E&limit=-1&accent=url(x)&lang=%00',
    );
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<haven-finder lang="en" limit="5">');
  });
});

describe('oEmbed', () => {
  const ask = async (query: Record<string, string>) => {
    const site = await openSite();
    return site.request(`/oembed?${new URLSearchParams(query)}`);
  };

  it('answers the first page with a frame, to any site', async () => {
    const response = await ask({ url: 'https://havens.example/' });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await response.json()).toMatchObject({
      version: '1.0',
      type: 'rich',
      width: 480,
      height: 720,
      html: expect.stringMatching(
        /^<iframe src="https:\/\/havens\.example\/embed\/frame" .*allow="geolocation; web-share; clipboard-write; accelerometer; gyroscope; magnetometer"/,
      ),
    });
  });

  it('keeps the options of an address that the builder wrote, within the room there is', async () => {
    const url = `https://havens.example/embed/frame?area=${AREA}&limit=3`;
    const answer = await (await ask({ url, maxwidth: '300', maxheight: '9999' })).json();
    expect(answer).toMatchObject({ width: 300, height: 720, html: expect.stringContaining('limit=3') });
  });

  it.each([
    [{ url: 'https://elsewhere.example/' }, 404, 'oembed.not_ours'],
    [{ url: 'https://havens.example/admin' }, 404, 'oembed.not_ours'],
    [{ url: 'https://havens.example/', format: 'xml' }, 501, 'oembed.json_only'],
    [{}, 400, 'request.invalid'],
    [{ url: 'nothing' }, 400, 'request.invalid'],
    [{ url: 'https://havens.example/', maxwidth: '10' }, 400, 'request.invalid'],
    [{ url: 'https://havens.example/', maxheight: 'x' }, 400, 'request.invalid'],
  ])('answers %j with %d and a reason', async (query, status, code) => {
    const response = await ask(query as Record<string, string>);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, code });
  });

  it('is named in the head of the pages it answers', async () => {
    const site = await openSite();
    for (const path of ['/', '/embed']) {
      const [, href = ''] =
        /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(await site.page(path)) ??
        [];
      expect(
        (await site.request(href.replaceAll('&amp;', '&').replace('https://havens.example', ''))).status,
      ).toBe(200);
    }
  });
});

describe('a fixed version of the scripts', () => {
  it('stays at its address after the next one came, and goes two years after it was the newest', async () => {
    const site = await openSite({ assets: ASSETS });
    await keepEmbedFiles(site);
    const path = `/embed/${BUILD.version}/messages/cy.js`;
    const response = await site.request(path);
    expect(await response.text()).toBe('export const welsh = 1;');
    expect(response.headers.get('Cache-Control')).toContain('immutable');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const next = { ...BUILD, version: '0.2.0-000000000000' };
    const newer = {
      ...site,
      asset: (name: string) => Promise.resolve(name === 'embed/build.json' ? JSON.stringify(next) : 'newer'),
    };
    site.clock.set('2028-06-09T12:00:00Z');
    await keepEmbedFiles(newer);
    expect(await site.page(path)).toBe('export const welsh = 1;');
    site.clock.set('2028-06-11T12:00:00Z');
    await keepEmbedFiles(newer);
    expect((await site.request(path)).status).toBe(404);
    expect(await site.page(`/embed/${next.version}/haven-finder.js`)).toBe('newer');
  });

  it('that never was answers 404', async () => {
    const site = await openSite({ assets: ASSETS });
    for (const path of [
      '/embed/0.0.1-x/haven-finder.js',
      '/embed/v1/..%2f..%2fpackage.json',
      '/embed/loads/x',
    ])
      expect((await site.request(path)).status).toBe(404);
  });
});

describe('the first page', () => {
  it('takes the area and the language of a link', async () => {
    const site = await openSite();
    expect(await site.page(`/?area=${AREA}&lang=gu`)).toContain(`<haven-finder lang="gu">`);
    await site.addHaven();
    expect(await site.page(`/?area=${AREA}&lang=gu`)).toContain(`<haven-finder area="${AREA}" lang="gu">`);
    expect(await site.page(`/?area=${AREA}&lang=gu`)).toContain(
      'rel="modulepreload" href="/embed/v1/messages/gu.js"',
    );
    expect(await site.page(`/?lang=en`)).not.toContain('modulepreload');
    expect(await site.page('/?area=nowhere&lang=%22')).toContain('<haven-finder area="E09000003" lang="en">');
  });
});
