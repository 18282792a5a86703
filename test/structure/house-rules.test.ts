import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { codeOf, read, ROOT, sourceFiles } from './sources.ts';

/** Lines of source files that break a rule, but for the files where the rule's reason does not hold. */
function breaking(rule: RegExp, except: readonly string[] = []): string[] {
  return sourceFiles()
    .filter((file) => !except.includes(file))
    .flatMap((file) =>
      codeOf(file)
        .split('\n')
        .filter((line) => rule.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
}

describe('house rules', () => {
  it('no interactive transaction: D1 has none, and on better-sqlite3 it stalls readers', () => {
    expect(breaking(/\.transaction\(\)/)).toEqual([]);
  });

  it('no clock outside its file', () => {
    expect(
      breaking(/\bDate\.now\(|new Date\(\)|performance\.now\(/, ['api/system-clock.ts', 'widget/clock.ts']),
    ).toEqual([]);
  });

  it('no randomness outside its file', () => {
    expect(
      breaking(/Math\.random\(|getRandomValues\(|randomUUID\(|randomBytes\(/, [
        'api/random-ids.ts',
        'widget/random-key.ts',
      ]),
    ).toEqual([]);
  });

  it('no raw HTML but the one audited file', () => {
    const raw = /\braw\(|dangerouslySetInnerHTML|\bhtml`|unsafeHTML|innerHTML|insertAdjacentHTML/;
    const litTemplates = sourceFiles().filter((file) => file.startsWith('widget/'));
    expect(breaking(raw, ['api/html/inline.tsx', ...litTemplates])).toEqual([]);
    const unsafe = /unsafeHTML|unsafeStatic|innerHTML|insertAdjacentHTML|document\.write/;
    expect(breaking(unsafe, ['api/html/inline.tsx'])).toEqual([]);
  });

  it('nothing that stands in a signed-in page runs or styles: its policy allows files only', () => {
    const admin = (line: string) => line.startsWith('admin/');
    expect(breaking(/\bstyle=|<style\b|<script\b(?![^>]*\bsrc=)|\bon[a-z]+=\{?["'`]/).filter(admin)).toEqual(
      [],
    );
  });

  it('no eval, and no process time zone', () => {
    expect(breaking(/\beval\(|new Function\(|getTimezoneOffset\(/)).toEqual([]);
  });

  it('no escape from the type checker or the linter', () => {
    const escapes = /\bas any\b|: any\b|@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable/;
    const found = sourceFiles().filter((file) => escapes.test(read(file)));
    expect(found).toEqual([]);
  });

  it('files are small: none over 300 lines, the median well under 150', () => {
    const lengths = sourceFiles().map((file) => ({ file, lines: read(file).split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
    const median = lengths.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(lengths.length / 2)];
    expect(median).toBeLessThan(150);
  });

  it('files are kebab-case and no folder is named utils', () => {
    const odd = sourceFiles().filter(
      (file) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.[a-z0-9-]+)*\.(ts|tsx|mjs)$/.test(file),
    );
    expect(odd).toEqual([]);
    expect(sourceFiles().filter((file) => /utils?\b|helpers?\b/.test(file))).toEqual([]);
  });

  it('the top level holds the five rooms and what an ecosystem expects there, nothing else', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT }).toString().split('\n').filter(Boolean);
    const top = new Set(tracked.map((file) => file.split('/')[0] ?? ''));
    const expected = [
      'api',
      'widget',
      'admin',
      'db',
      'test',
      'package.json',
      'tsconfig.json',
      'wrangler.toml',
    ];
    const usual = [
      'README.md',
      'package-lock.json',
      'LICENSE',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      'publiccode.yml',
    ];
    const odd = [...top].filter((name) => !name.startsWith('.') && ![...expected, ...usual].includes(name));
    expect(odd).toEqual([]);
  });

  it('names exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('no colour, poster or promise that is not ours to give: a place is never called safe', () => {
    expect(breaking(/\b(guaranteed safe|is a safe place|perfectly safe|completely safe)\b/i)).toEqual([]);
  });
});
