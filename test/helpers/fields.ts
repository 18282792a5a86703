import { codeOf, sourceFiles } from '../structure/sources.ts';

/** Names of fields that forms under /admin read, found in their sources: what a random form is made of. */
export function fieldNames(): string[] {
  const names = new Set<string>();
  for (const file of sourceFiles().filter((each) => each.startsWith('admin/'))) {
    const code = codeOf(file);
    for (const [, name] of code.matchAll(
      /\bname="([\w.-]+)"|\b(?:textOf|listOf|dayOf)\([^,]+,\s*'([\w.-]+)'/g,
    ))
      if (name) names.add(name);
    for (const [, , name] of code.matchAll(/\b(textOf|listOf|dayOf)\([^,]+,\s*'([\w.-]+)'/g))
      if (name) names.add(name);
    for (const [, shape = ''] of code.matchAll(/z\.object\(\{([^}]*)\}/g))
      for (const [, key] of shape.matchAll(/^\s*'?([\w.-]+)'?:/gm)) if (key) names.add(key);
  }
  return [...names].toSorted();
}
