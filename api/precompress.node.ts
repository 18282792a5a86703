import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { projectFolder } from './project-folder.node.ts';

/** Writes the best .br and .gz beside each built file that gains by it: the last step of `npm run build`. */

const COMPRESSIBLE = /\.(js|css|json|svg|webmanifest|txt)$/;
const WORTH_BYTES = 500;

const folder = join(projectFolder(), 'dist/public');
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  const plain = readFileSync(file);
  if (plain.length < WORTH_BYTES) continue;
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
  writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
}
