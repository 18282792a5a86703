import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectFolder } from './project-folder.node.ts';

/**
 * Writes dist/public/embed/build.json: the version of the scripts that other sites load, and the hash of each for their
 * `integrity` attributes. After they are built, before they are compressed.
 */

const folder = join(projectFolder(), 'dist/public/embed/v1');
const { version: release } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as {
  version: string;
};
const HASH_LENGTH = 12;

const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .toSorted();
const all = createHash('sha256');
const integrity: Record<string, string> = {};
for (const name of names) {
  const bytes = readFileSync(join(folder, name));
  integrity[name] = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  all.update(`${name}\n${bytes.length}\n`).update(bytes);
}
const version = `${release}-${all.digest('hex').slice(0, HASH_LENGTH)}`;
writeFileSync(join(folder, '../build.json'), `${JSON.stringify({ version, integrity }, null, 2)}\n`);
