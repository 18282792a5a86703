import { fileURLToPath } from 'node:url';
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
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};:,>]) ?/g, '$1')
    .replaceAll(';}', '}')
    .replace(/\[(part~?|type)='([\w-]+)'\]/g, '[$1=$2]')
    .replace(/\b0\./g, '.');
}

/** The one file that an embedding page loads; what it fetches itself, when it is wanted, is built by lazy.vite.config.ts. */
export default defineConfig({
  root: here('..'),
  publicDir: false,
  logLevel: 'warn',
  plugins: [tight()],
  build: {
    outDir: here('../dist/public/embed/v1'),
    emptyOutDir: true,
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
