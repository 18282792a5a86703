import type { Database } from '../../db/database.ts';

/** Lets something happen just before a table is read for the nth time: what was read before it is old by then. */
export function onceRead(
  db: Database,
  { table, time }: { table: string; time: number },
  happens: () => Promise<unknown>,
): Database {
  let reads = 0;
  const query = new Proxy(db.query, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'selectFrom') return typeof value === 'function' ? value.bind(target) : value;
      return (from: never) => {
        if (from !== table || ++reads !== time) return target.selectFrom(from);
        return waiting(target.selectFrom(from), happens);
      };
    },
  });
  return { query, writeAll: (writes) => db.writeAll(writes) };
}

/** A query that is asked only when something else has happened. */
function waiting<Query extends object>(query: Query, happens: () => Promise<unknown>): Query {
  return new Proxy(query, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        const ask = () => value.apply(target, given) as unknown;
        if (name === 'executeTakeFirst') return happens().then(ask);
        const built = ask();
        return typeof built === 'object' && built !== null ? waiting(built, happens) : built;
      };
    },
  });
}
