/** An id made of words: `Open by hour` becomes `open-by-hour`. The same words twice on a page give the same id. */
export function idOfWords(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
