import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import { startChild } from './child-server.node.ts';
import { SERVER, startServer } from './http.node.ts';
import { publishedRegister } from './published-register.node.ts';
import { alternate, spreadOf } from './spread.ts';

const ROUNDS = 5;
const FLOOR = fileURLToPath(new URL('floor-server.node.ts', import.meta.url));

export const start: Bench = {
  name: 'start',
  about: 'from starting the process to the first nearest answer, with 50,000 havens',
  method: `a new process on a published register, asked every 2 ms; median of ${ROUNDS} alternated rounds; floor: node:http that says hello`,
  async run(report) {
    if (!existsSync(SERVER)) {
      report.note('the server is not built: "npm run build" first');
      return;
    }
    const path = await publishedRegister();
    let peak = 0;
    const times = await alternate(ROUNDS, {
      ours: async () => {
        const began = performance.now();
        const server = await startServer(path);
        const took = performance.now() - began;
        peak = Math.max(peak, server.peakBytes());
        await server.stop();
        return took / 1_000;
      },
      hello: async () => {
        const began = performance.now();
        const server = await startChild(['--import', 'tsx', FLOOR, 'http'], '/');
        const took = performance.now() - began;
        await server.stop();
        return took / 1_000;
      },
    });
    report.add({
      what: 'start to the first answer, 50,000 havens',
      ours: { value: spreadOf(times.ours), unit: 's' },
      beside: { what: 'node:http hello', value: spreadOf(times.hello), unit: 's' },
      target: { of: 'ours', atMost: 2 },
    });
    report.note(`most memory held by then: ${Math.round(peak / 1e6)} MB`);
  },
};
