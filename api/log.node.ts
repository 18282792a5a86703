import { LOG_LEVELS, type LogLevel } from './config.ts';
import type { Clock } from './domain/clock.ts';
import { tellError, type RequestEntry, type RequestLog } from './http/request-log.ts';

const FLUSH_AFTER_MS = 200;
const FLUSH_BEYOND_LINES = 500;

export interface NodeLog extends RequestLog {
  /** Writes what is waiting: before the process ends. */
  flush(): void;
}

/**
 * The log as JSON lines on standard output. Lines wait for a moment and are written together: one write a request
 * would cost as much as answering it.
 */
export function jsonLog(
  level: LogLevel,
  clock: Clock,
  write: (text: string) => void = (text) => void process.stdout.write(text),
): NodeLog {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const least = LOG_LEVELS.indexOf(level);

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length > 0) write(`${lines.join('\n')}\n`);
    lines = [];
  }

  function add(lineLevel: LogLevel, line: string): void {
    lines.push(line);
    if (lines.length >= FLUSH_BEYOND_LINES || lineLevel === 'error') flush();
    else timer ??= setTimeout(flush, FLUSH_AFTER_MS).unref();
  }

  function say(lineLevel: LogLevel, what: string, facts: object): void {
    if (LOG_LEVELS.indexOf(lineLevel) < least) return;
    add(lineLevel, JSON.stringify({ time: now(), level: lineLevel, what, ...facts }));
  }

  let lastMs = NaN;
  let lastText = '';
  /** Many requests share a millisecond. */
  function now(): string {
    const ms = clock.now();
    if (ms !== lastMs) lastText = new Date(ms).toISOString();
    lastMs = ms;
    return lastText;
  }

  const tellsRequests = least <= LOG_LEVELS.indexOf('info');

  /** Put together by hand: there is one for each request, and this takes a third of the time. */
  function request({ method, route, status, ms, bytes }: RequestEntry): void {
    const failed = status >= 500;
    if (!tellsRequests && !(failed && least <= LOG_LEVELS.indexOf('error'))) return;
    add(
      failed ? 'error' : 'info',
      `{"time":"${now()}","level":"${failed ? 'error' : 'info'}","what":"request","method":${JSON.stringify(method)},` +
        `"route":${JSON.stringify(route)},"status":${status},"ms":${ms},"bytes":${bytes}}`,
    );
  }

  return {
    request,
    failure: (what, error) => say('error', what, { error: tellError(error) }),
    note: (what, facts = {}) => say('info', what, facts),
    flush,
  };
}
