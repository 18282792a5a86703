import type { Child, PropsWithChildren } from 'hono/jsx';
import { EmergencyLine } from './emergency-line.tsx';
import { InlineModule, InlineStyle } from './inline.tsx';
import { QuickExit } from './quick-exit.tsx';

export interface LayoutProps {
  /** What the page is, in words that give nothing away to someone who looks at a list of tabs. */
  readonly title: string;
  /** Stands in the page; its hash must be in the page's Content-Security-Policy. */
  readonly css: string;
  /** A module that makes the exit link quick; without it the link is a plain one. */
  readonly exitScript?: string | undefined;
  /** False where the page's own content starts with the 999 line and the exit. */
  readonly top?: boolean;
  /** More for the document's head. */
  readonly head?: Child;
  /** False keeps a page out of search results. */
  readonly indexed?: boolean;
}

/** A whole public page: the 999 line and the way out first, then the content, then where else to go. */
export function Layout({
  title,
  css,
  exitScript,
  top = true,
  head,
  indexed = true,
  children,
}: PropsWithChildren<LayoutProps>) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Nearest place`}</title>
        <meta name="color-scheme" content="light dark" />
        {!indexed && <meta name="robots" content="noindex" />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <InlineStyle css={css} />
        {head}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        {top && (
          <header class="top">
            <div class="wrap">
              <EmergencyLine />
              <QuickExit />
            </div>
          </header>
        )}
        <main id="main" tabindex={-1}>
          <div class="wrap">{children}</div>
        </main>
        <SiteFooter />
        {exitScript !== undefined && <InlineModule source={exitScript} />}
      </body>
    </html>
  );
}

function SiteFooter() {
  return (
    <footer>
      <div class="wrap">
        <nav aria-label="This site">
          <ul>
            <li>
              <a href="/">Find a place near you</a>
            </li>
            <li>
              <a href="/havens">List of places</a>
            </li>
            <li>
              <a href="/help">Phone numbers</a>
            </li>
            <li>
              <a href="/privacy">Privacy</a>
            </li>
            <li>
              <a href="/accessibility">Accessibility</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
