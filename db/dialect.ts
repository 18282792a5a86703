import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Schema } from './schema.ts';
import { readStatement, type Statement } from './statements.ts';

/** How an engine answers one read: rows as plain objects. */
export type ReadRows = (statement: Statement) => Promise<unknown[]>;

/**
 * Kysely over an engine of the seam, for reads only: its SQLite compiler, our driver. Kysely's own SqliteDialect offers
 * transactions, which D1 has not, and prepares each statement anew.
 */
export function createQuery(read: ReadRows): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SeamDialect(read) });
}

class SeamDialect implements Dialect {
  readonly #read: ReadRows;

  constructor(read: ReadRows) {
    this.#read = read;
  }

  createDriver(): Driver {
    return new SeamDriver(new SeamConnection(this.#read));
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new SeamAdapter();
  }

  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

class SeamAdapter extends SqliteAdapter {
  /** Every read stands alone, so Kysely need not queue them behind one connection. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class SeamDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<never> {
    throw new Error(
      'There are no transactions here: read, decide, then write once with writeAll (db/database.ts)',
    );
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

class SeamConnection implements DatabaseConnection {
  readonly #read: ReadRows;

  constructor(read: ReadRows) {
    this.#read = read;
  }

  async executeQuery<Row>(compiled: CompiledQuery): Promise<QueryResult<Row>> {
    const rows = await this.#read(readStatement(compiled));
    return { rows: rows as Row[] };
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('There is no streaming here: an open cursor would block writes. Page by key instead');
  }
}
