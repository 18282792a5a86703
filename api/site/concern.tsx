import type { Context } from 'hono';
import { concernForm as concernFields } from '../contract/concerns.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../domain/errors.ts';
import { InlineModule } from '../html/inline.tsx';
import { errorHeaders } from '../http/problems.ts';
import { readBody } from '../http/read-body.ts';
import { valid } from '../http/validate.ts';
import { findConcernVenue } from '../usecases/find-concern-venue.ts';
import { raiseConcern } from '../usecases/raise-concern.ts';
import { ConcernForm, ConcernSent, type ConcernFormProps } from './concern-page.tsx';
import { inlineFile, sendPage } from './send-page.tsx';

/** Sends the form when the network is back; see widget/concern-later.define.ts. */
const LATER_SCRIPT = 'site/concern-later.js';
/** What the longest note takes where each character is written as several bytes, several times over. */
const LIMIT_BYTES = 16 * 1024;

/** GET /havens/:idOrSlug/concern: a form that works without JavaScript and asks nobody's name. */
export async function concernForm(c: Context, deps: Deps): Promise<Response> {
  return sendForm(c, deps, { reason: '', note: '', errors: {}, status: 200 });
}

/**
 * POST /havens/:idOrSlug/concern, from our own page only. What was chosen and typed stays in the form until it is taken.
 * @throws DomainError `haven.not_found` (404)
 */
export async function sendConcern(c: Context, deps: Deps): Promise<Response> {
  const sent = await readForm(c);
  const typed = { reason: sent.get('reason') ?? '', note: sent.get('note') ?? '' };
  const idOrSlug = c.req.param('idOrSlug') ?? '';
  try {
    const { reason, note, key } = valid(concernFields, { ...typed, key: sent.get('key') ?? undefined });
    const concern = { ...deps, idOrSlug, reason, note, client: deps.clientAddress(c) };
    // The same form with other words, after going back, is another thing to say.
    await raiseConcern({ ...concern, key }).catch((error: unknown) => {
      if (!isCode(error, 'concern.key_used')) throw error;
      return raiseConcern({ ...concern, key: null });
    });
  } catch (error) {
    if (!(error instanceof DomainError) || ![400, 429].includes(error.status)) throw error;
    for (const [name, value] of Object.entries(errorHeaders(error))) c.header(name, value);
    const errors = Object.keys(error.fields).length > 0 ? error.fields : { form: error.message };
    return sendForm(c, deps, { ...typed, errors, status: error.status === 429 ? 429 : 400 });
  }
  return c.redirect(`/havens/${encodeURIComponent(idOrSlug)}/concern/sent`, 303);
}

/** GET /havens/:idOrSlug/concern/sent */
export function concernSent(c: Context, deps: Deps): Promise<Response> {
  const page = { title: 'Sent', caching: 'never', indexed: false } as const;
  return sendPage(c, deps, { ...page, content: <ConcernSent /> });
}

async function sendForm(
  c: Context,
  deps: Deps,
  { status, ...form }: Pick<ConcernFormProps, 'reason' | 'note' | 'errors'> & { status: 200 | 400 | 429 },
): Promise<Response> {
  const { haven } = await findConcernVenue({ ...deps, idOrSlug: c.req.param('idOrSlug') ?? '' });
  // Under no-referrer browsers send forms with `Origin: null`, and could not be told from a foreign page.
  c.header('Referrer-Policy', 'same-origin');
  const script = await inlineFile(deps.asset, LATER_SCRIPT);
  return sendPage(c, deps, {
    title: Object.keys(form.errors).length > 0 ? 'Not sent yet: tell the council' : 'Tell the council',
    status,
    caching: 'never',
    indexed: false,
    script,
    content: (
      <>
        <ConcernForm haven={haven} formKey={deps.ids.next()} {...form} />
        {script !== undefined && <InlineModule source={script} />}
      </>
    ),
  });
}

/** A form's fields; our own page sends them in one encoding. */
async function readForm(c: Context): Promise<URLSearchParams> {
  const body = await readBody(c, LIMIT_BYTES, {
    tooLarge: () => new DomainError('form.too_large', 413, 'That is too much. Write a shorter note.'),
    unreadable: (cause) =>
      new DomainError('form.unreadable', 400, 'That did not arrive whole. Send it again.', { cause }),
  });
  return new URLSearchParams(new TextDecoder().decode(body));
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof DomainError && error.code === code;
}
