import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../widget/messages/en.ts';
import { TAGS } from '../../widget/messages/languages.ts';
import { ROOT } from './sources.ts';

/**
 * Most bytes in brotli. The first script is one file, so that a phone on a slow network waits for it once; what it
 * fetches when it is wanted is one file each.
 */
const FIRST = 'haven-finder.js';
const FIRST_BYTES = 10_500;
const LANGUAGE_BYTES = 3_000;
const LATER_BYTES: Readonly<Record<string, number>> = {
  'haven-concern.js': 2_000,
  'haven-held.js': 1_500,
  'haven-more.js': 6_000,
};

const outDir = mkdtempSync(join(tmpdir(), 'havens-widget-'));
const built = (name: string) => readFileSync(join(outDir, name), 'utf8');
const files = () =>
  readdirSync(outDir, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.js'));
/** The files in which something stands that must not. */
const filesWith = (pattern: RegExp) => files().filter((name) => pattern.test(built(name)));

function brotli(name: string): number {
  const code = built(name);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const bytes = brotliCompressSync(code, { params }).length;
  console.log(`${name}: ${code.length}, gzip ${gzipSync(code, { level: 9 }).length}, brotli ${bytes}`);
  return bytes;
}

beforeAll(async () => {
  for (const config of ['widget/vite.config.ts', 'widget/lazy.vite.config.ts'])
    await build({ configFile: join(ROOT, config), build: { outDir }, logLevel: 'error' });
}, 60_000);
afterAll(() => rmSync(outDir, { recursive: true }));

describe('the file that embedding pages load', () => {
  it('is one file: the only import in it is of what she asks for later', () => {
    expect(built(FIRST)).not.toMatch(/\bimport\s*[{*"'`]|\bfrom\s*["'`]/);
    expect(built(FIRST).match(/\bimport\s*\(/g)).toHaveLength(1);
  });

  it(`weighs at most ${FIRST_BYTES} bytes in brotli`, () => {
    expect(brotli(FIRST)).toBeLessThanOrEqual(FIRST_BYTES);
  });

  it('can stand inside a page: nothing in it ends or opens a script', () => {
    expect(built(FIRST)).not.toMatch(/<\/(?:script|style)|<!--|<script/i);
  });

  it('knows two other addresses: directions on a tap, and where leaving leads', () => {
    const hosts = new Set([...built(FIRST).matchAll(/https?:\/\/([\w.-]+\.\w+)/g)].map(([, host]) => host));
    expect([...hosts].toSorted()).toEqual(['www.bbc.co.uk', 'www.google.com']);
  });

  it('has no line break of its source', () => {
    expect(built(FIRST).trim()).not.toContain('\n');
  });
});

describe('the files that it fetches when they are wanted', () => {
  const words = TAGS.filter((tag) => tag !== 'en').flatMap((tag) => [
    `messages/${tag}.js`,
    `messages/${tag}-more.js`,
  ]);

  it('are those that are named here, and two a language', () => {
    expect(files().toSorted()).toEqual([FIRST, ...Object.keys(LATER_BYTES), ...words].toSorted());
  });

  it('import nothing: each is one request', () => {
    expect(filesWith(/\bimport\b|\bfrom\s*["'`]/)).toEqual([FIRST]);
  });

  it.each(words)(`%s weighs at most ${LANGUAGE_BYTES} bytes in brotli`, (name) => {
    expect(brotli(name)).toBeLessThanOrEqual(LANGUAGE_BYTES);
  });

  it.each(Object.entries(LATER_BYTES))('%s weighs at most %i bytes in brotli', (name, bytes) => {
    expect(brotli(name)).toBeLessThanOrEqual(bytes);
  });
});

describe('every file of the finder', () => {
  it('runs under a strict policy: nothing is evaluated, nothing written as HTML', () => {
    expect(filesWith(/\beval\(|new Function|document\.write|insertAdjacentHTML|\.outerHTML/)).toEqual([]);
  });

  it('stores nothing and sends nothing by other ways than fetch', () => {
    const ways =
      /localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|XMLHttpRequest|WebSocket|EventSource|postMessage|watchPosition/;
    expect(filesWith(ways)).toEqual([]);
  });
});

/** Lit is most of it: the page that holds a badge waits for nothing of it. */
const BADGE_BROTLI_BYTES = 8_000;

describe('the badge’s file', () => {
  const badgeDir = mkdtempSync(join(tmpdir(), 'havens-badge-'));
  let code = '';

  beforeAll(async () => {
    const configFile = join(ROOT, 'widget/badge.vite.config.ts');
    await build({ configFile, build: { outDir: badgeDir, emptyOutDir: true }, logLevel: 'error' });
    code = readFileSync(join(badgeDir, 'haven-badge.js'), 'utf8');
  });
  afterAll(() => rmSync(badgeDir, { recursive: true }));

  it(`is one file of at most ${BADGE_BROTLI_BYTES} bytes in brotli`, () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    const bytes = brotliCompressSync(code, { params }).length;
    console.log(`haven-badge.js: ${code.length} bytes, brotli ${bytes}`);
    expect(readdirSync(badgeDir)).toEqual(['haven-badge.js']);
    expect(bytes).toBeLessThanOrEqual(BADGE_BROTLI_BYTES);
  });

  it('runs under a strict policy, stores nothing, knows no other address', () => {
    expect(code).not.toMatch(/\beval\(|new Function|document\.write|insertAdjacentHTML|outerHTML/);
    expect(code).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|postMessage/);
    expect(code).not.toMatch(/https?:\/\/[\w-]/);
  });

  it('imports nothing but the words of a language, and holds of English only what it says', () => {
    expect(code).not.toMatch(/\bimport\s*[{*"'`]|\bfrom\s*["'`]/);
    expect(code.match(/\bimport\s*\(/g)).toHaveLength(1);
    expect([code.includes(en.hoursUnknown), code.includes(en.danger)]).toEqual([true, false]);
  });
});
