import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * What stands in our own pages: the exit in each, and what some need besides. Built apart from the finder, which stays one
 * file; none of these imports what another does, so that each is one file too.
 */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: here('../dist/public/site'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        'concern-later': here('concern-later.define.ts'),
        'embed-builder': here('embed-builder.define.ts'),
        'embed-frame': here('embed-frame.define.ts'),
        'keep-answers': here('keep-answers.define.ts'),
        'page-exit': here('page-exit.define.ts'),
        'page-offline': here('page-offline.define.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
