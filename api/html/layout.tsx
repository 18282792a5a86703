import type { Child, PropsWithChildren } from 'hono/jsx';
import { EmergencyBar, SilentLine } from './emergency-bar.tsx';
import { InlineModule, InlineStyle } from './inline.tsx';

export interface LayoutProps {
  /** What the page is, in words that give nothing away to someone who looks at a list of tabs. */
  readonly title: string;
  /** Stylesheets that stand in the page; their hashes must be in the page's Content-Security-Policy. */
  readonly styles: readonly string[];
  /** A module that makes the exit link quick; without it the link is a plain one. */
  readonly exitScript?: string | undefined;
  /** False where the page's own content starts with 999 and the exit. */
  readonly bar?: boolean;
  /** More for the document's head. */
  readonly head?: Child;
  /** False keeps a page out of search results. */
  readonly indexed?: boolean;
}

/** A whole public page: 999 and the way out first, then the content, then where else to go. */
export function Layout({
  title,
  styles,
  exitScript,
  bar = true,
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
        {!indexed && <meta name="robots" content="noindex" />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {styles.map((css) => (
          <InlineStyle css={css} />
        ))}
        {head}
      </head>
      <body>
        <header class={bar ? 'bar' : ''}>
          <a class="skip" href="#main">
            Skip to the page
          </a>
          {bar && (
            <div class="wrap">
              <EmergencyBar />
            </div>
          )}
        </header>
        <main id="main" tabindex={-1} class="wrap">
          {bar && <SilentLine />}
          {children}
        </main>
        <SiteFooter />
        {exitScript !== undefined && <InlineModule source={exitScript} />}
      </body>
    </html>
  );
}

const PAGES = [
  ['/', 'Find a place near you'],
  ['/havens', 'List of places'],
  ['/help', 'Phone numbers'],
  ['/under-18', 'If you are under 18'],
  ['/cover-your-tracks', 'Cover your tracks'],
  ['/privacy', 'Privacy'],
  ['/accessibility', 'Accessibility'],
  ['/embed', 'For your website'],
] as const;

function SiteFooter() {
  return (
    <footer>
      <nav class="wrap" aria-label="This site">
        <ul>
          {PAGES.map(([href, words]) => (
            <li>
              <a href={href}>{words}</a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
