import { describe, expect, it } from 'vitest';
import { read } from './sources.ts';

/** `/privacy` says that no address and nothing typed is written down. What others log of our requests is set here. */
describe('the logs that others keep of our requests', () => {
  it('on Workers hold no line for each request, and no query', () => {
    const [, observability = ''] = /^\[observability\]\n([^[]*)/m.exec(read('wrangler.toml')) ?? [];
    const [, logs = ''] = /^\[observability\.logs\]\n([^[]*)/m.exec(read('wrangler.toml')) ?? [];
    expect(observability).toContain('redact_query_string = true');
    expect(logs).toContain('invocation_logs = false');
  });

  it('behind nginx are off, by the lines that the README gives', () => {
    const [, lines = ''] = /```nginx\n([^`]*)```/.exec(read('README.md')) ?? [];
    expect(lines).toMatch(/^access_log off;$/m);
    expect(lines).toMatch(/^error_log \S+ (?:crit|alert|emerg);/m);
  });
});
