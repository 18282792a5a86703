import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a host does with what it is asked. */
export type Mood = 'pass on' | 'hang' | 'be in trouble' | 'hang up';

export interface UnsteadyHost {
  readonly origin: string;
  mood: Mood;
  /** Written after the service worker, which makes it another version. */
  ofWorker: string;
  stop(): void;
}

/** A host in front of a server that can fail in every way that a network fails, to a page and to its service worker alike. */
export function startUnsteadyHost(server: string): Promise<UnsteadyHost> {
  const { port } = new URL(server);
  const listener: Server = createServer((incoming, outgoing) => {
    if (host.mood === 'hang') return;
    if (host.mood === 'hang up') return void incoming.socket.destroy();
    if (host.mood === 'be in trouble') return void outgoing.writeHead(502).end('Bad gateway');
    const isWorker = incoming.url === '/sw.js';
    const headers = { ...incoming.headers, ...(isWorker && { 'accept-encoding': 'identity' }) };
    if (isWorker) delete headers['if-none-match'];
    const onward = request({ port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      if (!isWorker) {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        return void answer.pipe(outgoing);
      }
      const { 'content-length': _, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 500, rest);
      answer.on('data', (part) => outgoing.write(part));
      answer.on('end', () => outgoing.end(host.ofWorker));
    });
    incoming.pipe(onward);
  });
  const host: UnsteadyHost = {
    origin: '',
    mood: 'pass on',
    ofWorker: '',
    stop() {
      listener.closeAllConnections();
      listener.close();
    },
  };
  return new Promise((resolve) => {
    listener.listen(0, () => {
      Object.assign(host, { origin: `http://localhost:${(listener.address() as AddressInfo).port}` });
      resolve(host);
    });
  });
}
