import type { Command, CommandOption } from './command.ts';

const CALL = 'npm run register --';

/** The list of commands. */
export function helpOfAll(commands: readonly Command[]): string {
  return [
    `Usage: ${CALL} COMMAND`,
    '',
    ...table(commands.map(({ name, words, summary }) => [[name, ...words].join(' '), summary])),
    '',
    `${CALL} COMMAND --help tells more of one.`,
  ].join('\n');
}

export function helpOf(command: Command, common: Readonly<Record<string, CommandOption>>): string {
  const options = Object.entries({ ...command.options, ...common });
  return [
    `Usage: ${CALL} ${`${command.name} ${command.usage}`.trim()}`,
    '',
    command.summary,
    ...(command.help === undefined ? [] : ['', command.help.trim()]),
    '',
    'Options:',
    ...table(
      options.map(([name, { value, help }]) => [
        value === undefined ? `--${name}` : `--${name} ${value}`,
        help,
      ]),
    ),
  ].join('\n');
}

/** Two columns; what is too wide for the first has its second on the next line. */
export function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(34, Math.max(...rows.map(([first]) => first.length)));
  return rows.flatMap(([first, second]) =>
    first.length > width
      ? [`  ${first}`, `  ${''.padEnd(width)}  ${second}`]
      : [`  ${first.padEnd(width)}  ${second}`],
  );
}
