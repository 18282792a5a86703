import { createAdapterFactory, type CustomAdapter } from 'better-auth/adapters';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../db/database.ts';

type Row = Record<string, unknown>;
type CleanedWhere = Parameters<CustomAdapter['findOne']>[0]['where'][number];

const COMPARED: Readonly<Record<string, RawBuilder<unknown>>> = {
  eq: sql`=`,
  ne: sql`<>`,
  lt: sql`<`,
  lte: sql`<=`,
  gt: sql`>`,
  gte: sql`>=`,
};

/**
 * The sign-in library's storage over the register's seam, so that it works alike on SQLite and D1 and writes in no other
 * way than everything else does. Names of tables and columns come from auth.ts, never from a request.
 */
export function seamAdapter(db: Database) {
  const read = async (query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(db.query)).rows;
  const write = async (query: RawBuilder<unknown>): Promise<number> =>
    (await db.writeAll([query.compile(db.query)]))[0] ?? 0;
  const select = (model: string, where: readonly CleanedWhere[], rest = sql``) =>
    read(sql<Row>`SELECT * FROM ${sql.table(model)} WHERE ${conditions(where)} ${rest}`);
  const change = (model: string, where: readonly CleanedWhere[], values: Row) =>
    write(sql`UPDATE ${sql.table(model)} SET ${assignments(values)} WHERE ${conditions(where)}`);
  const remove = (model: string, where: readonly CleanedWhere[]) =>
    write(sql`DELETE FROM ${sql.table(model)} WHERE ${conditions(where)}`);

  return createAdapterFactory({
    config: {
      adapterId: 'havens-seam',
      adapterName: 'Havens seam',
      supportsBooleans: false,
      supportsDates: false,
      supportsJSON: false,
      supportsArrays: false,
      transaction: false,
    },
    adapter: ({ getFieldName }) => ({
      async create({ model, data }) {
        const names = sql.join(Object.keys(data).map((name) => sql.ref(name)));
        const values = sql.join(Object.values(data).map((value) => sql`${value ?? null}`));
        await write(sql`INSERT INTO ${sql.table(model)} (${names}) VALUES (${values})`);
        return data;
      },
      async findOne({ model, where }) {
        const [row] = await select(model, where, sql`LIMIT 1`);
        return (row ?? null) as never;
      },
      async findMany({ model, where = [], limit, offset = 0, sortBy }) {
        const order = sortBy
          ? sql`ORDER BY ${sql.ref(getFieldName({ model, field: sortBy.field }))} ${sortBy.direction === 'desc' ? sql`DESC` : sql`ASC`}`
          : sql``;
        return (await select(model, where, sql`${order} LIMIT ${limit} OFFSET ${offset}`)) as never[];
      },
      async count({ model, where = [] }) {
        const [row] = await read(
          sql<Row>`SELECT count(*) AS total FROM ${sql.table(model)} WHERE ${conditions(where)}`,
        );
        return Number(row?.['total'] ?? 0);
      },
      async update({ model, where, update }) {
        const [row] = await select(model, where, sql`LIMIT 1`);
        if (!row) return null;
        const own: CleanedWhere[] = [
          { field: 'id', value: row['id'] as string, operator: 'eq', connector: 'AND', mode: 'sensitive' },
        ];
        await change(model, own, update as Row);
        return { ...row, ...(update as Row) } as never;
      },
      updateMany: ({ model, where, update }) => change(model, where, update),
      async delete({ model, where }) {
        await remove(model, where);
      },
      deleteMany: ({ model, where }) => remove(model, where),
      async consumeOne({ model, where }) {
        const [row] = await select(model, where, sql`LIMIT 1`);
        if (!row) return null;
        const taken = await write(sql`DELETE FROM ${sql.table(model)} WHERE id = ${row['id']}`);
        return (taken > 0 ? row : null) as never;
      },
    }),
  });
}

function conditions(where: readonly CleanedWhere[]): RawBuilder<unknown> {
  if (where.length === 0) return sql`1`;
  return where
    .map(condition)
    .reduce((all, each, index) =>
      where[index]?.connector === 'OR' ? sql`(${all} OR ${each})` : sql`(${all} AND ${each})`,
    );
}

function condition({ field, operator = 'eq', value }: CleanedWhere): RawBuilder<unknown> {
  const column = sql.ref(field);
  if (Array.isArray(value)) {
    if (operator !== 'in' || value.length === 0) throw new TypeError(`not asked of lists here: ${operator}`);
    return sql`${column} IN (${sql.join(value)})`;
  }
  if (value === null) return operator === 'ne' ? sql`${column} IS NOT NULL` : sql`${column} IS NULL`;
  const compared = COMPARED[operator];
  if (compared === undefined) throw new TypeError(`not asked of the register here: ${operator}`);
  return sql`${column} ${compared} ${value}`;
}

function assignments(values: Row): RawBuilder<unknown> {
  return sql.join(Object.entries(values).map(([name, value]) => sql`${sql.ref(name)} = ${value ?? null}`));
}
