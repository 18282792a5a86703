import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** The floor of an import: reads the file named, row by row, and does nothing with it. */
let rows = 0;
for await (const row of createReadStream(process.argv[2] ?? '').pipe(parse({ columns: true }))) {
  if (row) rows += 1;
}
console.log(`${rows} read`);
