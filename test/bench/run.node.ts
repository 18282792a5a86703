import { cpus, totalmem } from 'node:os';
import { hasSharedData } from '../helpers/shared-data.ts';
import { audit } from './audit.node.ts';
import type { Bench } from './bench.ts';
import { find } from './find.node.ts';
import { firstCall } from './first-call.node.ts';
import { hours } from './hours.node.ts';
import { http } from './http.node.ts';
import { imports } from './import.node.ts';
import { lighthouseBench } from './lighthouse.node.ts';
import { officer } from './officer.node.ts';
import { phone } from './phone.node.ts';
import { publish } from './publish.node.ts';
import { snapshot } from './snapshot.node.ts';
import { start } from './start.node.ts';
import { whatTheyAre } from './real-havens.ts';
import { Report } from './report.ts';

const BENCHES: readonly Bench[] = [
  find,
  firstCall,
  hours,
  http,
  publish,
  snapshot,
  start,
  phone,
  lighthouseBench,
  imports,
  audit,
  officer,
];

const HELP = `npm run bench            every measure
npm run bench -- NAME…   only these:
${BENCHES.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}

Each figure is printed beside a floor or a peer taken in the same run. Exit code 1 where an answer is wrong.`;

const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (names.includes('--help') || unknown.length > 0) {
  console.log(HELP);
  process.exitCode = names.includes('--help') ? 0 : 1;
} else if (!hasSharedData) {
  console.log(
    'Nothing measured: the real data is not here. It belongs in ../shared/data, beside the project.',
  );
  process.exitCode = 1;
} else {
  await runAll(names.length > 0 ? BENCHES.filter(({ name }) => names.includes(name)) : BENCHES);
}

async function runAll(benches: readonly Bench[]): Promise<void> {
  const report = new Report();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  console.log(
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${gigabytes} GB`,
  );
  console.log(whatTheyAre());
  for (const bench of benches) {
    report.begin(bench.name, bench.method);
    await bench.run(report);
  }
  report.print();
  if (report.wrong.length > 0) process.exitCode = 1;
}
