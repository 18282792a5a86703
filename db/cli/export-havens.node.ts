import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../../api/config.ts';
import { listed } from '../../api/routes/export-havens.ts';
import { csvText, geoJsonText, jsonText, type HavenWriter } from '../../api/routes/haven-files.ts';
import { readAllHavens } from '../../api/usecases/list-havens.ts';
import { CommandError, oneOf, type Command } from './command.ts';

const WRITERS: Readonly<Record<'csv' | 'geojson' | 'json', HavenWriter>> = {
  csv: csvText,
  geojson: geoJsonText,
  json: jsonText,
};

export const exportHavensCommand: Command = {
  name: 'export havens',
  usage: '[--format csv|geojson|json] [--area CODE] [--output FILE]',
  summary: 'writes the havens that are shown now, as the public API lists them',
  words: [],
  options: {
    format: { value: 'FORMAT', help: 'csv (else this), geojson or json' },
    area: { value: 'CODE', help: 'only havens of this authority' },
    output: { value: 'FILE', help: 'where to write (else the terminal)' },
  },

  async run(given, { openRegister, clock, print }) {
    const format = oneOf('format', given.option('format'), ['csv', 'geojson', 'json'] as const) ?? 'csv';
    const area = given.option('area');
    const output = given.option('output');
    const { database: db } = await openRegister();
    const havens = await readAllHavens({ filter: area === undefined ? {} : { area }, db, clock });
    const { publicOrigin } = readConfig({ PUBLIC_ORIGIN: process.env['PUBLIC_ORIGIN'] });
    const texts = WRITERS[format](listed(havens, publicOrigin));
    if (output === undefined) {
      let whole = '';
      for await (const text of texts) whole += text;
      return print(whole.trimEnd());
    }
    try {
      await pipeline(Readable.from(texts), createWriteStream(output));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new CommandError(`${output} cannot be written: ${reason}.`, error);
    }
    print(`${output} holds the havens that are shown now`);
  },
};
