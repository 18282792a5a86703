/** A list in words: `Safe Haven`, `Safe Haven and Ask for Angela`, `a, b and c`. Empty for none. */
export function inWords(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}
