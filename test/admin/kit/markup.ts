/** Start tags of a page in their order, with the names of their attributes: `input[class id name]`. */
export function tagsOf(html: string): string[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, tag, attributes = '']) =>
      `${tag}[${[...attributes.matchAll(/\s+([^\s=>]+)(?:="[^"]*")?/g)].map(([, name]) => name).join(' ')}]`,
  );
}

/** Values of an attribute, in their order. */
export function attributeValues(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
}

/** Ids that an element refers to, and that the page has not, or has more than once. */
export function brokenReferences(html: string): string[] {
  const ids = attributeValues(html, 'id');
  const names = ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'data-aria-controls'];
  const wanted = names.flatMap((name) => attributeValues(html, name)).flatMap((value) => value.split(' '));
  const links = attributeValues(html, 'href')
    .filter((href) => href.startsWith('#'))
    .map((href) => href.slice(1));
  const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
  return [...twice, ...[...wanted, ...links].filter((id) => !ids.includes(id))];
}
