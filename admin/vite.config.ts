import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the signed-in pages load: one stylesheet and one module. */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  css: { preprocessorOptions: { scss: { loadPaths: [here('../node_modules')], style: 'compressed' } } },
  build: {
    outDir: here('../dist/public/assets'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    // Sass does it: govuk-frontend holds a query for Internet Explorer that Vite's own minifier cannot read.
    cssMinify: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { admin: here('browser/admin.ts'), styles: here('styles/admin.scss') },
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        assetFileNames: 'admin[extname]',
      },
    },
  },
});
