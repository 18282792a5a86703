import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { tight } from './vite.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The badge, beside the finder but built apart: a venue's page needs one of them, and each is one file. */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  plugins: [tight()],
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
