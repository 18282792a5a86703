import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../api/app.ts';
import { REFERENCE_SCHEMES } from '../../db/reference/schemes.ts';
import { useBuiltAssets } from '../admin/kit/sample-site.tsx';
import { openOffice, type Office } from './office.ts';

export interface ServedOffice extends Office {
  /** `http://localhost:43211` */
  readonly origin: string;
}

/**
 * The whole app over a register in memory, with the real schemes and the built stylesheet and module, served over HTTP on a
 * free port for the tests of a file.
 * @param site names of scripts of dist/public/site that its pages find; the others are not there
 */
export function useServedOffice({ site = [] }: { site?: readonly string[] } = {}): () => ServedOffice {
  const built = useBuiltAssets();
  const scripts = useBuiltScripts(site);
  const asset = (path: string) => (path.startsWith('site/') ? scripts(path) : built(path));
  let server: Server;
  let office: ServedOffice;
  beforeAll(async () => {
    server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, 'localhost', resolve);
    });
    const address = server.address();
    const origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
    const opened = await openOffice({ kept: true, env: { PUBLIC_ORIGIN: origin } });
    await withRealSchemes(opened);
    office = { ...opened, origin };
    const app = withAssets(asset).mount('/', createApp({ ...opened, asset }).fetch);
    server.on('request', getRequestListener(app.fetch));
  }, 60_000);
  afterAll(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return () => office;
}

/** Scripts that stand in public pages, each built as `npm run build` does it. */
function useBuiltScripts(names: readonly string[]): (path: string) => Promise<string | undefined> {
  const scripts = new Map<string, string>();
  beforeAll(async () => {
    for (const name of names) {
      const output = await build({
        ...{ configFile: false, logLevel: 'error', publicDir: false },
        build: {
          ...{ write: false, target: 'es2022' },
          rollupOptions: { input: fileURLToPath(new URL(`../../widget/${name}.define.ts`, import.meta.url)) },
        },
      });
      const [first] = Array.isArray(output) ? output : [output];
      if (first && 'output' in first) scripts.set(`site/${name}.js`, first.output[0].code);
    }
  });
  return async (path) => scripts.get(path);
}

function withAssets(asset: (path: string) => Promise<string | undefined>): Hono {
  const app = new Hono();
  app.get('/assets/:file', async (c) => {
    const file = c.req.param('file');
    const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
    return c.body((await asset(`assets/${file}`)) ?? '', 200, { 'Content-Type': type });
  });
  return app;
}

/** Rules and wording as the register starts with, in place of those of tests. */
async function withRealSchemes({ db }: Office): Promise<void> {
  await db.writeAll([
    ...['accreditations', 'scheme_versions', 'schemes'].map((table) =>
      db.query.deleteFrom(table as 'schemes').compile(),
    ),
    ...REFERENCE_SCHEMES.flatMap(({ key, name, position, rules, wording, version, effectiveFrom }) => [
      db.query.insertInto('schemes').values({ key, name, position, listed: 1 }).compile(),
      db.query
        .insertInto('scheme_versions')
        .values({
          scheme_key: key,
          version,
          rules: JSON.stringify(rules),
          wording: JSON.stringify(wording),
          effective_from: effectiveFrom,
        })
        .compile(),
    ]),
  ]);
}
