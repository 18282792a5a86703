import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Lays the elements out as an npm package in `dist/package`, of what `npm run build` has built: `npm run build:package`, then
 * `npm publish dist/package`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const from = join(root, 'dist/public/embed/v1');
const to = join(root, 'dist/package');

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
for (const name of readdirSync(join(root, 'widget/package')).filter((each) => !each.endsWith('.ts')))
  cpSync(join(root, 'widget/package', name), join(to, name));
for (const name of ['LICENSE', 'widget/custom-elements.json'])
  cpSync(join(root, name), join(to, name.replace(/.*\//, '')));

const json = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const { version } = json(join(root, 'package.json'));
writeFileSync(
  join(to, 'package.json'),
  `${JSON.stringify({ ...json(join(to, 'package.json')), version }, null, 2)}\n`,
);

const tsc = join(root, 'node_modules/.bin/tsc');
const options = [
  ...['--noEmit', 'false', '--declaration', '--emitDeclarationOnly'],
  ...['--rootDir', root, '--outDir', join(to, 'types')],
];
const { status } = spawnSync(tsc, ['-p', join(root, 'widget/package.tsconfig.json'), ...options], {
  stdio: 'inherit',
});
if (status !== 0) throw new Error(`the types of ${dirname(to)}/package could not be made`);

// As other sites' compilers look for a file of types: under the name of the script that it would stand for.
for (const name of readdirSync(join(to, 'types'), { recursive: true }).map(String)) {
  const path = join(to, 'types', name);
  if (!name.endsWith('.d.ts')) continue;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/( from '\.[^']*)\.ts'/g, "$1.js'"));
}
