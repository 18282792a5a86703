import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Source files of the five rooms but for tests, by path from the root. */
export function sourceFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  });
  return listed
    .toString()
    .split('\n')
    .filter(
      (file) => /^(api|admin|db|widget)\/.*\.(ts|tsx|mts|mjs)$/.test(file) && existsSync(join(ROOT, file)),
    );
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The code without its comments: a rule's reason may name what the rule forbids. */
export function codeOf(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

export interface Import {
  readonly from: string;
  /** A path from the root, or a package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT =
  /\b(?:import|export)\s+(type\s+)?(?:[\w*{][^;'"]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Static, re-exporting and dynamic imports of a file. */
export function importsOf(file: string): Import[] {
  return [...codeOf(file).matchAll(IMPORT)].map(([, type, named, dynamic]) => {
    const specifier = named ?? dynamic ?? '';
    const to = specifier.startsWith('.')
      ? normalize(join(dirname(file), specifier.replace(/\?.*$/, '')))
      : specifier;
    return { from: file, to, typeOnly: type !== undefined };
  });
}
