import { MailDelayed, MailRefused } from './transport.ts';

const LONGEST_REASON = 300;
const HOUR_MS = 60 * 60_000;

/**
 * What an answer of GOV.UK Notify other than success means for a mail (docs.notifications.service.gov.uk/rest-api.html,
 * "Error messages").
 *
 * 400 and 413 are about this mail. 403 is about our key or clock, and anything else below 500 about where we ask: no mail
 * would be taken, and giving them all up would lose them to a slip in the settings. Of a 5xx nobody knows what was done
 * before it failed.
 */
export async function delayOrRefusal(response: Response): Promise<MailDelayed | MailRefused> {
  const { status, headers } = response;
  const { error, message } = await firstError(response);
  const reason = `GOV.UK Notify ${status} ${error}: ${message}`.replace(/[\p{Cc}\s]+/gu, ' ');
  const told = reason.slice(0, LONGEST_REASON);
  if (status === 400 || status === 413) return new MailRefused(told);
  const retryAfterMs =
    retryAfter(headers.get('Retry-After')) ?? (error === 'TooManyRequestsError' ? HOUR_MS : undefined);
  return new MailDelayed(told, {
    concerns: 'service',
    unclear: status >= 500,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** `{ "status_code": 400, "errors": [{ "error": "ValidationError", "message": "…" }] }`; a proxy may say anything. */
async function firstError(response: Response): Promise<{ error: string; message: string }> {
  const unknown = { error: 'Error', message: 'no reason given' };
  const answer = (await response.json().catch(() => undefined)) as
    { errors?: { error?: unknown; message?: unknown }[] } | undefined;
  const [first] = Array.isArray(answer?.errors) ? answer.errors : [];
  if (typeof first?.error !== 'string' || typeof first.message !== 'string') return unknown;
  return { error: first.error, message: first.message };
}

/** Seconds, as Notify says them. A date is left aside: it would have to be read against another clock. */
function retryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1000 : undefined;
}
