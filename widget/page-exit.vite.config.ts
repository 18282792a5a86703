import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The exit of our own pages, which stands in each of them: built apart, so that the finder stays one file. */
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
      input: { 'page-exit': here('page-exit.define.ts') },
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
