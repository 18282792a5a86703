import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { BADGE_WORDS } from './badge-words.ts';
import { en } from './messages/en.ts';
import { tight } from './vite.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A bundler keeps an object whole, and of the finder's English the badge says little. */
function badgeEnglish(): Plugin {
  const words = Object.fromEntries(BADGE_WORDS.map((name) => [name, en[name]]));
  return {
    name: 'badge-english',
    load: (id) => (id === here('messages/en.ts') ? `export const en = ${JSON.stringify(words)};` : undefined),
  };
}

/** The badge, beside the finder but built apart: a venue's page needs one of them, and each is one file. */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  plugins: [tight(), badgeEnglish()],
  // Lit's own build for pages, also where a test builds it.
  resolve: { conditions: ['production', 'browser', 'module'] },
  build: {
    outDir: here('../dist/public/embed/v1'),
    // The finder is there already.
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { 'haven-badge': here('haven-badge.define.ts') },
      output: { format: 'es', entryFileNames: '[name].js', topLevelVar: false },
    },
  },
});
