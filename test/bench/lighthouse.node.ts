import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { launchOptions } from '../helpers/browser.ts';
import type { Bench } from './bench.ts';
import { boroughRegister } from './borough-register.node.ts';
import { SERVER, startServer } from './http.node.ts';
import { spreadOf } from './spread.ts';

const ROUNDS = 3;
const OURS = '/';
/** A plain page of the same server, with the same frame and no script that does anything. */
const PLAIN = '/accessibility';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
type Category = (typeof CATEGORIES)[number];

export const lighthouseBench: Bench = {
  name: 'lighthouse',
  about: 'Lighthouse on the finder page, as it emulates a slow phone',
  method: `Lighthouse's own mobile emulation (processor 4 × slower, slow 4G, simulated), offline; median of ${ROUNDS} alternated rounds; beside it a plain page of the same server`,
  async run(report) {
    if (!existsSync(SERVER)) {
      report.note('the server is not built: "npm run build" first');
      return;
    }
    const server = await startServer(await boroughRegister());
    try {
      const ours: Record<Category, number>[] = [];
      const plain: Record<Category, number>[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await scoresOf(server.origin + OURS));
        plain.push(await scoresOf(server.origin + PLAIN));
      }
      for (const category of CATEGORIES)
        report.add({
          what: category,
          ours: { value: spreadOf(ours.map((scores) => scores[category])), unit: '' },
          beside: {
            what: 'a plain page',
            value: spreadOf(plain.map((scores) => scores[category])),
            unit: '',
          },
          ...(category === 'performance' && { target: { of: 'ours', atLeast: 95 } as const }),
        });
      report.check(
        ours.every(({ accessibility }) => accessibility === 100),
        'Lighthouse finds nothing wrong with the accessibility of the finder page',
      );
    } finally {
      await server.stop();
    }
  },
};

/** Lighthouse's scores, 0 to 100, in a browser of its own. */
async function scoresOf(url: string): Promise<Record<Category, number>> {
  const port = await freePort();
  const options = launchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
  });
  try {
    const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...CATEGORIES] });
    const categories = result?.lhr.categories ?? {};
    for (const { id, title, score, scoreDisplayMode, displayValue } of Object.values(
      result?.lhr.audits ?? {},
    ))
      if (score !== null && score < 0.9 && scoreDisplayMode === 'binary' && process.env['LIST_AUDITS'])
        console.log(`  ${id}: ${title} ${displayValue ?? ''}`);
    const score = (category: Category) => Math.round((categories[category]?.score ?? NaN) * 100);
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
    };
  } finally {
    await browser.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
