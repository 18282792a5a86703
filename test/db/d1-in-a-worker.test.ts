import { fileURLToPath } from 'node:url';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateD1 } from '../helpers/databases.ts';

// The contract suite speaks to D1 from Node. Here the seam itself runs in workerd, bundled as it is for Workers.
const WORKER = `
import { openD1 } from '/db/d1.worker.ts';

export default {
  async fetch(request, env) {
    const db = openD1(env.DB);
    const scheme = (key) =>
      db.query.insertInto('schemes').values({ key, name: 'Café', position: 1, listed: 1 }).compile();
    const counts = await db.writeAll([scheme('a'), scheme('b')]);
    const conflict = await db.writeAll([scheme('c'), scheme('a')]).catch((error) => error);
    const rows = await db.query.selectFrom('schemes').select(['key', 'name']).orderBy('key').execute();
    return Response.json({ counts, conflict: { name: conflict.name, columns: conflict.columns }, rows });
  },
};`;

async function bundle(): Promise<string> {
  const id = '/d1-test-worker.js';
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    plugins: [
      {
        name: 'd1-test-worker',
        resolveId: (source) => (source === id ? id : undefined),
        load: (source) => (source === id ? WORKER : undefined),
      },
    ],
    build: { write: false, minify: false, target: 'es2023', lib: { entry: id, formats: ['es'] } },
  });
  const [result] = Array.isArray(output) ? output : [output];
  if (!result || !('output' in result)) throw new Error('The bundler answered without a result');
  return result.output[0].code;
}

describe('the seam inside a Worker', () => {
  let miniflare: Miniflare | undefined;
  beforeAll(async () => {
    miniflare = new Miniflare(
      convertV4MiniflareOptions({
        modules: true,
        script: await bundle(),
        compatibilityDate: '2026-10-23',
        d1Databases: ['DB'],
      }),
    );
    await migrateD1(await miniflare.getD1Database('DB'));
  });
  afterAll(() => miniflare?.dispose());

  it('reads, writes all or nothing, and names a conflict, without anything of Node', async () => {
    const response = await miniflare?.dispatchFetch('http://havens.test/');
    expect(await response?.json()).toEqual({
      counts: [1, 1],
      conflict: { name: 'ConflictError', columns: ['schemes.key'] },
      rows: [
        { key: 'a', name: 'Café' },
        { key: 'b', name: 'Café' },
      ],
    });
  });
});
