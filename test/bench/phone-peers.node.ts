import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface BundledPeers {
  readonly nearest: string;
  readonly leaflet: string;
  readonly leafletStyles: string;
}

/** The peers' scripts, each one small file as the finder's own is, and Leaflet's stylesheet. */
export async function bundledPeers(): Promise<BundledPeers> {
  return {
    nearest: await bundled(here('phone-peer-nearest.ts')),
    leaflet: await bundled(here('phone-peer-leaflet.ts')),
    leafletStyles: await bundled(createRequire(import.meta.url).resolve('leaflet/dist/leaflet.css')),
  };
}

async function bundled(input: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: here('.'),
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      // Pictures of Leaflet's that nobody sees here would weigh on its stylesheet.
      assetsInlineLimit: 0,
      rollupOptions: { input },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  for (const file of output) {
    if (file.type === 'chunk') return file.code;
    if (file.fileName.endsWith('.css')) return String(file.source);
  }
  throw new Error(`nothing was built of ${input}`);
}
