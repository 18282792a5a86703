/** A plain number begins with a minus and is no formula. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** Also in full width, which spreadsheets of East Asian settings read alike. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const SPECIAL = /[",\r\n]/;

/**
 * One line of CSV (RFC 4180), with its line end. A text that a spreadsheet would run as a formula (`=1+1`, `@name`) gets
 * an apostrophe before it, as OWASP's "CSV injection" advises; numbers stay numbers.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const shown = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return SPECIAL.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
