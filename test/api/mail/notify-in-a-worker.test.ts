import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../api/config.ts';
import { openMail } from '../../../api/open-mail.worker.ts';
import { bundledWorker } from '../../helpers/bundled-worker.ts';
import {
  API_KEY,
  startNotifyServer,
  TEMPLATE_ID,
  type RunningNotifyServer,
} from '../../helpers/notify-server.ts';

// The transport as workerd runs it: its fetch knows less than Node's.
const WORKER = `
import { openMail } from '/api/open-mail.worker.ts';
import { readConfig } from '/api/config.ts';

export default {
  async fetch(request, env) {
    const { transport } = openMail(readConfig(env));
    const told = ({ name, message, concerns, unclear }) => ({ name, message, concerns, unclear });
    const message = await request.json();
    const error = await transport.send(message, async () => {}).then(() => null, told);
    return Response.json({ error, taken: await transport.hasTaken(message.reference).catch(told) });
  },
};`;

const aMessage = (reference: string, recipient = 'manager@example.com') => ({
  ...{ reference, recipient, kind: 'decision', subject: 'A decision', body: 'Sign in to read it.\n' },
  createdAt: '2026-06-10T17:00:00.000Z',
});

describe('mail by GOV.UK Notify inside a Worker', () => {
  let miniflare: Miniflare | undefined;
  let notify: RunningNotifyServer;
  beforeAll(async () => {
    notify = await startNotifyServer();
    const bindings = {
      MAIL: 'notify',
      NOTIFY_API_KEY: API_KEY,
      NOTIFY_TEMPLATE_ID: TEMPLATE_ID,
      NOTIFY_ORIGIN: notify.origin,
    };
    miniflare = new Miniflare(
      convertV4MiniflareOptions({
        ...{ modules: true, script: await bundledWorker(WORKER), compatibilityDate: '2026-10-23', bindings },
      }),
    );
  });
  afterAll(async () => {
    await miniflare?.dispose();
    await notify.stop();
  });

  async function send(message: object): Promise<unknown> {
    const answer = await miniflare?.dispatchFetch('http://localhost', {
      method: 'POST',
      body: JSON.stringify(message),
    });
    return answer?.json();
  }

  it('is signed, sent and found as on Node', async () => {
    expect(await send(aMessage('a/1'))).toEqual({ error: null, taken: true });
    expect(notify.taken).toMatchObject([{ reference: 'a/1', template_id: TEMPLATE_ID }]);
  });

  it('is refused for good, put off, and left open as on Node', async () => {
    expect(await send(aMessage('a/2', 'nobody'))).toMatchObject({
      error: { name: 'MailRefused' },
      taken: false,
    });
    notify.next.push({ answer: 429, error: 'RateLimitError', message: 'Exceeded' });
    expect(await send(aMessage('a/3'))).toMatchObject({
      error: { name: 'MailDelayed', concerns: 'service', unclear: false },
      taken: false,
    });
    notify.next.push('take and hang up');
    expect(await send(aMessage('a/4'))).toMatchObject({
      error: { name: 'MailDelayed', concerns: 'service', unclear: true },
      taken: true,
    });
  });
});

describe('mail on Workers', () => {
  it('does not start with a mail server, and says what to give instead', () => {
    const config = readConfig({ MAIL: 'smtp://user:hunter2@mail.example.org' });
    expect(() => openMail(config)).toThrow(ConfigError);
    expect(() => openMail(config)).toThrow(
      /^MAIL is a mail server, which Workers cannot speak to: .*MAIL=notify$/,
    );
  });

  it('is sent by whoever answers after it was asked for, once', () => {
    const mail = openMail(readConfig({}));
    expect(mail.takeNudge()).toBe(false);
    mail.nudge();
    mail.nudge();
    expect(mail.takeNudge()).toBe(true);
    expect(mail.takeNudge()).toBe(false);
  });
});
