import { fileURLToPath } from 'node:url';
import { minify } from '@swc/core';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Styles are written for people, over several lines; a phone needs none of that space. */
export function tight(): Plugin {
  return {
    name: 'tight-styles',
    enforce: 'pre',
    transform: (code, id) =>
      id.startsWith(here('.')) && id.endsWith('.styles.ts')
        ? { code: code.replace(/css`[^`]*`/g, tightStyles), map: null }
        : undefined,
  };
}

function tightStyles(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};:,>]) ?/g, '$1')
    .replaceAll(';}', '}')
    .replace(/\[(part~?|type)='([\w-]+)'\]/g, '[$1=$2]')
    .replace(/\b0\./g, '.');
}

/** In brotli swc's minifier leaves 190 bytes less than Vite's own, of the 10,500 that the first file may have. */
export function smallest(): Plugin {
  const compress = { passes: 3, unsafe_arrows: true, ecma: 2020 } as const;
  return {
    name: 'smallest',
    // Once the file is whole: the bundler would print an earlier stage anew, with spaces.
    async generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk') continue;
        const { code } = await minify(file.code, {
          module: true,
          ecma: 2020,
          compress,
          mangle: { toplevel: true },
        });
        file.code = code;
      }
    },
  };
}

/** The one file that an embedding page loads; what it fetches itself, when it is wanted, is built by lazy.vite.config.ts. */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  plugins: [tight(), smallest()],
  build: {
    outDir: here('../dist/public/embed/v1'),
    emptyOutDir: true,
    minify: false,
    // Phones of the last five years; older ones keep the words that the page wrote inside the element.
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { 'haven-finder': here('haven-finder.define.ts') },
      // Constants that stay constants can be put where they are used: fewer bytes.
      output: { format: 'es', entryFileNames: '[name].js', topLevelVar: false },
    },
  },
});
