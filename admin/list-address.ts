import type { Context } from 'hono';

/** What a list is narrowed down to, by name. */
export type ListFilter<Name extends string> = Readonly<Partial<Record<Name, string | undefined>>>;

const LAST_PAGE = 100_000;

/**
 * What the address of a list asks for. A value that is not among those allowed is as if it were not there: an old link
 * shows more than it did, and never an error.
 *
 * @example
 * const { filter, page } = readListQuery(c, { kind: VISIT_KINDS, ward: wards.map(({ code }) => code) });
 */
export function readListQuery<Name extends string>(
  c: Context,
  allowed: Readonly<Record<Name, readonly string[]>>,
): { filter: ListFilter<Name>; page: number } {
  const filter: Partial<Record<Name, string>> = {};
  for (const [name, values] of Object.entries(allowed) as [Name, readonly string[]][]) {
    const asked = c.req.query(name);
    if (asked !== undefined && values.includes(asked)) filter[name] = asked;
  }
  const page = Number(c.req.query('page'));
  return { filter, page: Number.isInteger(page) && page >= 1 ? Math.min(page, LAST_PAGE) : 1 };
}

/** The address of a list with what it is narrowed down to; the first page says no number. */
export function listAddress<Name extends string>(path: string, filter: ListFilter<Name>, page = 1): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries<string | undefined>(filter)) if (value) query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The same without one of its values, from its first page. */
export function listAddressWithout<Name extends string>(
  path: string,
  filter: ListFilter<Name>,
  name: NoInfer<Name>,
): string {
  return listAddress(path, { ...filter, [name]: undefined });
}
