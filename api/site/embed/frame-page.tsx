import { EmergencyBar, SilentLine } from '../../html/emergency-bar.tsx';
import { InlineModule, InlineStyle } from '../../html/inline.tsx';
import type { EmbedOptions } from './options.ts';
import { FRAME_TITLE } from './snippets.tsx';

export interface FramePageProps {
  readonly options: EmbedOptions;
  readonly styles: readonly string[];
  /** The finder's module; without it the page loads the file. */
  readonly finder: string | undefined;
  /** What makes leaving and links work in a frame; see widget/embed-frame.define.ts. */
  readonly frame: string | undefined;
}

/**
 * The finder alone, for an iframe on another site. Its links open pages of their own: no other page of ours may stand in
 * a frame.
 */
export function FramePage({ options, styles, finder, frame }: FramePageProps) {
  const { area, lang, schemes, limit, map, under18, site } = options;
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Find a place – Nearest place</title>
        {styles.map((css) => (
          <InlineStyle css={css} />
        ))}
      </head>
      <body>
        <main class="wrap frame">
          <h1 class="unseen">{FRAME_TITLE}</h1>
          <haven-finder
            area={area || undefined}
            lang={lang}
            schemes={schemes.join(' ') || undefined}
            limit={String(limit)}
            map={map ? undefined : 'off'}
            under-18={under18 ? '' : undefined}
            data-site={site || undefined}
          >
            <div lang="en">
              <div class="bar">
                <EmergencyBar framed />
              </div>
              <SilentLine />
              <p>Feel unsafe? Staff at these places are trained to help you.</p>
              <p>
                <a class="button main" href="/" target="_blank" rel="noopener">
                  Find a place near you
                </a>
              </p>
              <p>
                <a class="tall" href="/havens" target="_blank" rel="noopener">
                  List of all places
                </a>
              </p>
            </div>
          </haven-finder>
        </main>
        {finder === undefined ? (
          <script type="module" src="/embed/v1/haven-finder.js" />
        ) : (
          <InlineModule source={finder} />
        )}
        {frame !== undefined && <InlineModule source={frame} />}
      </body>
    </html>
  );
}
