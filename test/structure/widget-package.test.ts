import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LitElement } from 'lit';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { HavenBadgeElement, HavenFinderElement } from '../../widget/elements.ts';
import type { HavenBadge } from '../../widget/haven-badge.ts';
import type { HavenFinder } from '../../widget/haven-finder.ts';
import { launchOptions } from '../helpers/browser.ts';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';
import { ROOT } from './sources.ts';

const PACKAGE = join(ROOT, 'dist/package');
const temporaryFolder = useTemporaryFolders(afterAll);
const npm = (cwd: string, ...args: string[]) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Somebody's website, into which the package is installed as from a registry: packed, without anything of ours around it. */
let site = '';
let packed: string[] = [];
let manifest: Manifest;

beforeAll(() => {
  npm(ROOT, 'run', 'build:package', '--silent');
  site = temporaryFolder();
  const told = Object.values(
    JSON.parse(npm(PACKAGE, 'pack', '--json', '--pack-destination', site)) as Record<
      string,
      { filename: string; files: { path: string }[] }
    >,
  );
  packed = told.flatMap(({ files }) => files.map(({ path }) => path));
  writeFileSync(join(site, 'package.json'), '{ "name": "site", "private": true, "type": "module" }');
  npm(site, 'install', '--offline', '--no-audit', '--no-fund', `./${told[0]?.filename}`);
  manifest = JSON.parse(readFileSync(join(installed(), 'package.json'), 'utf8')) as Manifest;
}, 60_000);

const installed = (...path: string[]) => join(site, 'node_modules/havens-finder', ...path);

/** The name by which a site imports an entry, and its files. */
const entries = () =>
  Object.entries(manifest.exports).flatMap(([key, entry]) =>
    typeof entry === 'string' ? [] : [{ name: key.replace('.', manifest.name), ...entry }],
  );

describe('the elements as an npm package', () => {
  it('export files that are there, and the release’s own version', () => {
    const release = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(manifest.version).toBe(release.version);
    const paths = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : [entry.types, entry.default],
    );
    expect(paths.filter((path) => !existsSync(installed(path)))).toEqual([]);
    expect(paths.length).toBeGreaterThan(4);
  });

  it('packs scripts, languages, types, manifest, licence and nothing else', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'custom-elements.json',
        'haven-badge.js',
        'haven-finder.js',
        'haven-map.js',
        'messages/cy.js',
        'types/widget/package/haven-finder.d.ts',
      ]),
    );
    const odd = packed.filter(
      (path) =>
        !/^(LICENSE|README\.md|(package|custom-elements)\.json|(messages\/)?[\w-]+\.js|types\/.+\.d\.ts)$/.test(
          path,
        ),
    );
    expect(odd).toEqual([]);
  });

  it('need no package that they do not bring', () => {
    const types = packed.filter((path) => path.endsWith('.d.ts'));
    const needed = types.flatMap((path) => {
      const names = readFileSync(installed(path), 'utf8').matchAll(
        /(?: from '|\bimport\('|<reference types=")([^.'"][^'"]*)/g,
      );
      return [...names].map(([, name]) => name);
    });
    expect([types.length > 10, needed]).toEqual([true, Object.keys(manifest.dependencies ?? {})]);
    expect(readdirSync(join(site, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      manifest.name,
    ]);
  });

  it('have in their types what their classes have, all of it', () => {
    type Own<Element, Base> = Exclude<keyof Element, keyof Base | `${string}Callback`>;
    expectTypeOf<HavenFinder>().toExtend<HavenFinderElement>();
    expectTypeOf<Own<HavenFinder, HTMLElement>>().toEqualTypeOf<Own<HavenFinderElement, HTMLElement>>();
    expectTypeOf<HavenBadge>().toExtend<HavenBadgeElement>();
    expectTypeOf<Own<HavenBadge, LitElement>>().toEqualTypeOf<Own<HavenBadgeElement, HTMLElement>>();
    expect(entries().map(({ name }) => name)).toEqual([manifest.name, `${manifest.name}/haven-badge.js`]);
  });

  it.each([
    ['a bundler', 'esnext', 'bundler'],
    ['Node', 'nodenext', 'nodenext'],
  ])('give whoever writes TypeScript for %s true types of both', (_, module, resolution) => {
    mkdirSync(join(site, 'src'), { recursive: true });
    writeFileSync(join(site, 'src/use.ts'), USE);
    const options = ['--strict', '--noEmit', '--skipLibCheck', 'false', '--exactOptionalPropertyTypes'];
    const { status, stdout } = spawnSync(
      join(ROOT, 'node_modules/.bin/tsc'),
      [
        ...options,
        ...['--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', ''],
        ...['--module', module, '--moduleResolution', resolution, 'src/use.ts'],
      ],
      { cwd: site, encoding: 'utf8' },
    );
    expect([status, stdout]).toEqual([0, '']);
  });

  it('define both elements in a browser, speak their languages, and export what their types do: nothing', async () => {
    const browser = await chromium.launch(launchOptions());
    try {
      const page = await browser.newPage();
      await page.route('**/*', (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: hostPage() });
        const path = join(site, pathname);
        return existsSync(path) ? route.fulfill({ path }) : route.abort();
      });
      await page.goto('https://site.example/');
      await page.locator('haven-finder [part=base][lang=cy]').waitFor();
      expect(await page.evaluate(() => customElements.get('haven-badge') !== undefined)).toBe(true);
      expect(await page.locator('#exported').textContent()).toBe('[[],[]]');
      for (const { types } of entries())
        expect(readFileSync(installed(types), 'utf8')).not.toMatch(/^export (?!type |interface |\{\})/m);
    } finally {
      await browser.close();
    }
  });
});

const USE = `
import 'havens-finder';
import 'havens-finder/haven-badge.js';
import type { HavenEvents, HavenFinderElement, Messages } from 'havens-finder';
// @ts-expect-error the script defines its element and exports no class
import { HavenFinder } from 'havens-finder';
// @ts-expect-error nor does the badge's
import { HavenBadge } from 'havens-finder/haven-badge.js';
export const finder: HavenFinderElement = document.createElement('haven-finder');
finder.clock = { now: () => 0 };
// @ts-expect-error a clock is no number
finder.clock = 1;
export const words = (mine: Messages) => (finder.messages = mine);
finder.addEventListener('haven-results', ({ detail }) => detail.open.toFixed());
export const why = (told: HavenEvents['haven-error']) => told.reason === 'offline';
document.createElement('haven-badge').haven = 'x';
// @ts-expect-error it has no such property
document.createElement('haven-badge').told;
`;

/** A page that imports each entry by its name, writes down what they export, and puts the finder into Welsh. */
const hostPage = () => {
  const all = entries();
  const addresses = all.map((entry) => [entry.name, join('/node_modules', manifest.name, entry.default)]);
  return `<!doctype html><html lang="cy"><head><title>Site</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports: Object.fromEntries(addresses) as object })}</script>
<script type="module">
${all.map(({ name }, n) => `import * as entry${n} from '${name}';`).join('\n')}
document.querySelector('#exported').textContent = JSON.stringify([${all.map((_, n) => `Object.keys(entry${n})`).join()}]);
</script></head>
<body><haven-finder src="https://register.example"></haven-finder><p id="exported"></p></body></html>`;
};
