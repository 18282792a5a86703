import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Lane, machineTime, Sender } from './tcp-model.ts';

export interface Link {
  readonly roundTripMs: number;
  readonly downBitsASecond: number;
  readonly upBitsASecond: number;
}

export interface Relay {
  readonly port: number;
  close(): void;
}

/** A link from one phone to the servers behind it. All relays of one call share its two lanes. */
export function phoneLink({ roundTripMs, downBitsASecond, upBitsASecond }: Link): {
  /** Listens on loopback, and carries each connection to the port over the link. */
  relayTo(port: number): Promise<Relay>;
} {
  const down = new Lane(downBitsASecond, machineTime);
  const up = new Lane(upBitsASecond, machineTime);

  /** Loopback connects at once. SYN and its answer take a round trip, and only then the phone may speak. */
  async function carryBoth(phone: Socket, port: number): Promise<void> {
    const server = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    const drop = () => [phone, server].forEach((socket) => socket.destroy());
    for (const socket of [phone, server]) socket.once('error', drop).once('close', drop);
    await new Promise<void>((resolve) => machineTime.later(roundTripMs, resolve));
    await Promise.all([
      carry(phone, server, new Sender(up, roundTripMs, machineTime)),
      carry(server, phone, new Sender(down, roundTripMs, machineTime)),
    ]);
  }

  return {
    relayTo: (target) =>
      new Promise((resolve) => {
        const open = new Set<Socket>();
        const relay = createServer({ noDelay: true, allowHalfOpen: true }, (phone) => {
          open.add(phone.once('close', () => open.delete(phone)));
          // A page that is closed breaks off what it was loading.
          carryBoth(phone, target).catch(() => phone.destroy());
        });
        relay.listen(0, '127.0.0.1', () => {
          const { port } = relay.address() as AddressInfo;
          const close = () => {
            relay.close();
            for (const phone of open) phone.destroy();
          };
          resolve({ port, close });
        });
      }),
  };
}

/** Reads no further than it may send, so that a server chooses late what goes first. */
async function carry(from: Socket, to: Socket, sender: Sender): Promise<void> {
  for await (const bytes of from as AsyncIterable<Uint8Array>)
    await sender.send(bytes, (segment) => to.writable && to.write(segment));
  sender.end(() => to.end());
}
