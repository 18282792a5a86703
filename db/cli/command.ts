import type { Clock, Ids } from '../../api/domain/clock.ts';
import { DomainError } from '../../api/domain/errors.ts';
import type { SqliteRegister } from '../sqlite.node.ts';
import type { Progress } from './progress.node.ts';

/** One command of `npm run register -- …`; a file each, listed in commands.node.ts. */
export interface Command {
  /** `import venues` */
  readonly name: string;
  /** What follows the name: `FILE [--authority CODE]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` tells beyond usage and options. */
  readonly help?: string;
  /** Words expected after the name, for the message where they are missing: `FILE`. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  run(given: GivenArguments, context: CommandContext): Promise<void>;
}

export interface CommandOption {
  /** What the value is, `CODE`; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

export interface GivenArguments {
  /** As many as the command's words. */
  readonly words: readonly string[];
  /** The text after `--name`. */
  option(name: string): string | undefined;
  /** Whether `--name` was given. */
  has(name: string): boolean;
}

export interface CommandContext {
  readonly databasePath: string;
  /** Opens and migrates the register, and adds reference data that is missing. Closed when the command ends. What is
   * written is signed where the environment has SESSION_SECRET. */
  openRegister(): Promise<SqliteRegister>;
  /** A line for the person, or for a pipe. */
  print(line: string): void;
  /** A line that should not be overlooked and is no result. */
  warn(line: string): void;
  /** A progress bar where a person is watching, else nothing. */
  progress(totalBytes: number): Progress;
  /** Where people reach the pages, for what is mailed to them. */
  readonly publicOrigin: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** 400: the command was called wrongly, or cannot be done; the message is the line for the operator. */
export class CommandError extends DomainError {
  override readonly name = 'CommandError';

  constructor(message: string, cause?: unknown) {
    super('register.command', 400, message, { cause });
  }
}

/** The words of a choice, checked. */
export function oneOf<Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (text === undefined) return undefined;
  const choice = choices.find((each) => each === text);
  if (choice) return choice;
  throw new CommandError(`--${name} is "${text}": give one of ${choices.join(', ')}.`);
}
