import { LOG_LEVELS, type LogLevel } from './config.ts';
import type { Clock } from './domain/clock.ts';
import { tellError, type RequestLog } from './http/request-log.ts';

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

  function say(lineLevel: LogLevel, what: string, facts: object): void {
    if (LOG_LEVELS.indexOf(lineLevel) < least) return;
    lines.push(
      JSON.stringify({ time: new Date(clock.now()).toISOString(), level: lineLevel, what, ...facts }),
    );
    if (lines.length >= FLUSH_BEYOND_LINES || lineLevel === 'error') flush();
    else timer ??= setTimeout(flush, FLUSH_AFTER_MS).unref();
  }

  return {
    request: (entry) => say(entry.status >= 500 ? 'error' : 'info', 'request', entry),
    failure: (what, error) => say('error', what, { error: tellError(error) }),
    note: (what, facts = {}) => say('info', what, facts),
    flush,
  };
}
