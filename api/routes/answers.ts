import type { Config } from '../config.ts';
import { openHeaders, type HeaderSet } from '../http/security.ts';

/** Ready-made headers of JSON answers: built once, since building them takes longer than most answers. */
export interface JsonHeaders {
  /** Shared for a moment: the truth may change at any time. */
  readonly fresh: HeaderSet;
  /** Changes rarely. */
  readonly slow: HeaderSet;
  /** Of one question only: an address that holds a position is kept nowhere. */
  readonly once: HeaderSet;
}

export function jsonHeaders(config: Config): JsonHeaders {
  const common = { ...openHeaders(config), 'Content-Type': 'application/json' };
  return {
    fresh: { ...common, 'Cache-Control': 'public, max-age=30' },
    slow: { ...common, 'Cache-Control': 'public, max-age=300' },
    once: { ...common, 'Cache-Control': 'no-store' },
  };
}

export function json(value: unknown, headers: HeaderSet, status: 200 | 202 = 200): Response {
  return new Response(JSON.stringify(value), { headers, status });
}
