import type { Clock } from '../domain/clock.ts';
import { delayOrRefusal } from './notify-errors.ts';
import { notifyToken, type NotifyKey } from './notify-key.ts';
import { MailDelayed, type MailMessage, type MailTransport } from './transport.ts';

/** As long as Notify's own clients wait. */
const ANSWER_WITHIN_MS = 30_000;

export interface NotifyService {
  /** `https://api.notifications.service.gov.uk` */
  readonly origin: string;
  readonly key: NotifyKey;
  /** A template whose subject is `((subject))` and whose message is `((body))`. */
  readonly templateId: string;
}

/**
 * Mail by GOV.UK Notify (`MAIL=notify`), its REST API v2, on Node and on Workers. Notify takes the same reference twice,
 * so a mail whose answer was lost is looked for by its reference before it is sent again.
 *
 * @param clock the true time: Notify refuses a token that is half a minute off
 */
export function notifyTransport({
  origin,
  key,
  templateId,
  clock,
}: NotifyService & { clock: Clock }): MailTransport {
  async function ask(path: string, init: RequestInit, before?: () => Promise<void>): Promise<Response> {
    const headers = {
      Authorization: `Bearer ${await notifyToken(key, clock.now())}`,
      'Content-Type': 'application/json',
    };
    await before?.();
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      // Workers know no `error` here. A redirect is none of Notify's answers, and never gets the token.
      return await fetch(`${origin}${path}`, { ...init, headers, signal, redirect: 'manual' });
    } catch (cause) {
      throw new MailDelayed('GOV.UK Notify did not answer', { concerns: 'service', unclear: true, cause });
    }
  }

  return {
    name: 'notify',
    answerWithinMs: ANSWER_WITHIN_MS,
    staysInOutbox: false,

    async send(message, handOver) {
      const body = JSON.stringify(requestFor(message, templateId));
      const response = await ask('/v2/notifications/email', { method: 'POST', body }, handOver);
      if (response.status !== 201) throw await delayOrRefusal(response);
      await response.body?.cancel();
    },

    async hasTaken(reference) {
      const query = new URLSearchParams({ template_type: 'email', reference });
      const response = await ask(`/v2/notifications?${query}`, { method: 'GET' });
      if (response.status !== 200) throw await delayOrRefusal(response);
      const found = (await response.json().catch(() => undefined)) as
        { notifications?: unknown[] } | undefined;
      if (Array.isArray(found?.notifications)) return found.notifications.length > 0;
      throw new MailDelayed('GOV.UK Notify gave no list of messages', { concerns: 'service' });
    },
  };
}

function requestFor({ recipient, subject, body, reference }: MailMessage, templateId: string): object {
  return {
    email_address: recipient,
    template_id: templateId,
    personalisation: { subject, body: withoutLinks(body) },
    reference,
  };
}

/** Notify reads its Markdown in what fills a template too: a name of someone's choosing must not become a link. */
function withoutLinks(body: string): string {
  return body.replaceAll('[', '(').replaceAll(']', ')');
}
