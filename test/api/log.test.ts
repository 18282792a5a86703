import { describe, expect, it } from 'vitest';
import { jsonLog } from '../../api/log.node.ts';
import { fixedClock } from '../../api/system-clock.ts';
import type { LogLevel } from '../../api/config.ts';

const CLOCK = fixedClock(Date.parse('2026-06-10T17:00:00Z'));
const TIME = '2026-06-10T17:00:00.000Z';
const GOOD = { method: 'GET', route: '/api/v1/havens/nearest', status: 200, ms: 0.25, bytes: 1_234 };

function logAt(level: LogLevel) {
  let text = '';
  const log = jsonLog(level, CLOCK, (more) => {
    text += more;
  });
  return {
    log,
    lines: () => {
      log.flush();
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}

describe('the log of the Node server', () => {
  it('has a JSON line for each request', () => {
    const { log, lines } = logAt('info');
    log.request(GOOD);
    log.request({ ...GOOD, route: 'a "quoted"\nroute', status: 503 });
    expect(lines()).toEqual([
      { time: TIME, level: 'info', what: 'request', ...GOOD },
      { time: TIME, level: 'error', what: 'request', ...GOOD, route: 'a "quoted"\nroute', status: 503 },
    ]);
  });

  it('has failures with their causes, and notes with their facts', () => {
    const { log, lines } = logAt('info');
    log.failure('job publish', new Error('no', { cause: new Error('disk') }));
    log.note('published', { scopes: 3 });
    expect(lines()).toMatchObject([
      { level: 'error', what: 'job publish', error: { message: 'no', cause: { message: 'disk' } } },
      { level: 'info', what: 'published', scopes: 3 },
    ]);
  });

  it.each<[LogLevel, number]>([
    ['debug', 4],
    ['info', 4],
    ['warn', 2],
    ['error', 2],
    ['silent', 0],
  ])('at level %s has %i of four lines', (level, count) => {
    const { log, lines } = logAt(level);
    log.request(GOOD);
    log.request({ ...GOOD, status: 500 });
    log.note('published');
    log.failure('x', new Error('y'));
    expect(lines()).toHaveLength(count);
  });
});
