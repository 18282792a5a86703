import { DomainError } from '../../api/domain/errors.ts';
import type { SqliteRegister } from '../sqlite.node.ts';
import { COMMON_OPTIONS, findCommand, readArguments } from './arguments.node.ts';
import { CommandError, type Command, type CommandContext } from './command.ts';
import { helpOf, helpOfAll } from './help.ts';
import { openRegister, sessionSecret } from './open-register.node.ts';
import { startProgress } from './progress.node.ts';

const DEFAULT_DATABASE = 'data/register.sqlite';

/** What a run of the command line needs from its surroundings. */
export type Surroundings = Pick<CommandContext, 'print' | 'warn' | 'clock' | 'ids' | 'env'>;

/**
 * Runs one command.
 * @param argv the words after `npm run register --`
 * @returns the exit code: 0, or 1 after a line that says what is wrong
 */
export async function runRegister(
  commands: readonly Command[],
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<0 | 1> {
  const { warn, env } = surroundings;
  try {
    await run(commands, argv, surroundings);
    return 0;
  } catch (error) {
    warn(lineOf(error));
    if (env['DEBUG']) warn(error instanceof Error ? `${error.stack}` : String(error));
    return 1;
  }
}

async function run(
  commands: readonly Command[],
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<void> {
  const { print, warn, clock, ids, env } = surroundings;
  const [first] = argv;
  if (first === '--help' || first === 'help') return print(helpOfAll(commands));
  if (first === undefined) throw new CommandError(`Name a command.\n${helpOfAll(commands)}`);
  const found = findCommand(commands, argv);
  if (!found)
    throw new CommandError(`There is no command "${unknownName(argv)}". See: npm run register -- --help`);
  const given = readArguments(found.command, found.rest);
  if (given.has('help')) return print(helpOf(found.command, COMMON_OPTIONS));

  const databasePath = given.option('database') ?? (env['DATABASE_PATH']?.trim() || DEFAULT_DATABASE);
  const opened: SqliteRegister[] = [];
  const context: CommandContext = {
    databasePath,
    publicOrigin: env['PUBLIC_ORIGIN']?.trim() || `http://localhost:${env['PORT']?.trim() || '8787'}`,
    ...{ print, warn, clock, ids, env },
    progress: startProgress,
    async openRegister() {
      const register = await openRegister(databasePath, clock, sessionSecret(env));
      opened.push(register);
      return register;
    },
  };
  try {
    await found.command.run(given, context);
  } finally {
    for (const register of opened) register.close();
  }
}

function unknownName(argv: readonly string[]): string {
  return argv
    .filter((word) => !word.startsWith('-'))
    .slice(0, 2)
    .join(' ')
    .slice(0, 60);
}

/** Errors of ours say what to do next; of any other the first line must do. */
function lineOf(error: unknown): string {
  if (error instanceof DomainError) return [error.message, ...Object.values(error.fields)].join(' ');
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? '';
}
