import { convertV4MiniflareOptions, Miniflare, Response } from 'miniflare';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFontFile } from '../../../api/print/fonts.node.ts';
import { bundledWorker } from '../../helpers/bundled-worker.ts';
import { readPdf } from '../../helpers/read-pdf.ts';

// Drawing as workerd runs it: without Node's modules, and with fonts that a binding hands out.
const WORKER = `
import { printCertificate } from '/api/print/certificate.ts';
import { fontShelf } from '/api/print/font-shelf.ts';

const fontsFrom = (env) => fontShelf(async (name) => {
  const file = await env.ASSETS.fetch('http://assets/fonts/' + name);
  if (!file.ok) throw new Error('no font ' + name);
  return new Uint8Array(await file.arrayBuffer());
});

export default {
  async fetch(request, env) {
    return new Response(await printCertificate(await request.json(), { fonts: fontsFrom(env), madeAt: 0 }));
  },
};`;

let miniflare: Miniflare;

beforeAll(async () => {
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...{ modules: true, script: await bundledWorker(WORKER), compatibilityDate: '2026-10-23' },
      serviceBindings: {
        ASSETS: async (request: { url: string }) =>
          new Response(await readFontFile(new URL(request.url).pathname.replace('/fonts/', ''))),
      },
    }),
  );
}, 60_000);
afterAll(() => miniflare.dispose());

it('a certificate is printed inside a Worker too, in every script', async () => {
  const name = 'Zażółć مُحَمَّد અં 王小明';
  const answer = await miniflare.dispatchFetch('http://localhost', {
    method: 'POST',
    body: JSON.stringify({
      ...{ name, moduleName: 'Ask for Angela', trainedOn: '2026-06-10', countsUntil: '2027-06-09' },
      ...{ code: 'k3f9x2m4qk3f9x2m4q', address: 'https://havens.example/certificates/k3f9x2m4qk3f9x2m4q' },
      authorityName: 'London Borough of Example',
    }),
  });
  expect(answer.status).toBe(200);
  const { pages, fonts } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
  expect(pages[0]?.text).toContain('Ask for Angela');
  expect(fonts.every(({ embedded }) => embedded)).toBe(true);
  expect(fonts.map(({ name: font }) => font.slice(7))).toEqual(
    expect.arrayContaining([
      'NotoSans-Bold',
      'NotoSansArabic-Bold',
      'NotoSansGujarati-Bold',
      'NotoSansSC-Bold',
    ]),
  );
});
