import { Snippet } from './snippet.tsx';

/**
 * What a host's own policies must allow; test/e2e/embed-hosts.test.ts and map-streets.test.ts try exactly these.
 * @param tileOrigins where another site serves the map's streets
 */
export function hostPolicy(origin: string, tileOrigins: readonly string[]): string {
  const images = ['img-src', origin, ...tileOrigins].join(' ');
  return `script-src ${origin}; connect-src ${origin}; ${images}`;
}

/** The badge is drawn by Lit, whose policy this is. Two badges' scripts, or a page's own Lit, ask for it again. */
export const TRUSTED_TYPES = "trusted-types lit-html 'allow-duplicates'";

export function framePolicy(origin: string): string {
  return `frame-src ${origin}`;
}

/** For a site that records how it is used: the walks to three places say where somebody is. */
export function Recording() {
  return (
    <>
      <h2>If your site records visits</h2>
      <p>
        Tools for session replay and heat maps keep what a visitor sees. Tell yours to leave out{' '}
        <code>haven-finder</code>: how far it is to three places gives away where a person is. The list asks
        those that we know to leave it out, but not every tool heeds that. A frame is out of their reach.
      </p>
    </>
  );
}

/** For a site whose headers are strict. */
export function HostLines({ origin, tileOrigins }: { origin: string; tileOrigins: readonly string[] }) {
  return (
    <>
      <h2>If your site has a strict policy</h2>
      <p>
        Add these to the <code>Content-Security-Policy</code> of your pages. No <code>unsafe-inline</code> and
        no <code>style-src</code> is needed.
      </p>
      <Snippet
        id="policy"
        label="For the list or a badge as part of your page"
        text={hostPolicy(origin, tileOrigins)}
      />
      {tileOrigins.length > 0 && (
        <p>
          The map’s streets come from <code>{tileOrigins.join(' ')}</code>, once somebody asks for them.
          Without it in <code>img-src</code> the map has the places and no streets.
        </p>
      )}
      <p>
        Name <code>{origin}</code> also where your policy goes by hashes: a hash lets the first file in and
        blocks what it fetches later, and the list then stays in English, without filters or a map. A nonce is
        passed on by today’s browsers; with our address beside it, it does not hang on them.
      </p>
      <p>
        The list works under <code>require-trusted-types-for 'script'</code>, whatever{' '}
        <code>trusted-types</code> says. The badge needs the policy that is named here; without it your page
        shows the words inside the badge.
      </p>
      <Snippet id="trusted-types" label="For a badge, where you send trusted-types" text={TRUSTED_TYPES} />
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
