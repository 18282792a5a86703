import { basename } from 'node:path';
import { selectAreaIndex } from '../import/area-index.ts';
import { importPostcodes, type PostcodeFile } from '../import/import-postcodes.node.ts';
import { inputPaths, openInput, type InputFile } from '../import/input-file.node.ts';
import { POSTCODE_FORMATS, readPostcodes, type PostcodeFormat } from '../import/look-at-postcodes.node.ts';
import { CommandError, oneOf, type Command, type CommandContext } from './command.ts';
import { REFUSED_OPTION, withReport } from './import-report.node.ts';
import type { Progress } from './progress.node.ts';

export const importPostcodesCommand: Command = {
  name: 'import postcodes',
  usage: 'FILE|FOLDER [--format auto|code-point|onspd] [--refused FILE]',
  summary: 'takes in the places of postcodes',
  help: `
Reads OS Code-Point Open (its CSV folder, or one file), the ONS Postcode Directory of any year, and a CSV with
the headings postcode, latitude and longitude; .gz is read too. Import the areas first: then every postcode
gets its ward. Code-Point's national grid is turned into WGS 84 to about 5 metres.`,
  words: ['FILE'],
  options: {
    format: { value: 'FORMAT', help: 'auto (by looking at each file), code-point or onspd' },
    ...REFUSED_OPTION,
  },

  async run(given, context) {
    const path = given.words[0] ?? '';
    const format = oneOf('format', given.option('format') ?? 'auto', ['auto', ...POSTCODE_FORMATS]);
    const inputs = await Promise.all((await inputPaths(path)).map((each) => openInput(each)));
    const register = await context.openRegister();
    const areas = await selectAreaIndex(register.database);
    await withReport(path, given, context, async (report) => {
      const progress = context.progress(inputs.reduce((sum, { bytes }) => sum + bytes, 0));
      const files = readAll(inputs, format === 'auto' ? undefined : format, context, progress);
      try {
        const title = basename(path);
        return await importPostcodes({ title, files, areas, report, register, clock: context.clock });
      } finally {
        progress.stop();
      }
    });
  },
};

async function* readAll(
  inputs: readonly InputFile[],
  format: PostcodeFormat | undefined,
  { print }: CommandContext,
  progress: Progress,
): AsyncGenerator<PostcodeFile> {
  for (const input of inputs) {
    const reader = await readPostcodes(input, format, progress.advance);
    if (reader) yield { name: input.name, reader };
    else if (inputs.length > 1) print(`${input.name} holds only headings and was passed over`);
    else throw new CommandError(`${input.name} holds only Code-Point's headings. Nothing was imported.`);
  }
}
