import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What every visit needs after the page itself. More is kept as it is used: see kept-offline.ts. */
const PRECACHED = ['more', 'held', 'concern'].map((name) => `embed/v1/haven-${name}.js`);
const VERSION_LENGTH = 20;

/** The files as they were just built, each with a version that changes when its bytes do. */
function builtFiles(): { url: string; revision: string }[] {
  return PRECACHED.filter((path) => existsSync(here(`../dist/public/${path}`))).map((path) => {
    const bytes = readFileSync(here(`../dist/public/${path}`));
    return {
      url: `/${path}`,
      revision: createHash('sha256').update(bytes).digest('hex').slice(0, VERSION_LENGTH),
    };
  });
}

/** The icons of the site on a home screen, as they are: the drawing of /favicon.svg in the sizes that phones ask for. */
function icons(): Plugin {
  return {
    name: 'icons',
    generateBundle() {
      for (const name of readdirSync(here('icons')))
        this.emitFile({
          type: 'asset',
          fileName: `icons/${name}`,
          source: readFileSync(here(`icons/${name}`)),
        });
    },
  };
}

/** The service worker of our own site, after what it keeps is built. One file at the root, so that it has all of the site. */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  plugins: [icons()],
  define: {
    BUILT_FILES: JSON.stringify(builtFiles()),
    // Workbox asks it to leave out what it says to developers.
    'process.env.NODE_ENV': '"production"',
  },
  build: {
    outDir: here('../dist/public'),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { sw: here('service-worker.ts') },
      // No module: browsers of before 2023 register none.
      output: { format: 'iife', entryFileNames: '[name].js' },
    },
  },
});
