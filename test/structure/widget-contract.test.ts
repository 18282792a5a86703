import { describe, expect, it } from 'vitest';
import { read, sourceFiles } from './sources.ts';

const ELEMENT = read('widget/haven-finder.ts');
const TEMPLATES = sourceFiles()
  .filter((file) => /^widget\/[\w-]+\.ts$/.test(file))
  .map(read)
  .join('\n');
const STYLES = read('widget/haven-finder.styles.ts') + read('widget/haven-more.styles.ts');

/** The names after a tag of the element's own description. */
function documented(tag: string): string[] {
  const lines = ELEMENT.replace(/,\n \* {3}/g, ', ').matchAll(new RegExp(`@${tag} (.*?) - `, 'g'));
  return [...lines].flatMap(([, names = '']) => names.split(', ')).toSorted();
}

function unique(names: Iterable<string>): string[] {
  return [...new Set(names)].toSorted();
}

describe('what the finder promises to the pages that embed it', () => {
  it('names every part, and no other', () => {
    const drawn = TEMPLATES.matchAll(/\bh\(\s*'[a-z0-9]+',\s*'([^']+)'/g);
    const chosen = TEMPLATES.matchAll(/\bh\(\s*'[a-z0-9]+',[^'\n]*\? '([^']+)' : '([^']+)'/g);
    const made = TEMPLATES.matchAll(/setAttribute\('part', '([^']+)'\)/g);
    const lists = TEMPLATES.matchAll(/\blist\('([^']+)'/g);
    const parts = [...drawn, ...chosen, ...made, ...lists].flatMap(([, ...names]) => names).concat('list');
    expect(documented('csspart')).toEqual(unique(parts.flatMap((names) => names.split(' '))));
  });

  it('names every custom property, and no other', () => {
    expect(documented('cssprop')).toEqual(
      unique([...STYLES.matchAll(/var\((--haven-[a-z-]+)/g)].map(([, name = '']) => name)),
    );
  });

  it('names every event, and no other', () => {
    const told = (read('widget/search.ts') + ELEMENT).matchAll(/'(haven-(?:located|results|exit|error))'/g);
    expect(documented('fires')).toEqual(unique([...told].map(([, name = '']) => name)));
  });

  it('names every attribute that it watches', () => {
    const watched = /observedAttributes = \[([^\]]*)\]/.exec(ELEMENT)?.[1]?.match(/[\w-]+/g) ?? [];
    expect(documented('attr')).toEqual(unique([...watched, 'exit-url', 'map', 'site']));
  });
});

describe('what the badge promises to the pages that embed it', () => {
  const badge = read('widget/haven-badge.ts');
  const tagged = (tag: string): string[] =>
    [...badge.replace(/,\n \* {3}/g, ', ').matchAll(new RegExp(`@${tag} (.*?) - `, 'g'))]
      .flatMap(([, names = '']) => names.split(', '))
      .toSorted();

  it('names every part, custom property and attribute, and no other', () => {
    const drawn = badge.matchAll(/ part="([^"]+)"| part=\$\{open \? '([^']+)' : '([^']+)'\}/g);
    const parts = [...drawn].flatMap(([, ...names]) => names.flatMap((name) => name?.split(' ') ?? []));
    expect(tagged('csspart')).toEqual(unique(parts));
    const styles = read('widget/haven-badge.styles.ts');
    expect(tagged('cssprop')).toEqual(
      unique([...styles.matchAll(/var\((--haven-[a-z-]+)/g)].map(([, name = '']) => name)),
    );
    const watched = [...badge.matchAll(/(\w+): \{ reflect: true \}/g)].map(([, name = '']) => name);
    expect(tagged('attr')).toEqual(unique([...watched, 'lang', 'site']));
  });
});
