import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

/** Most bytes in brotli. The second stands in the finder's page itself, where the first window of a slow network counts. */
const MOST_BYTES: Readonly<Record<string, number>> = { 'sw.js': 6_000, 'page-offline.js': 550 };

const outDir = mkdtempSync(join(tmpdir(), 'havens-offline-'));
const built = (name: string) => readFileSync(join(outDir, name), 'utf8');

beforeAll(async () => {
  for (const config of ['widget/page-exit.vite.config.ts', 'widget/offline.vite.config.ts'])
    await build({ configFile: join(ROOT, config), build: { outDir }, logLevel: 'error' });
}, 60_000);
afterAll(() => rmSync(outDir, { recursive: true }));

describe('what keeps the site for when there is no network', () => {
  it.each(Object.entries(MOST_BYTES))('%s weighs at most %i bytes in brotli', (name, most) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    const bytes = brotliCompressSync(built(name), { params }).length;
    console.log(`${name}: ${built(name).length}, brotli ${bytes}`);
    expect(bytes).toBeLessThanOrEqual(most);
  });

  it('is one classic script, which browsers of before 2023 can register too', () => {
    expect(built('sw.js')).not.toMatch(/\bimport\s*[{*"'`(]|\bexport\s*[{*]|importScripts/);
  });

  it('is built as it is run: nothing of what Workbox tells developers is left', () => {
    expect(built('sw.js')).not.toMatch(/process\.env|groupCollapsed/);
  });
});
