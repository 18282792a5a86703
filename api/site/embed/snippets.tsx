import type { EmbedBuild } from '../../usecases/embed-files.ts';
import { withOptions, type EmbedOptions } from './options.ts';
import { themeCss, themeOf } from './theme.ts';

/** As high as a phone: the list scrolls inside. */
export const FRAME_HEIGHT = 720;
export const FRAME_TITLE = 'Find a place with staff trained to help';

/** `<script>` and element: the finder as part of the page. */
export function scriptSnippet(origin: string, options: EmbedOptions): string {
  return [scriptTag({ src: `${origin}/embed/v1/haven-finder.js` }), element(origin, options)].join('\n');
}

/** The same with a script that never changes, checked by the browser. */
export function pinnedSnippet(origin: string, options: EmbedOptions, build: EmbedBuild): string | undefined {
  const integrity = build.integrity['haven-finder.js'];
  if (integrity === undefined) return undefined;
  const src = `${origin}/embed/${build.version}/haven-finder.js`;
  return [scriptTag({ src, integrity, crossorigin: 'anonymous' }), element(origin, options)].join('\n');
}

/** Asynchronous: a module otherwise waits for the whole page, and for each script at its end. */
function scriptTag(attributes: Readonly<Record<string, string>>): string {
  return String(<script type="module" async {...attributes}></script>).replace('async=""', 'async');
}

function element(origin: string, options: EmbedOptions): string {
  const { area, lang, schemes, limit, map, under18, site } = options;
  const attributes = {
    ...(area !== '' && { area }),
    ...(lang !== 'en' && { lang }),
    ...(schemes.length > 0 && { schemes: schemes.join(' ') }),
    ...(limit !== 5 && { limit: String(limit) }),
    ...(!map && { map: 'off' }),
    ...(under18 && { 'under-18': 'under-18' }),
    ...(site !== '' && { site }),
  };
  return String(
    <haven-finder {...attributes}>
      In danger? Call 999. <a href={`${origin}/havens`}>List of places</a>
    </haven-finder>,
  );
}

/** Lines for the site's own stylesheet; empty without colours. */
export function stylesSnippet(options: EmbedOptions): string {
  return themeCss('haven-finder', themeOf(options));
}

/**
 * What the finder asks of the page around its frame: where the phone is, its own sheet for sharing, or else its clipboard,
 * and the sensors by which it knows which way it points (https://www.w3.org/TR/orientation-event/#permissions-policy).
 */
export const FRAME_ALLOWS = 'geolocation; web-share; clipboard-write; accelerometer; gyroscope; magnetometer';

/** For editors that allow frames. */
export function frameSnippet(origin: string, options: Partial<EmbedOptions>, size: FrameSize = {}): string {
  return String(
    <iframe
      src={withOptions(`${origin}/embed/frame`, options)}
      title={FRAME_TITLE}
      width={String(size.width ?? '100%')}
      height={String(size.height ?? FRAME_HEIGHT)}
      allow={FRAME_ALLOWS}
      referrerpolicy="no-referrer"
      loading="lazy"
      frameborder="0"
    ></iframe>,
  );
}

export interface FrameSize {
  readonly width?: number;
  readonly height?: number;
}

/** The badge of a venue, in the language of the page unless another was chosen. */
export function badgeSnippet(origin: string, { lang }: EmbedOptions): string {
  return [
    scriptTag({ src: `${origin}/embed/v1/haven-badge.js` }),
    String(
      <haven-badge haven="SLUG" {...(lang !== 'en' && { lang })}>
        <a href={`${origin}/havens/SLUG`}>Our page on the list of places</a>
      </haven-badge>,
    ),
  ].join('\n');
}
