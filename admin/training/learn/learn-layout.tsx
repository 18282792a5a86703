import type { PropsWithChildren } from 'hono/jsx';
import { InlineModule, InlineStyle } from '../../../api/html/inline.tsx';

export interface LearnLayoutProps {
  readonly title: string;
  readonly styles: readonly string[];
  /** Where the training is for; nothing of who is taking it. */
  readonly venueName?: string | undefined;
  /** True while somebody learns on this device: then it can be handed to the next person. */
  readonly handOver?: boolean;
  /** Keeps answers that could not be sent; without it they are sent as forms are. */
  readonly script?: string | undefined;
}

/** A page of the training: where it is for, the content, 999, and the next person. */
export function LearnLayout({
  title,
  styles,
  venueName,
  handOver = false,
  script,
  children,
}: PropsWithChildren<LearnLayoutProps>) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Staff training`}</title>
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {styles.map((css) => (
          <InlineStyle css={css} />
        ))}
      </head>
      <body>
        <header class="bar">
          <a class="skip" href="#main">
            Skip to the page
          </a>
          <div class="wrap top">
            <span>Staff training</span>
            {venueName !== undefined && <span class="muted">{venueName}</span>}
          </div>
        </header>
        <main id="main" tabindex={-1} class="wrap">
          {children}
        </main>
        <footer>
          <div class="wrap">
            <p class="small">
              Someone in danger now? <a href="tel:999">Call 999</a>.
            </p>
            {handOver && (
              <form method="post" action="/join/me/next">
                <button class="plain">Next person: hand this device over</button>
              </form>
            )}
            <p class="small">
              <a class="tall" href="/privacy">
                Privacy
              </a>
            </p>
          </div>
        </footer>
        {script !== undefined && <InlineModule source={script} />}
      </body>
    </html>
  );
}
