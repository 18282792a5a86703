import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, type afterAll } from 'vitest';

/** A new empty folder for each call, removed after the test, or after all of them. Call while tests are collected. */
export function useTemporaryFolders(when: typeof afterEach | typeof afterAll = afterEach): () => string {
  const folders: string[] = [];
  when(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'havens-'));
    folders.push(folder);
    return folder;
  };
}
