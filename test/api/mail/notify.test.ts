import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notifyKeyOf } from '../../../api/mail/notify-key.ts';
import { notifyTransport } from '../../../api/mail/notify.ts';
import type { MailMessage } from '../../../api/mail/transport.ts';
import { fixedClock, systemClock } from '../../../api/system-clock.ts';
import {
  API_KEY,
  SECRET,
  startNotifyServer,
  TEMPLATE_ID,
  type RunningNotifyServer,
} from '../../helpers/notify-server.ts';

let server: RunningNotifyServer;
beforeEach(async () => {
  server = await startNotifyServer();
});
afterEach(() => server.stop());

const transport = (clock = systemClock, apiKey = API_KEY) =>
  notifyTransport({ origin: server.origin, key: notifyKeyOf(apiKey), templateId: TEMPLATE_ID, clock });

const aMessage = (given: Partial<MailMessage> = {}): MailMessage => ({
  reference: 'decision/v1/2',
  kind: 'decision',
  recipient: 'manager@example.com',
  subject: 'Zoë’s café: a decision',
  body: 'Hello\n\nSign in to read it.\n',
  createdAt: '2026-06-10T17:00:00.000Z',
  ...given,
});

const nothing = async () => {};
const failure = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('mail by GOV.UK Notify', () => {
  it('fills the one template with subject and text, under the reference', async () => {
    await transport().send(aMessage(), nothing);
    expect(server.taken).toEqual([
      {
        email_address: 'manager@example.com',
        template_id: TEMPLATE_ID,
        personalisation: { subject: 'Zoë’s café: a decision', body: 'Hello\n\nSign in to read it.\n' },
        reference: 'decision/v1/2',
      },
    ]);
  });

  it('is handed over before it is asked for, and is not where it could not be handed over', async () => {
    await transport().send(aMessage(), async () => expect(server.requests).toEqual([]));
    expect(server.taken).toHaveLength(1);
    const takenOver = new Error('another sender has it');
    expect(await failure(transport().send(aMessage(), () => Promise.reject(takenOver)))).toBe(takenOver);
    expect(server.requests).toHaveLength(1);
  });

  it('makes no link of what someone calls their venue', async () => {
    await transport().send(aMessage({ body: 'The [Sign in](https://evil.example) Inn\n' }), nothing);
    expect(server.taken[0]?.personalisation['body']).toBe('The (Sign in)(https://evil.example) Inn\n');
  });

  it('can say whether a mail was taken', async () => {
    expect(await transport().hasTaken?.('decision/v1/2')).toBe(false);
    await transport().send(aMessage({ reference: 'a/b?c=d&e f' }), nothing);
    expect(await transport().hasTaken?.('a/b?c=d&e f')).toBe(true);
    expect(await transport().hasTaken?.('decision/v1/2')).toBe(false);
  });
});

describe('what GOV.UK Notify answers', () => {
  it('400 gives the mail up, with the reason', async () => {
    const error = await failure(transport().send(aMessage({ recipient: 'nobody' }), nothing));
    expect(error).toMatchObject({
      name: 'MailRefused',
      message: 'GOV.UK Notify 400 ValidationError: email_address is not a valid email address',
    });
  });

  it.each([
    ['a clock that is wrong', fixedClock(Date.parse('2026-06-10T17:00:00Z')), API_KEY, /system clock/],
    ['a key that is wrong', systemClock, API_KEY.replace(/.$/, '1'), /API key not found/],
  ])(
    '403 because of %s holds up all mail, gives up none, and tells no secret',
    async (_, clock, key, reason) => {
      const error = await failure(transport(clock, key).send(aMessage(), nothing));
      expect(error).toMatchObject({ name: 'MailDelayed', concerns: 'service', unclear: false });
      expect((error as Error).message).toMatch(reason);
      expect((error as Error).message).not.toContain(SECRET.slice(0, 8));
    },
  );

  it.each([
    ['RateLimitError', {}, undefined],
    ['RateLimitError', { 'Retry-After': '90' }, 90_000],
    ['RateLimitError', { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }, undefined],
    ['TooManyRequestsError', {}, 3_600_000],
  ] as const)('429 %s %j waits as long as it is asked to', async (error, headers, retryAfterMs) => {
    server.next.push({ answer: 429, error, message: 'Exceeded', headers });
    expect(await failure(transport().send(aMessage(), nothing))).toMatchObject({
      name: 'MailDelayed',
      concerns: 'service',
      unclear: false,
      retryAfterMs,
    });
  });

  it.each([500, 502, 503])('%i leaves open whether the mail was taken', async (answer) => {
    server.next.push({ answer, error: 'Exception', message: 'Internal server error' });
    expect(await failure(transport().send(aMessage(), nothing))).toMatchObject({
      name: 'MailDelayed',
      concerns: 'service',
      unclear: true,
    });
  });

  it.each(['hang up', 'take and hang up'] as const)('nothing: %s', async (behaviour) => {
    server.next.push(behaviour);
    expect(await failure(transport().send(aMessage(), nothing))).toMatchObject({
      name: 'MailDelayed',
      concerns: 'service',
      unclear: true,
      message: 'GOV.UK Notify did not answer',
    });
  });

  it('something that is not Notify at all holds up all mail', async () => {
    const elsewhere = notifyTransport({
      origin: `${server.origin}/elsewhere`,
      key: notifyKeyOf(API_KEY),
      templateId: TEMPLATE_ID,
      clock: systemClock,
    });
    const delayed = { name: 'MailDelayed', concerns: 'service' };
    expect(await failure(elsewhere.send(aMessage(), nothing))).toMatchObject(delayed);
    expect(await failure(elsewhere.hasTaken?.('x') ?? Promise.resolve())).toMatchObject(delayed);
  });
});
