import autocannon from 'autocannon';
import type { ChildServer } from './child-server.node.ts';
import { quantile } from './spread.ts';

export interface Load {
  readonly server: ChildServer;
  /** Asked in turn. */
  readonly paths: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** What every answer must have. */
  readonly status: number;
}

export interface LoadResult {
  readonly requestsASecond: number;
  readonly p99Ms: number;
  readonly cpuMicrosecondsARequest: number;
  /** Share of the server's core that was busy: below 1 the load could not keep it busy, and the rate flatters nobody. */
  readonly busy: number;
  /** Failed, timed out, or with another status than it should have. */
  readonly errors: number;
}

const CONNECTIONS = 32;
const SECONDS = 3;

/** So many connections, each asking again as soon as it is answered. */
export async function load({ server, paths, headers = {}, status }: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const cpuBefore = server.cpuSeconds();
  const run = autocannon({
    url: server.origin,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers,
    requests: paths.map((path) => ({ method: 'GET', path })),
  });
  run.on('response', (_client: unknown, _status: number, _bytes: number, ms: number) => latencies.push(ms));
  const result = await run;
  const cpu = server.cpuSeconds() - cpuBefore;
  const { total } = result.requests;
  const right = result.statusCodeStats[String(status)]?.count ?? 0;
  const answered = Object.values(result.statusCodeStats).reduce((sum, { count }) => sum + count, 0);
  return {
    requestsASecond: total / result.duration,
    p99Ms: quantile(latencies, 0.99),
    cpuMicrosecondsARequest: (cpu * 1e6) / total,
    busy: cpu / result.duration,
    errors: result.errors + result.timeouts + answered - right,
  };
}
