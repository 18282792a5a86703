/**
 * A stylesheet as it is sent: without the space that is there for its readers. The tag also tells editors and the
 * formatter that this is CSS.
 */
export function css({ raw }: TemplateStringsArray): string {
  return raw
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};:,>]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim();
}
