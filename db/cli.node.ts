import { randomIds } from '../api/random-ids.ts';
import { clockFrom, systemClock } from '../api/system-clock.ts';
import { COMMANDS } from './cli/commands.node.ts';
import { runRegister } from './cli/run.node.ts';

/** As for the server, CLOCK sets a time for tests and checks. */
const start = Date.parse(process.env['CLOCK'] ?? '');

process.exitCode = await runRegister(COMMANDS, process.argv.slice(2), {
  env: process.env,
  clock: Number.isNaN(start) ? systemClock : clockFrom(start),
  ids: randomIds,
  print: (line) => console.log(line),
  warn: (line) => console.error(line),
});
