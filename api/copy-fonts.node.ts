import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FONT_PARTS, fontFileName, fontPackage, WEIGHTS } from './print/font-files.ts';
import { projectFolder } from './project-folder.node.ts';

/**
 * Copies the fonts of PDFs, and their licence, to the built files, where Workers find them: a step of `npm run build`. They
 * stay as they are: WOFF is compressed already.
 */

const folder = join(projectFolder(), 'dist/public/fonts');
mkdirSync(folder, { recursive: true });
for (const part of FONT_PARTS)
  for (const weight of WEIGHTS) {
    const name = fontFileName(part, weight);
    copyFileSync(fileOf(`${fontPackage(name)}/files/${name}`), join(folder, name));
  }
copyFileSync(fileOf('@fontsource/noto-sans/LICENSE'), join(folder, 'OFL.txt'));

function fileOf(specifier: string): string {
  return fileURLToPath(import.meta.resolve(specifier));
}
