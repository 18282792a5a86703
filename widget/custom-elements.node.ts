import { readFileSync, writeFileSync } from 'node:fs';
import { manifestOf } from './custom-elements.ts';

/** Writes custom-elements.json anew from the elements' docblocks: `npm run build:manifest`. */
const here = (name: string): URL => new URL(name, import.meta.url);
const source = (tagName: string): string => readFileSync(here(`${tagName}.ts`), 'utf8');
const manifest = manifestOf({
  'haven-finder': source('haven-finder'),
  'haven-badge': source('haven-badge'),
});
writeFileSync(here('custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);
