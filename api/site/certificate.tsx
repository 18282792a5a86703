import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { DomainError } from '../domain/errors.ts';
import { certificateCode } from '../domain/certificate.ts';
import { readBody } from '../http/read-body.ts';
import { certificateToPrint, checkCertificate, checkCertificateName } from '../usecases/check-certificate.ts';
import { CertificatePage, CodePage, type CertificatePageProps } from './certificate-page.tsx';
import { sendPage } from './send-page.tsx';

const LIMIT_BYTES = 4 * 1024;
const LONGEST_NAME = 120;
const CODE_CHARACTERS = /^[a-z0-9]{6,40}$/;

/** GET /certificates: where a code is typed; with one it leads on. */
export async function certificateEntry(c: Context, deps: Deps): Promise<Response> {
  const typed = c.req.query('code');
  const code = certificateCode(typed ?? '');
  if (CODE_CHARACTERS.test(code)) return c.redirect(`/certificates/${code}`, 303);
  if (typed === undefined) return showEntry(c, deps, { typed: '', status: 200 });
  const error = 'Enter the code as it stands on the certificate';
  return showEntry(c, deps, { typed, error, status: 400 });
}

function showEntry(
  c: Context,
  deps: Deps,
  { status, ...entry }: { typed: string; error?: string; status: 200 | 400 | 404 },
): Promise<Response> {
  return sendPage(c, deps, {
    title: status === 200 ? 'Check a certificate' : 'Not found: check a certificate',
    caching: 'never',
    indexed: false,
    status,
    content: <CodePage {...entry} />,
  });
}

/**
 * GET /certificates/:code: whether a certificate counts; with a code that none has, the form for another.
 * @throws DomainError `attempts.too_many` (429)
 */
export async function certificate(c: Context, deps: Deps): Promise<Response> {
  const code = c.req.param('code') ?? '';
  // The file is asked for on the page, together with the name.
  if (code.endsWith('.pdf')) return c.redirect(`/certificates/${encodeURIComponent(code.slice(0, -4))}`, 303);
  try {
    return await show(c, deps, { certificate: await checkCertificate(asking(c, deps)) });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'certificate.not_found') throw error;
    return showEntry(c, deps, { typed: code, error: error.message, status: 404 });
  }
}

/**
 * POST /certificates/:code: whether a name is the one on it; with `want=pdf` the file, for whoever knows the name.
 * @throws DomainError `certificate.not_found` (404), `attempts.too_many` (429), `certificate.not_counting` (409)
 */
export async function certificateName(c: Context, deps: Deps): Promise<Response> {
  const sent = await readForm(c);
  const name = (sent.get('name') ?? '').trim();
  if (name === '' || name.length > LONGEST_NAME) {
    const error = name === '' ? 'Enter the name on the certificate' : 'Enter a shorter name';
    const found = await checkCertificate(asking(c, deps));
    return show(c, deps, { certificate: found, name: { typed: name, matches: false, error } }, 400);
  }
  if (sent.get('want') === 'pdf') {
    try {
      return await sendPdf(c, deps, name);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'certificate.other_name') throw error;
    }
  }
  const { matches, ...found } = await checkCertificateName({ ...asking(c, deps), name });
  return show(c, deps, { certificate: found, name: { typed: name, matches } });
}

async function sendPdf(c: Context, deps: Deps, name: string): Promise<Response> {
  const { publicOrigin } = deps.config;
  const facts = await certificateToPrint({ ...asking(c, deps), name, publicOrigin });
  const pdf = await deps.print.certificate(facts, { madeAt: deps.clock.now() });
  return c.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="certificate-${facts.code}.pdf"`,
    'Cache-Control': 'private, no-store',
    'X-Robots-Tag': 'noindex',
  });
}

function asking(c: Context, { seal, db, clock, clientAddress }: Deps) {
  return { code: c.req.param('code') ?? '', client: clientAddress(c), seal, db, clock };
}

function show(
  c: Context,
  deps: Deps,
  props: CertificatePageProps,
  status: 200 | 400 = 200,
): Promise<Response> {
  // Under no-referrer browsers send forms with `Origin: null`, and could not be told from a foreign page.
  c.header('Referrer-Policy', 'same-origin');
  return sendPage(c, deps, {
    title: status === 400 ? 'Not checked yet: certificate of training' : 'Certificate of training',
    caching: 'never',
    indexed: false,
    status,
    content: <CertificatePage {...props} />,
  });
}

/** A form's fields; our own page sends them in one encoding. */
async function readForm(c: Context): Promise<URLSearchParams> {
  const body = await readBody(c, LIMIT_BYTES, {
    tooLarge: () => new DomainError('form.too_large', 413, 'That is too much. Type the name alone.'),
    unreadable: (cause) =>
      new DomainError('form.unreadable', 400, 'That did not arrive whole. Send it again.', { cause }),
  });
  return new URLSearchParams(new TextDecoder().decode(body));
}
