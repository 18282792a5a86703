import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import { clientKey, parseAddress, type Address } from './client-key.ts';

/**
 * What tells clients apart, from the connection: the address at its other end. Where that end is a proxy of ours
 * (`TRUSTED_PROXIES`), the last address in X-Forwarded-For that is not one; what a client itself wrote there stands
 * before it and is never reached.
 */
export function clientAddressOf(trustedProxies: readonly string[]): (c: Context) => string {
  const networks = trustedProxies.map(networkOf);
  const isProxy = (address: string) => {
    const parsed = parseAddress(address);
    return parsed !== undefined && networks.some((network) => contains(network, parsed));
  };
  return (c) => {
    const { incoming } = c.env as { incoming?: IncomingMessage };
    let address = incoming?.socket.remoteAddress ?? '';
    const hops = (c.req.header('X-Forwarded-For') ?? '').split(',').map((hop) => hop.trim());
    while (isProxy(address) && hops.length > 0) address = hops.pop() || address;
    return clientKey(address);
  };
}

type Network = readonly [Address, number];

function networkOf(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function contains([network, bits]: Network, address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, bits);
}
