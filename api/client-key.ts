import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Some proxies write the port as well: `203.0.113.7:4711`, `[2001:db8::1]:443`. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?$/;

/** An address of a client, IPv4 also where it is written as IPv6; undefined where it is none. */
export function parseAddress(text: string): Address | undefined {
  const [, six, four] = WITH_PORT.exec(text) ?? [];
  const address = six ?? four ?? text;
  return ipaddr.isValid(address) ? ipaddr.process(address) : undefined;
}

/**
 * What tells clients apart by their address: IPv6 by its /64, which one household or phone has for itself, and could else
 * take a new address for each try.
 */
export function clientKey(text: string): string {
  const address = parseAddress(text);
  if (!address) return 'unknown';
  if (address.kind() === 'ipv4') return address.toString();
  return `${address.toByteArray().slice(0, 8).join('.')}/64`;
}
