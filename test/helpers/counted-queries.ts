import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../db/database.ts';

/**
 * Counts the queries that run through a database from here on.
 * @returns how many have run since it was last asked
 */
export function countQueries(db: Database): () => number {
  let count = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    // Once a query; the other is called for each part of one too.
    async transformResult({ result }) {
      count += 1;
      return result;
    },
  };
  Object.assign(db, { query: db.query.withPlugin(counting) });
  return () => {
    const since = count;
    count = 0;
    return since;
  };
}
