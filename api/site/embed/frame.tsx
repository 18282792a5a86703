import type { Context } from 'hono';
import type { Deps } from '../../deps.ts';
import { cspHash } from '../../html/inline.tsx';
import { frameStyles } from '../../html/frame.styles.ts';
import { css } from '../../html/tight-css.ts';
import { contentSecurityPolicy, FRAME_HEADERS } from '../../http/security.ts';
import { tileOrigins } from '../finder.tsx';
import { hashes, inlineFile } from '../send-page.tsx';
import { readChoices } from './choices.ts';
import { FramePage } from './frame-page.tsx';
import { readOptions } from './options.ts';
import { themeCss, themeOf } from './theme.ts';

const FINDER_SCRIPT = 'embed/v1/haven-finder.js';
/** Leaving and links, where the page is in a frame. */
const FRAME_SCRIPT = 'site/embed-frame.js';

const inFrame = css`
  .frame {
    padding-block: 0.5rem;
  }
`;

/** GET /embed/frame: the finder for an iframe on any site, with the options that /embed writes. */
export async function frame(c: Context, deps: Deps): Promise<Response> {
  const { options } = readOptions(new URL(c.req.url).searchParams, await readChoices(deps));
  const finder = await inlineFile(deps.asset, FINDER_SCRIPT);
  const script = await inlineFile(deps.asset, FRAME_SCRIPT);
  const theme = themeOf(options);
  const themed = themeCss(':root', { ...theme, 'color-scheme': theme['--haven-scheme'] ?? 'light' });
  const own = [frameStyles, inFrame];
  const styles = Object.keys(theme).length > 0 ? [...own, themed] : own;
  const document = <FramePage options={options} styles={styles} finder={finder} frame={script} />;
  const policy = contentSecurityPolicy({
    scripts: await hashes([finder, script].filter((source) => source !== undefined)),
    // Not remembered: there are as many as there are colours.
    styles: [...(await hashes(own)), ...(styles.length > own.length ? [await cspHash(themed)] : [])],
    images: await tileOrigins(deps),
    framed: true,
  });
  return c.body(`<!doctype html>${await document.toString()}`, 200, {
    ...FRAME_HEADERS,
    'Content-Security-Policy': policy,
    'Cache-Control': 'public, max-age=300',
    'Content-Type': 'text/html; charset=utf-8',
  });
}
