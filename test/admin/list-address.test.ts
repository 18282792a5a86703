import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { listAddress, listAddressWithout, readListQuery } from '../../admin/list-address.ts';

async function read(query: string): Promise<unknown> {
  const app = new Hono();
  app.get('/list', (c) => c.json(readListQuery(c, { kind: ['mystery', 'advisory'], ward: ['E05013637'] })));
  return (await app.request(`/list${query}`)).json();
}

describe('the address of a list', () => {
  it('is read as what it narrows the list down to, and its page', async () => {
    expect(await read('?kind=mystery&ward=E05013637&page=3')).toEqual({
      filter: { kind: 'mystery', ward: 'E05013637' },
      page: 3,
    });
  });

  it.each(['?kind=other&page=0', '?page=-1', '?page=1.5', '?page=x', '?toString=1', '?kind=', '?page=1e99'])(
    'with %s shows more, and never an error',
    async (query) => {
      const { filter, page } = (await read(query)) as { filter: object; page: number };
      expect(filter).toEqual({});
      expect(page === 1 || page === 100_000).toBe(true);
    },
  );

  it('is written so that reading it gives the same', async () => {
    const address = listAddress('/list', { kind: 'mystery', ward: undefined }, 2);
    expect(address).toBe('/list?kind=mystery&page=2');
    expect(await read(address.replace('/list', ''))).toEqual({ filter: { kind: 'mystery' }, page: 2 });
    expect(listAddress('/list', {})).toBe('/list');
    expect(listAddressWithout('/list', { kind: 'a & b', ward: 'E05013637' }, 'ward')).toBe(
      '/list?kind=a+%26+b',
    );
  });
});
