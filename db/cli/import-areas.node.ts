import { readAreaFeatures } from '../import/area-features.ts';
import { importAreas } from '../import/import-areas.node.ts';
import { openInput, wholeText } from '../import/input-file.node.ts';
import type { Command } from './command.ts';
import { REFUSED_OPTION, withReport } from './import-report.node.ts';

export const importAreasCommand: Command = {
  name: 'import areas',
  usage: 'FILE.geojson [--refused FILE]',
  summary: 'takes in outlines of wards and authorities',
  help: `
FILE is a GeoJSON FeatureCollection in WGS 84 as the ONS publishes it (the generalised "BGC" edition is fine
enough), with properties such as WD24CD, WD24NM, LAD24CD and LAD24NM of any year. Venues and postcodes get
the ward and authority that hold them.`,
  words: ['FILE'],
  options: REFUSED_OPTION,

  async run(given, context) {
    const path = given.words[0] ?? '';
    const input = await openInput(path);
    const register = await context.openRegister();
    const { moved } = await withReport(path, given, context, async (report) => {
      const readings = readAreaFeatures(input.name, await wholeText(input));
      return importAreas({ file: input.name, readings, report, register, clock: context.clock });
    });
    if (moved.venues + moved.postcodes > 0) {
      context.print(
        `${moved.venues} venues and ${moved.postcodes} postcodes are now in another ward or authority`,
      );
    }
  },
};
