import { parseArgs } from 'node:util';
import { CommandError, type Command, type GivenArguments } from './command.ts';

/** Understood by every command. */
export const COMMON_OPTIONS = {
  database: {
    value: 'PATH',
    help: 'the register (else DATABASE_PATH, else data/register.sqlite)',
  },
  help: { help: 'what the command does' },
} as const;

/** The command that the words begin with, the longest name first: `import venues` before `import`. */
export function findCommand(
  commands: readonly Command[],
  argv: readonly string[],
): { command: Command; rest: readonly string[] } | undefined {
  for (const command of commands.toSorted((a, b) => b.name.length - a.name.length)) {
    const words = command.name.split(' ');
    if (words.every((word, place) => argv[place] === word))
      return { command, rest: argv.slice(words.length) };
  }
  return undefined;
}

/** @throws CommandError where words are missing, are too many, or an option is not known */
export function readArguments(command: Command, rest: readonly string[]): GivenArguments {
  const { values, positionals } = parse(command, rest);
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const given: GivenArguments = {
    words: positionals,
    option: text,
    has: (name) => values[name] !== undefined,
  };
  if (given.has('help')) return given;
  const missing = command.words[positionals.length];
  if (missing !== undefined)
    throw new CommandError(`${missing} is missing: register ${command.name} ${command.usage}`);
  const extra = positionals[command.words.length];
  if (extra !== undefined) {
    throw new CommandError(`"${extra}" is one word too many: register ${command.name} ${command.usage}`);
  }
  for (const [name, value] of Object.entries(values)) {
    if (value === '')
      throw new CommandError(`--${name} needs a value: register ${command.name} ${command.usage}`);
  }
  return given;
}

function parse(command: Command, rest: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries({ ...COMMON_OPTIONS, ...command.options }).map(([name, option]) => [
      name,
      { type: 'value' in option && option.value !== undefined ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  try {
    return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
  } catch (error) {
    const known =
      error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!known) throw error;
    // Node adds advice on dashes after the first sentence.
    const sentence = error.message.split(/[.\n]/)[0] ?? '';
    throw new CommandError(`${sentence}. See: npm run register -- ${command.name} --help`, error);
  }
}
