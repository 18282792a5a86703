import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { TAGS } from './messages/languages.ts';
import { smallest, tight } from './vite.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Files that the first script fetches when they are wanted. `haven-map.js` has a build of its own: it holds packages. */
const FILES = [
  'haven-more',
  'haven-concern',
  'haven-held',
  ...TAGS.flatMap((tag) => (tag === 'en' ? [] : [`messages/${tag}`, `messages/${tag}-more`])),
];

/**
 * Each stands for itself and imports nothing, so that it is one request: what it needs of the first script is given to
 * it. A test sees to that.
 */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  plugins: [tight(), smallest()],
  build: {
    outDir: here('../dist/public/embed/v1'),
    emptyOutDir: false,
    minify: false,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: Object.fromEntries(
        FILES.filter((name) => existsSync(here(`${name}.ts`))).map((name) => [name, here(`${name}.ts`)]),
      ),
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: '[name].js', topLevelVar: false },
    },
  },
});
