import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fontPackage } from './font-files.ts';
import type { ReadFont } from './font-shelf.ts';

/** From the packages that bring the fonts: they are beside the server's other packages. */
export const readFontFile: ReadFont = (fileName) =>
  readFile(fileURLToPath(import.meta.resolve(`${fontPackage(fileName)}/files/${fileName}`)));
