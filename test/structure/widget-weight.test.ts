import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

/** One file, so that a phone on a slow network waits for it once. With a borough's list it fits in the first window. */
const BROTLI_BYTES = 10_500;

describe('the file that embedding pages load', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'havens-widget-'));
  let code = '';

  beforeAll(async () => {
    await build({ configFile: join(ROOT, 'widget/vite.config.ts'), build: { outDir }, logLevel: 'error' });
    code = readFileSync(join(outDir, 'haven-finder.js'), 'utf8');
  });
  afterAll(() => rmSync(outDir, { recursive: true }));

  it('is one file', () => {
    expect(readdirSync(outDir)).toEqual(['haven-finder.js']);
    expect(code).not.toMatch(/\bimport\s*[({*"'`]|\bfrom\s*["'`]/);
  });

  it(`weighs at most ${BROTLI_BYTES} bytes in brotli`, () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    const bytes = brotliCompressSync(code, { params }).length;
    console.log(
      `haven-finder.js: ${code.length} bytes, gzip ${gzipSync(code, { level: 9 }).length}, brotli ${bytes}`,
    );
    expect(bytes).toBeLessThanOrEqual(BROTLI_BYTES);
  });

  it('runs under a strict policy: nothing is evaluated, nothing written as HTML', () => {
    expect(code).not.toMatch(/\beval\(|new Function|document\.write|insertAdjacentHTML|\.outerHTML/);
  });

  it('can stand inside a page: nothing in it ends or opens a script', () => {
    expect(code).not.toMatch(/<\/(?:script|style)|<!--|<script/i);
  });

  it('knows two other addresses: directions on a tap, and where leaving leads', () => {
    const hosts = new Set([...code.matchAll(/https?:\/\/([\w.-]+\.\w+)/g)].map(([, host]) => host));
    expect([...hosts].toSorted()).toEqual(['www.bbc.co.uk', 'www.google.com']);
  });

  it('stores nothing and sends nothing by other ways than fetch', () => {
    expect(code).not.toMatch(
      /localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|XMLHttpRequest|WebSocket|EventSource|postMessage|watchPosition/,
    );
  });

  it('has no template with the line breaks of its source', () => {
    // The one line break that stays is in lit-html's own pattern of white space.
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(2);
  });
});

/** Less than a third of the finder: a venue's page has work of its own. */
const BADGE_BROTLI_BYTES = 4_000;

describe('the badge’s file', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'havens-badge-'));
  let code = '';

  beforeAll(async () => {
    const configFile = join(ROOT, 'widget/badge.vite.config.ts');
    await build({ configFile, build: { outDir, emptyOutDir: true }, logLevel: 'error' });
    code = readFileSync(join(outDir, 'haven-badge.js'), 'utf8');
  });
  afterAll(() => rmSync(outDir, { recursive: true }));

  it(`is one file of at most ${BADGE_BROTLI_BYTES} bytes in brotli`, () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    const bytes = brotliCompressSync(code, { params }).length;
    console.log(`haven-badge.js: ${code.length} bytes, brotli ${bytes}`);
    expect(readdirSync(outDir)).toEqual(['haven-badge.js']);
    expect(bytes).toBeLessThanOrEqual(BADGE_BROTLI_BYTES);
  });

  it('runs under a strict policy, stores nothing, knows no other address', () => {
    expect(code).not.toMatch(/\beval\(|new Function|document\.write|insertAdjacentHTML|HTML\b/);
    expect(code).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|postMessage/);
    expect(code).not.toMatch(/https?:\/\/[\w-]/);
    expect(code).not.toMatch(/\bimport\s*[({*"'`]|\bfrom\s*["'`]/);
  });
});
