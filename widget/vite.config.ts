import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Templates are written for people, over several lines; a phone needs none of that space. In these files a line break
 * inside a template never means a space: words come from the messages, and gaps from the styles.
 */
export function tightTemplates(): Plugin {
  return {
    name: 'tight-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(here('.'))) return undefined;
      if (id.endsWith('.styles.ts')) return { code: code.replace(/css`[^`]*`/g, tightStyles), map: null };
      return code.includes('html`') ? { code: tightMarkup(code), map: null } : undefined;
    },
  };
}

/** Every line break of the file goes; one between attributes, or between words of code, leaves a space. */
function tightMarkup(code: string): string {
  return code
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/(?<=[>`{]|\}(?!\s*\n\s*[@.?\w-]+=))\s*\n\s*|\s*\n\s*(?=[<>`$}]|\/>)/g, '')
    .replace(/\s*\n\s*/g, ' ');
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
  plugins: [tightTemplates()],
  // Whatever NODE_ENV says: a phone never loads Lit's version for developers.
  resolve: { conditions: ['production', 'browser', 'module'] },
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
