import { codeInGroups } from '../domain/certificate.ts';
import { dateWords } from '../html/time-words.ts';
import { epochMinutes } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import type { CheckedCertificate } from '../usecases/check-certificate.ts';

/** What was asked of a certificate, and what came of it. */
export interface CertificatePageProps {
  readonly certificate: CheckedCertificate;
  /** Undefined before a name was asked for. */
  readonly name?: { readonly typed: string; readonly matches: boolean; readonly error?: string };
}

/** Whether a certificate counts. Its holder's name is asked for and never shown. */
export function CertificatePage({ certificate, name }: CertificatePageProps) {
  const { code, moduleName, trainedOn } = certificate;
  return (
    <>
      <h1>Certificate of training</h1>
      <p class="notice">
        <strong>{standingWords(certificate)}</strong>
      </p>
      <dl>
        <dt>Training</dt>
        <dd>{moduleName}</dd>
        <dt>Completed on</dt>
        <dd>{dateWords(trainedOn)}</dd>
        <dt>Code</dt>
        <dd>{codeInGroups(code)}</dd>
      </dl>
      {name && name.error === undefined && <NameAnswer matches={name.matches} typed={name.typed} />}
      <h2>Is it theirs?</h2>
      <p>
        We do not show whose certificate this is. Type the name as it stands on the paper, and we say whether
        it is right.
      </p>
      <form method="post" novalidate>
        <label for="name">Name on the certificate</label>
        {name?.error !== undefined && (
          <span class="error" id="name-error">
            {name.error}
          </span>
        )}
        <input
          class="field"
          id="name"
          name="name"
          value={name?.typed ?? ''}
          autocomplete="off"
          maxlength={120}
          {...(name?.error === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'name-error' })}
        />
        <p>
          <button class="button main">Check the name</button>
        </p>
      </form>
      {name?.matches && certificate.state === 'counts' && (
        <form method="post">
          <input type="hidden" name="name" value={name.typed} />
          <input type="hidden" name="want" value="pdf" />
          <p>
            <button class="button">Get the certificate as a PDF</button>
          </p>
        </form>
      )}
      {!name?.matches && certificate.state === 'counts' && (
        <p class="muted small">Is it yours? Type your name first. Then you can print the certificate.</p>
      )}
      <p class="muted small">
        A venue’s scheme or licence can ask for training again sooner than a certificate says.
      </p>
    </>
  );
}

function NameAnswer({ matches, typed }: { matches: boolean; typed: string }) {
  return (
    <p class="notice" role="status">
      {matches ? (
        <>Yes: “{typed}” is the name on this certificate.</>
      ) : (
        <>No: “{typed}” is not the name on this certificate. Check the spelling against the paper.</>
      )}
    </p>
  );
}

function standingWords({ state, countsUntil, revokedAt }: CheckedCertificate): string {
  switch (state) {
    case 'counts':
      return `This certificate counts, until ${dateWords(countsUntil)} at the latest.`;
    case 'ended':
      return `This certificate does not count any more. It ended on ${dateWords(countsUntil)}.`;
    case 'revoked': {
      const day = revokedAt === null ? undefined : londonDate(epochMinutes(Date.parse(revokedAt)));
      return `This certificate was taken back${day === undefined ? '' : ` on ${dateWords(day)}`}. It does not count.`;
    }
  }
}

/** Where a code is typed from paper. */
export function CodePage({ typed, error }: { typed: string; error?: string | undefined }) {
  return (
    <>
      <h1>Check a certificate</h1>
      <p>The code is on the certificate: 18 letters and figures.</p>
      <form action="/certificates">
        <label for="code">Code</label>
        {error !== undefined && (
          <span class="error" id="code-error">
            {error}
          </span>
        )}
        <input
          class="field"
          id="code"
          name="code"
          value={typed}
          autocomplete="off"
          maxlength={60}
          {...(error === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'code-error' })}
        />
        <p>
          <button class="button main">Check it</button>
        </p>
      </form>
    </>
  );
}
