import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';
import { ROOT } from './sources.ts';

const PACKAGE = join(ROOT, 'dist/package');
const temporaryFolder = useTemporaryFolders();

interface Entry {
  readonly types: string;
  readonly default: string;
}

describe('the elements as an npm package', () => {
  beforeAll(() => {
    execFileSync('npm', ['run', 'build:package', '--silent'], { cwd: ROOT, stdio: 'inherit' });
  }, 120_000);

  it('export files that are there, and the release’s own version', () => {
    const made = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
      version: string;
      exports: Record<string, string | Entry>;
    };
    const release = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(made.version).toBe(release.version);
    const paths = Object.values(made.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : [entry.types, entry.default],
    );
    expect(paths.filter((path) => !existsSync(join(PACKAGE, path)))).toEqual([]);
    expect(paths.length).toBeGreaterThan(4);
  });

  it('packs scripts, languages, types, manifest, licence and nothing else', () => {
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json'], { cwd: PACKAGE, encoding: 'utf8' });
    const packed = Object.values(JSON.parse(stdout) as Record<string, { files: { path: string }[] }>);
    const files = packed.flatMap((each) => each.files.map(({ path }) => path));
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'custom-elements.json',
        'haven-badge.js',
        'haven-finder.js',
        'haven-map.js',
        'messages/cy.js',
        'types/widget/haven-finder.d.ts',
      ]),
    );
    const odd = files.filter(
      (path) =>
        !/^(LICENSE|README\.md|(package|custom-elements)\.json|(messages\/)?[\w-]+\.js|types\/.+\.d\.ts)$/.test(
          path,
        ),
    );
    expect(odd).toEqual([]);
  });

  it('give whoever writes TypeScript the types of both elements', () => {
    const site = temporaryFolder();
    cpSync(PACKAGE, join(site, 'node_modules/havens-finder'), { recursive: true });
    // What npm would bring along: the badge's type is a Lit element's.
    symlinkSync(join(ROOT, 'node_modules/lit'), join(site, 'node_modules/lit'));
    mkdirSync(join(site, 'src'));
    const use = [
      "import 'havens-finder';",
      "import 'havens-finder/haven-badge.js';",
      "const finder = document.createElement('haven-finder');",
      'finder.clock = { now: () => 0 };',
      '// @ts-expect-error a clock is no number',
      'finder.clock = 1;',
      "document.createElement('haven-badge').setAttribute('haven', 'x');",
    ];
    writeFileSync(join(site, 'src/use.ts'), use.join('\n'));
    const options = [
      '--strict',
      '--noEmit',
      '--target',
      'es2022',
      '--module',
      'esnext',
      '--lib',
      'es2022,dom',
    ];
    const { status, stdout } = spawnSync(
      join(ROOT, 'node_modules/.bin/tsc'),
      [...options, '--moduleResolution', 'bundler', 'src/use.ts'],
      { cwd: site, encoding: 'utf8' },
    );
    expect([status, stdout]).toEqual([0, '']);
  }, 60_000);
});
