import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchOptions } from './browser.ts';

const require = createRequire(import.meta.url);
const PDFJS = dirname(require.resolve('pdfjs-dist/package.json'));

const RENDERER = `<!doctype html><meta charset="utf-8"><body><script type="module">
import * as pdfjs from '/pdfjs/build/pdf.mjs';
pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/build/pdf.worker.mjs';
window.render = async (base64, page, scale) => {
  const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const pdf = await pdfjs.getDocument({ data, disableFontFace: false }).promise;
  const sheet = await pdf.getPage(page);
  const viewport = sheet.getViewport({ scale });
  const canvas = Object.assign(document.createElement('canvas'), { width: viewport.width, height: viewport.height });
  const canvasContext = canvas.getContext('2d');
  await sheet.render({ canvas, canvasContext, viewport }).promise;
  return canvas.toDataURL('image/png').split(',')[1];
};
const ink = async (base64) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + base64)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, dark: (x, y, below) => data[(y * image.width + x) * 4] < below };
};
window.covered = async (first, second, within) => {
  const [one, other] = [await ink(first), await ink(second)];
  let all = 0, met = 0;
  for (let y = 0; y < one.height; y++) for (let x = 0; x < one.width; x++) {
    if (!one.dark(x, y, 100)) continue;
    all++;
    let near = false;
    for (let dy = -within; dy <= within && !near; dy++) for (let dx = -within; dx <= within && !near; dx++) {
      const [u, v] = [x + dx, y + dy];
      near = u >= 0 && v >= 0 && u < other.width && v < other.height && other.dark(u, v, 160);
    }
    if (near) met++;
  }
  return { all, met };
};
window.ready = true;
</script>`;

export interface PdfBrowser {
  /** A page as a PNG image; scale 1 is 72 pixels an inch. */
  render(pdf: Uint8Array, page: number, scale: number): Promise<Buffer>;
  /** What Chromium itself makes of a page of HTML; `/fonts/…` is a file of Noto Sans. */
  screenshot(html: string, size: { width: number; height: number }): Promise<Buffer>;
  /** Of the dark pixels of one image, how many have a dark one of the other within some pixels. */
  covered(one: Buffer, other: Buffer, within: number): Promise<{ all: number; met: number }>;
  close(): Promise<void>;
}

/** A real Chromium that draws pages of PDFs with pdf.js, and pages of HTML with the same font files. */
export async function openPdfBrowser(font: (name: string) => Promise<Uint8Array>): Promise<PdfBrowser> {
  let html = RENDERER;
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const file = path.startsWith('/pdfjs/')
      ? readFile(join(PDFJS, path.slice('/pdfjs/'.length)))
      : path.startsWith('/fonts/')
        ? font(path.slice('/fonts/'.length))
        : Promise.resolve(html);
    void file.then(
      (body) =>
        response.setHeader('Content-Type', typeof body === 'string' ? 'text/html' : typeOf(path)).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const browser: Browser = await chromium.launch(launchOptions());
  const renderer = await browser.newPage();
  await renderer.goto(origin);
  await renderer.waitForFunction('window.ready');

  return {
    async render(pdf, page, scale) {
      const given = JSON.stringify([Buffer.from(pdf).toString('base64'), page, scale]);
      return Buffer.from(await renderer.evaluate<string>(`window.render(...${given})`), 'base64');
    },
    async screenshot(content, size) {
      html = content;
      const page = await browser.newPage({ viewport: size });
      await page.goto(`${origin}/html`);
      await page.evaluate('document.fonts.ready');
      const image = await page.screenshot();
      await page.close();
      html = RENDERER;
      return image;
    },
    covered(one, other, within) {
      const given = JSON.stringify([one.toString('base64'), other.toString('base64'), within]);
      return renderer.evaluate(`window.covered(...${given})`);
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

/** The same for the tests of a file. */
export function usePdfBrowser(font: (name: string) => Promise<Uint8Array>): () => PdfBrowser {
  let opened: PdfBrowser;
  beforeAll(async () => {
    opened = await openPdfBrowser(font);
  });
  afterAll(() => opened?.close());
  return () => opened;
}

function typeOf(path: string): string {
  if (path.endsWith('.mjs')) return 'text/javascript';
  return path.endsWith('.woff') ? 'font/woff' : 'application/octet-stream';
}
