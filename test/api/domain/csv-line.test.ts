import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../api/domain/csv-line.ts';

describe('a line of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@72.China', "'@72.China"],
    ['-The Bar', "'-The Bar"],
    ['+44 20 8359 2000', "'+44 20 8359 2000"],
    ['\tname', "'\tname"],
    ['\n=1', `"'\n=1"`],
    ['＝1+1', "'＝1+1"],
    ['-0.1765', '-0.1765'],
    ['+51', '+51'],
    ['A "B", C', '"A ""B"", C"'],
    ['two\nlines', '"two\nlines"'],
  ])('writes %j as %j: no spreadsheet runs it, and numbers stay numbers', (cell, written) => {
    expect(csvLine([cell, 'x'])).toBe(`${written},x\r\n`);
  });

  it('is read back by a CSV parser as it was, but for the guard', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (cells) => {
        const [read] = parse(csvLine(cells), { record_delimiter: '\r\n' });
        expect(read?.map((cell, place) => (cells[place] === cell ? cell : cell.replace(/^'/, '')))).toEqual(
          cells,
        );
      }),
    );
  });
});
