import { Snippet } from './snippet.tsx';

/** What a host's own policies must allow; test/e2e/embed-hosts.test.ts tries exactly these. */
export function hostPolicy(origin: string): string {
  return `script-src ${origin}; connect-src ${origin}; img-src ${origin}`;
}

export function framePolicy(origin: string): string {
  return `frame-src ${origin}`;
}

/** For a site whose headers are strict. */
export function HostLines({ origin }: { origin: string }) {
  return (
    <>
      <h2>If your site has a strict policy</h2>
      <p>
        Add these to the <code>Content-Security-Policy</code> of your pages. No <code>unsafe-inline</code> and
        no <code>style-src</code> is needed, and it works under{' '}
        <code>require-trusted-types-for 'script'</code>.
      </p>
      <Snippet id="policy" label="For the list or a badge as part of your page" text={hostPolicy(origin)} />
      <Snippet id="frame-policy" label="For a frame" text={framePolicy(origin)} />
      <p>
        If you send a <code>Permissions-Policy</code>, let it allow the position: otherwise visitors have to
        type where they are.
      </p>
      <Snippet id="permissions" label="Permissions-Policy" text={`geolocation=(self "${origin}")`} />
      <p>
        It is fine if your editor writes attributes in small letters. Two scripts on one page, or two lists,
        do no harm. If our site cannot be reached, your page shows the words inside the element.
      </p>
    </>
  );
}
