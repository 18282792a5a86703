import { QrCode } from '../../html/qr-code.tsx';
import type { EmbedBuild } from '../../usecases/embed-files.ts';
import { BuilderForm, type BuilderFormProps } from './builder-form.tsx';
import { HostLines, Recording } from './host-lines.tsx';
import { withOptions } from './options.ts';
import {
  badgeSnippet,
  FRAME_ALLOWS,
  FRAME_HEIGHT,
  FRAME_TITLE,
  frameSnippet,
  pinnedSnippet,
  scriptSnippet,
  stylesSnippet,
} from './snippets.tsx';
import { Snippet } from './snippet.tsx';
import { ratioWords, type Finding } from './theme.ts';

export interface BuilderPageProps extends BuilderFormProps {
  readonly publicOrigin: string;
  /** Where another site serves the map's streets. */
  readonly tileOrigins: readonly string[];
  readonly findings: readonly Finding[];
  /** The present version of the scripts, where they were built. */
  readonly build: EmbedBuild | undefined;
  readonly oembed: string;
}

/** The finder for another site: what can be chosen, how that looks, and the lines to copy. */
export function BuilderPage(props: BuilderPageProps) {
  return (
    <>
      <h1>Put this list on your website</h1>
      <p>
        For councils, venues, schools and anyone else. Visitors are not followed or asked who they are, and
        their position never leaves their phone.
      </p>
      <div class="builder">
        <BuilderForm {...props} />
        <Result {...props} />
      </div>
      <p id="told" class="unseen" role="status" />
      <Recording />
      <HostLines origin={props.publicOrigin} tileOrigins={props.tileOrigins} />
    </>
  );
}

/** All that follows from the choices. With JavaScript it is put in anew after each change. */
function Result({ publicOrigin, options, errors, findings, build, oembed }: BuilderPageProps) {
  const wrong = Object.keys(errors).length > 0;
  return (
    <div id="result">
      <h2>How it looks</h2>
      <Findings findings={findings} />
      {wrong && (
        <div class="notice">
          <p class="error">Some of what you chose cannot be taken.</p>
          <ul>
            {Object.entries(errors).map(([field, message]) => (
              <li key={field}>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
          <p>There are lines to copy once it is put right.</p>
        </div>
      )}
      <iframe
        class="preview"
        title={`Preview: ${FRAME_TITLE}`}
        src={withOptions('/embed/frame', { ...options, site: '' })}
        height={String(FRAME_HEIGHT)}
        allow={FRAME_ALLOWS}
        loading="lazy"
      />
      {!wrong && <Lines {...{ publicOrigin, options, build, oembed }} />}
    </div>
  );
}

function Findings({ findings }: Pick<BuilderPageProps, 'findings'>) {
  if (findings.length === 0) return <></>;
  return (
    <ul>
      {findings.map(({ field, what, ratio, isEnough }) => (
        <li key={field}>
          {what}: {ratioWords(ratio)},{' '}
          {isEnough ? 'enough to read (at least 4.5 to 1).' : 'not enough to read: it needs 4.5 to 1.'}
        </li>
      ))}
    </ul>
  );
}

function Lines({
  publicOrigin,
  options,
  build,
  oembed,
}: Pick<BuilderPageProps, 'publicOrigin' | 'options' | 'build' | 'oembed'>) {
  const styles = stylesSnippet(options);
  const pinned = build && pinnedSnippet(publicOrigin, options, build);
  const link = withOptions(`${publicOrigin}/`, { area: options.area, lang: options.lang });
  const sheet = withOptions('/embed/poster', { area: options.area, lang: options.lang });
  return (
    <>
      <h2>Lines to copy</h2>
      <p>
        Take one of these. The first is best where your site lets you; the others are for editors that don’t.
      </p>
      <h3>1. As a part of your page</h3>
      <Snippet id="script" label="Where the list should stand" text={scriptSnippet(publicOrigin, options)} />
      {styles !== '' && <Snippet id="styles" label="In your stylesheet" text={styles} />}
      {pinned !== undefined && (
        <details>
          <summary>The same with a fixed version and an integrity hash</summary>
          <p>
            The browser then runs this file only if it is exactly this one. It gets no repairs: look at this
            page now and then. Languages and the map are fetched from the same version, when they are wanted,
            and have no hash of their own.
          </p>
          <p>
            A version stays at its address for two years after the next one came. This one is {build?.version}
            .
          </p>
          <Snippet id="pinned" label="With a fixed version" text={pinned} />
        </details>
      )}
      <h3>2. As a frame</h3>
      <Snippet id="frame" label="Frame" text={frameSnippet(publicOrigin, options)} />
      <p>
        “Leave this page” then leaves your whole page, where the browser allows it. Without{' '}
        <code>geolocation</code> in <code>allow</code> visitors have to type where they are; without{' '}
        <code>web-share</code> the address of a place is copied instead of shared; without the last three the
        arrows on the places do not turn with the phone.
      </p>
      <h3>3. As an address that your editor turns into a frame (oEmbed)</h3>
      <Snippet id="oembed" label="oEmbed address" text={oembed} />
      <h3>4. As a link, or a QR code for a poster</h3>
      <Snippet id="link" label="Link" text={link} />
      <QrCode text={link} label={`QR code of ${link}`} />
      <p>
        <a class="tall" href={sheet}>
          A sheet to print with this code
        </a>
      </p>
      <h3>For one venue: a badge</h3>
      <p>
        It says the venue’s scheme, when its staff were trained and whether it is open, in the language of
        your page or the one chosen above, and shows nothing when the venue is not on the list. Put the last
        part of the address of the venue’s page here for SLUG.
      </p>
      <Snippet id="badge" label="Badge" text={badgeSnippet(publicOrigin, options)} />
    </>
  );
}
