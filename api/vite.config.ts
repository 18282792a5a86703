import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The server for Node in one file; packages stay in node_modules. */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  build: {
    ssr: true,
    outDir: here('../dist/server'),
    emptyOutDir: true,
    target: 'node26',
    sourcemap: true,
    rollupOptions: {
      input: { main: here('main.node.ts') },
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
