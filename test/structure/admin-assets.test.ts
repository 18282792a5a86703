import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

/** An officer opens a page on a phone in the street: both are there within the first second of a slow network. */
const STYLES_BROTLI_BYTES = 14_000;
const MODULE_BROTLI_BYTES = 8_000;

describe('what the signed-in pages load', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'havens-admin-'));
  let styles = '';
  let code = '';

  beforeAll(async () => {
    await build({ configFile: join(ROOT, 'admin/vite.config.ts'), build: { outDir }, logLevel: 'error' });
    styles = readFileSync(join(outDir, 'admin.css'), 'utf8');
    code = readFileSync(join(outDir, 'admin.js'), 'utf8');
  });
  afterAll(() => rmSync(outDir, { recursive: true }));

  it('is one stylesheet and one module', () => {
    expect(readdirSync(outDir).toSorted()).toEqual(['admin.css', 'admin.js']);
    expect(code).not.toMatch(/\bimport\s*[({*"'`]|\bfrom\s*["'`]/);
  });

  it('weighs little', () => {
    expect(brotliCompressSync(styles).length).toBeLessThanOrEqual(STYLES_BROTLI_BYTES);
    expect(brotliCompressSync(code).length).toBeLessThanOrEqual(MODULE_BROTLI_BYTES);
  });

  it('has nothing of GOV.UK’s brand: neither its typeface, nor its crown, nor its blue', () => {
    expect(styles).not.toMatch(/GDS Transport|@font-face|crown|crest|#1d70b8/i);
  });

  it('asks for nothing else, here or elsewhere', () => {
    expect(styles).not.toMatch(/url\(|@import/);
    expect(code).not.toMatch(
      /fetch\(|XMLHttpRequest|localStorage|sessionStorage|document\.cookie|sendBeacon/,
    );
  });

  it('runs under a strict policy: nothing is evaluated, nothing written as HTML', () => {
    expect(code).not.toMatch(
      /\beval\(|new Function|document\.write|insertAdjacentHTML|\.outerHTML|\.innerHTML/,
    );
  });
});
