/** Letters that are typed for the digits they look like. */
const DIGITS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * Postcodes and outward codes that a text may mean whose digits were typed as letters: `N12 OQG` is `N12 0QG`, `NI2` is
 * `N12`, `N12 OQ` begins `N12 0Q`. Every way to read it, at most four, longer districts first, never the text as it
 * stands; mostly none. Whether there are such codes only the register knows.
 *
 * @example alikeCodes('nio oqg') // ['N10 0QG', 'NI0 0QG']
 */
export function alikeCodes(text: string): readonly string[] {
  const typed = text.replace(/\s+/g, '').toUpperCase();
  const codes = new Set<string>();
  for (const area of [1, 2]) {
    for (const district of [2, 1]) {
      const [letters, figures] = [typed.slice(0, area), typed.slice(area, area + district)];
      const inward = typed.slice(area + district);
      const [outcode, incode] = [letters + asDigits(figures), asDigits(inward.slice(0, 1)) + inward.slice(1)];
      if (!/^[A-Z]{1,2}\d[A-Z\d]?$/.test(outcode) || !/^(\d[A-Z]{0,2})?$/.test(incode)) continue;
      if (outcode + incode !== typed) codes.add(`${outcode} ${incode}`.trim());
    }
  }
  return [...codes];
}

function asDigits(text: string): string {
  return text.replace(/[OIL]/g, (letter) => DIGITS[letter] ?? letter);
}
