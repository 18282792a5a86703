import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/**
 * What a server costs at the least: `hono` says hello through Hono; `http` says hello, sends the file given, or says
 * that it has not changed, through node:http alone.
 */
const [kind, file] = process.argv.slice(2);
const port = Number(process.env['PORT']);
const hostname = process.env['HOST'] ?? '127.0.0.1';
const HELLO = 'hello';

if (kind === 'hono') {
  serve({ fetch: new Hono().get('/', (c) => c.text(HELLO)).fetch, port, hostname });
} else {
  const bytes = file ? readFileSync(file) : Buffer.from(HELLO);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': bytes.length };
  createServer(({ url }, outgoing) => {
    if (url === '/unchanged') outgoing.writeHead(304, { ETag: '"1"' }).end();
    else if (url === '/file') outgoing.writeHead(200, headers).end(bytes);
    else outgoing.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 5 }).end(HELLO);
  }).listen(port, hostname);
}

process.once('SIGTERM', () => process.exit(0));
