/** A description of an element's class as its docblock has it: the custom elements manifest, schema 1.0.0. */
export interface ElementDescription {
  readonly kind: 'class';
  readonly customElement: true;
  readonly name: string;
  readonly tagName: string;
  readonly description: string;
  readonly attributes: readonly Named[];
  readonly events: readonly (Named & { readonly type: { readonly text: 'CustomEvent' } })[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
}

interface Named {
  readonly name: string;
  readonly description: string;
}

/**
 * Reads the docblock above the class of an element.
 * @param source the file's text
 * @throws where it holds no such class with a docblock
 */
export function describeElement(source: string, tagName: string): ElementDescription {
  const [, block = '', name = ''] =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export class (\w+) extends (?:HTML|Lit)Element/.exec(source) ?? [];
  if (name === '') throw new Error(`no documented element ${tagName}`);
  const text = block.replace(/^ \* ?/gm, '').trim();
  const [description = '', ...tags] = text.split(/\n(?=@)/);
  /** `@attr lat, lon - words` is two names with the same words. */
  const named = (tag: string): Named[] =>
    tags
      .filter((line) => line.startsWith(`@${tag} `))
      .flatMap((line) => {
        const words = line
          .slice(tag.length + 2)
          .replace(/\s+/g, ' ')
          .trim();
        const [, names = '', about = ''] = /^(.*?)\s?- (.*)$/.exec(words) ?? [];
        return names.split(', ').map((each) => ({ name: each, description: about }));
      });
  return {
    kind: 'class',
    customElement: true,
    name,
    tagName,
    description: description.replace(/\s+/g, ' ').trim(),
    attributes: named('attr'),
    events: named('fires').map((event) => ({ ...event, type: { text: 'CustomEvent' } })),
    slots: named('slot'),
    cssParts: named('csspart'),
    cssProperties: named('cssprop'),
  };
}

/** The manifest of both elements, by the files that define them. */
export function manifestOf(sources: Readonly<Record<string, string>>): object {
  return {
    schemaVersion: '1.0.0',
    modules: Object.entries(sources).map(([tagName, source]) => {
      const declaration = describeElement(source, tagName);
      const path = `${tagName}.js`;
      return {
        kind: 'javascript-module',
        path,
        declarations: [declaration],
        exports: [
          {
            kind: 'custom-element-definition',
            name: tagName,
            declaration: { name: declaration.name, module: path },
          },
        ],
      };
    }),
  };
}
