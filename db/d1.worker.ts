import type { Database } from './database.ts';
import { createQuery } from './dialect.ts';
import { translateError } from './errors.ts';
import { writeStatement, type BoundValue, type Statement } from './statements.ts';

/** What we use of Cloudflare's D1 binding (developers.cloudflare.com/d1/worker-api), as a shape. */
export interface D1Binding {
  prepare(sql: string): D1Statement;
  batch(statements: D1Statement[]): Promise<D1Answer[]>;
}

export interface D1Statement {
  bind(...values: BoundValue[]): D1Statement;
  all(): Promise<D1Answer>;
}

export interface D1Answer {
  readonly results: unknown[];
  readonly meta: { readonly changes: number };
}

/** The register on Workers. `writeAll` is one D1 `batch()`, which D1 runs as a transaction. */
export function openD1(binding: D1Binding): Database {
  const bind = ({ sql, parameters }: Statement): D1Statement => binding.prepare(sql).bind(...parameters);

  return {
    query: createQuery((statement) => translated(async () => (await bind(statement).all()).results)),
    async writeAll(compiled) {
      const statements = compiled.map(writeStatement);
      // D1 refuses an empty batch.
      if (statements.length === 0) return [];
      const answers = await translated(() => binding.batch(statements.map(bind)));
      return answers.map((answer) => answer.meta.changes);
    },
  };
}

async function translated<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw translateError(error);
  }
}
