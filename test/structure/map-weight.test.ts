import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, ROOT, sourceFiles } from './sources.ts';

/** Most bytes in brotli. The second is fetched only where the register has an archive of streets. */
const MOST_BYTES: Readonly<Record<string, number>> = { 'haven-map.js': 32_000, 'haven-streets.js': 33_500 };
const TOGETHER_BYTES = 80_000;

const outDir = mkdtempSync(join(tmpdir(), 'havens-map-'));
const built = (name: string) => readFileSync(join(outDir, name), 'utf8');

function brotli(name: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return brotliCompressSync(built(name), { params }).length;
}

beforeAll(async () => {
  const configFile = join(ROOT, 'widget/map.vite.config.ts');
  await build({ configFile, build: { outDir }, logLevel: 'error' });
}, 60_000);
afterAll(() => rmSync(outDir, { recursive: true }));

describe('the files of the map', () => {
  it('are two, and neither imports another when it is loaded', () => {
    expect(readdirSync(outDir).toSorted()).toEqual(Object.keys(MOST_BYTES));
    for (const name of Object.keys(MOST_BYTES))
      expect(built(name)).not.toMatch(/\bimport\s*[{*"'`]|\bfrom\s*["'`]/);
  });

  it.each(Object.entries(MOST_BYTES))('%s weighs at most %i bytes in brotli', (name, most) => {
    console.log(`${name}: ${built(name).length}, brotli ${brotli(name)}`);
    expect(brotli(name)).toBeLessThanOrEqual(most);
  });

  it(`weigh at most ${TOGETHER_BYTES} bytes together`, () => {
    const all = Object.keys(MOST_BYTES).map(brotli);
    expect(all.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(TOGETHER_BYTES);
  });

  it.each(Object.keys(MOST_BYTES))('%s runs where scripts may not be written as text', (name) => {
    expect(built(name)).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
    );
  });

  it.each(Object.keys(MOST_BYTES))(
    '%s stores nothing, asks no position, and leaves the page’s globals alone',
    (name) => {
      expect(built(name)).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon/);
      // Asked for with `test`, since a failure would print the whole file.
      expect(/window\.L\b|document\.body\b.{0,4}leaflet-dragging/.test(built(name))).toBe(false);
    },
  );

  it('know Leaflet in one source file, and a reader of archives in another', () => {
    const importing = (from: RegExp) =>
      sourceFiles().filter(
        (file) => file.startsWith('widget/') && !file.includes('.config.') && from.test(read(file)),
      );
    expect(importing(/from 'leaflet'/)).toEqual(['widget/haven-map.ts']);
    expect(importing(/from '(pmtiles|protomaps-leaflet)'/)).toEqual(['widget/haven-streets.ts']);
  });
});
