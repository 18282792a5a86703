import { randomIds } from '../api/random-ids.ts';
import { clockFrom, systemClock } from '../api/system-clock.ts';
import { COMMANDS } from './cli/commands.node.ts';
import { runRegister } from './cli/run.node.ts';

/** As for the server, CLOCK sets a time for tests and checks. */
const given = process.env['CLOCK']?.trim() ?? '';
const start = Date.parse(given);

// So that what is cleared away at the exit is cleared away here too; 130 is the shell's number for Ctrl-C.
process.once('SIGINT', () => process.exit(130));

if (given !== '' && Number.isNaN(start)) {
  console.error(`CLOCK is "${given}": give an instant in UTC, such as CLOCK=2026-05-02T21:30:00Z`);
  process.exitCode = 1;
} else {
  process.exitCode = await runRegister(COMMANDS, process.argv.slice(2), {
    env: process.env,
    clock: given === '' ? systemClock : clockFrom(start),
    ids: randomIds,
    print: (line) => console.log(line),
    warn: (line) => console.error(line),
  });
}
