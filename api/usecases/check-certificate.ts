import { selectCertificateByCode, type Certificate } from '../../db/certificates.ts';
import type { Database } from '../../db/database.ts';
import { selectSchemes } from '../../db/schemes.ts';
import {
  certificateCode,
  certificateState,
  countsUntil,
  isSameName,
  type CertificateFacts,
  type CertificateState,
} from '../domain/certificate.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import type { Seal } from '../domain/seal.ts';
import { MODULE_NAMES } from '../domain/training-modules.ts';
import { requireAttempt, type Limit } from './limit-attempts.ts';

const HOUR_MS = 3_600_000;
/** An employer with a pile of certificates; not somebody who tries codes. */
const MOST_CODES_AN_HOUR = 60;
const MOST_NAMES_AN_HOUR = 20;

/** What anybody is told who has the code of a certificate. */
export interface CheckedCertificate {
  readonly code: string;
  readonly moduleName: string;
  readonly trainedOn: LocalDate;
  readonly countsUntil: LocalDate;
  readonly state: CertificateState;
  /** Instant; null where it stands. */
  readonly revokedAt: string | null;
}

interface Asking {
  /** As it was typed. */
  readonly code: string;
  /** What tells clients apart. */
  readonly client: string;
  readonly seal: Seal;
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * What a certificate is worth. Neither whose it is nor where they work is told: a code can be found in a bin, and somebody
 * who is looked for must not be found by it. Whoever holds the paper reads the name on it and asks whether it is right.
 *
 * @throws DomainError `certificate.not_found` (404), `attempts.too_many` (429)
 */
export async function checkCertificate(asking: Asking): Promise<CheckedCertificate> {
  await requireAttempt({ limits: [codesOf(asking)], ...asking });
  return told(await requireCertificate(asking), asking);
}

/**
 * Whether a certificate is of somebody with this name.
 * @throws DomainError `certificate.not_found` (404), `attempts.too_many` (429)
 */
export async function checkCertificateName(
  asking: Asking & { readonly name: string },
): Promise<CheckedCertificate & { readonly matches: boolean }> {
  const certificate = await requireNamed(asking);
  return { ...(await told(certificate, asking)), matches: isSameName(certificate.name, asking.name) };
}

/**
 * What is on the certificate as a PDF, for whoever knows its code and the name on it: the file tells them nothing new.
 *
 * @throws DomainError `certificate.not_found` (404), `attempts.too_many` (429), `certificate.other_name`,
 *   `certificate.not_counting` (409)
 */
export async function certificateToPrint(
  asking: Asking & { readonly name: string; readonly publicOrigin: string },
): Promise<CertificateFacts> {
  const certificate = await requireNamed(asking);
  if (!isSameName(certificate.name, asking.name))
    throw conflict('certificate.other_name', 'That is not the name on this certificate.');
  return printable(certificate, await told(certificate, asking), asking.publicOrigin);
}

/**
 * What is printed of a certificate that counts.
 * @throws DomainError `certificate.not_counting` (409)
 */
export function printable(
  certificate: Certificate,
  { state, countsUntil: until }: Pick<CheckedCertificate, 'state' | 'countsUntil'>,
  publicOrigin: string,
): CertificateFacts {
  if (state !== 'counts')
    throw conflict(
      'certificate.not_counting',
      'This certificate does not count any more, so it is not printed.',
    );
  return {
    ...{ name: certificate.name, moduleName: MODULE_NAMES[certificate.moduleKey] },
    ...{ trainedOn: certificate.trainedOn, countsUntil: until, code: certificate.code },
    address: `${publicOrigin}/certificates/${certificate.code}`,
    authorityName: certificate.authorityName,
  };
}

/** What is told of a certificate today. */
export async function told(
  certificate: Certificate,
  { db, clock }: Pick<Asking, 'db' | 'clock'>,
): Promise<CheckedCertificate> {
  const today = londonDate(epochMinutes(clock.now()));
  const until = countsUntil(certificate, await selectSchemes(db, today));
  return {
    ...{ code: certificate.code, moduleName: MODULE_NAMES[certificate.moduleKey] },
    ...{ trainedOn: certificate.trainedOn, countsUntil: until },
    ...{ state: certificateState(certificate, until, today), revokedAt: certificate.revokedAt },
  };
}

async function requireNamed(asking: Asking): Promise<Certificate> {
  const code = certificateCode(asking.code);
  const names = (whom: string): Limit => ({
    key: `name on a certificate ${whom}`,
    most: MOST_NAMES_AN_HOUR,
    windowMs: HOUR_MS,
  });
  const limits = [codesOf(asking), names(`from ${asking.client}`), names(`of ${code}`)];
  await requireAttempt({ limits, ...asking });
  return requireCertificate(asking);
}

function codesOf({ client }: Asking): Limit {
  return { key: `certificates from ${client}`, most: MOST_CODES_AN_HOUR, windowMs: HOUR_MS };
}

async function requireCertificate({ code, db }: Asking): Promise<Certificate> {
  const certificate = await selectCertificateByCode(db, code, certificateCode(code));
  if (certificate) return certificate;
  throw notFound(
    'certificate.not_found',
    'No certificate has this code. Look at the code again: it has 18 letters and figures.',
  );
}
