import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Real public data beside the project; a contributor's own machine may lack it, and tests that read it are skipped. */
export const hasSharedData = existsSync(FOLDER);

/** The absolute path of a file or folder of the real data. */
export function sharedData(...segments: string[]): string {
  return join(FOLDER, ...segments);
}
