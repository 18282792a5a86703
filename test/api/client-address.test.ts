import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientAddressOf } from '../../api/client-address.node.ts';
import { clientKey } from '../../api/client-key.ts';

describe('what tells clients apart', () => {
  it('is an IPv4 address, however it is written', () => {
    expect(clientKey('203.0.113.7')).toBe('203.0.113.7');
    expect(clientKey('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });

  it('is the /64 of an IPv6 address, on Node and on Workers alike', () => {
    expect(clientKey('2001:db8:1:2::1')).toBe(clientKey('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(clientKey('2001:db8:1:2::1')).not.toBe(clientKey('2001:db8:1:3::1'));
  });

  it('is the same with the port that some proxies write beside it', () => {
    expect(clientKey('203.0.113.7:4711')).toBe('203.0.113.7');
    expect(clientKey('[2001:db8:1:2::1]:443')).toBe(clientKey('2001:db8:1:2::1'));
  });

  it('is one for all that send none', () => {
    expect(clientKey('')).toBe('unknown');
    expect(clientKey('unix:')).toBe('unknown');
  });
});

describe('the client behind proxies', () => {
  async function clientOf(remoteAddress: string, forwarded: string | undefined, trusted: string[] = []) {
    const app = new Hono();
    const read = clientAddressOf(trusted);
    app.get('/', (c) => c.text(read(c)));
    const headers = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
    return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text();
  }

  it('is the other end of the connection, whatever it says of itself', async () => {
    expect(await clientOf('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7');
  });

  it('is who the last of our own proxies was asked by; what stands before that counts for nothing', async () => {
    const proxies = ['10.0.0.0/8'];
    expect(await clientOf('10.0.0.1', 'made-up, 198.51.100.1, 203.0.113.7', proxies)).toBe('203.0.113.7');
    expect(await clientOf('10.0.0.1', '198.51.100.1, 203.0.113.7, 10.0.0.2', proxies)).toBe('203.0.113.7');
    expect(await clientOf('203.0.113.7', '198.51.100.1', proxies)).toBe('203.0.113.7');
    expect(await clientOf('10.0.0.1', undefined, proxies)).toBe('10.0.0.1');
  });
});
