import type { Context } from 'hono';
import type { Deps } from '../../deps.ts';
import { QrCode } from '../../html/qr-code.tsx';
import { sendPage } from '../send-page.tsx';
import { builderStyles } from './builder.styles.ts';
import { readChoices } from './choices.ts';
import { readOptions, withOptions } from './options.ts';

/** GET /embed/poster: a sheet to print, with a code that leads to the finder. */
export async function poster(c: Context, deps: Deps): Promise<Response> {
  const { options } = readOptions(new URL(c.req.url).searchParams, await readChoices(deps));
  const { publicOrigin } = deps.config;
  const link = withOptions(`${publicOrigin}/`, { area: options.area, lang: options.lang });
  return sendPage(c, deps, {
    title: 'Sheet to print',
    caching: 'still',
    indexed: false,
    styles: [builderStyles],
    content: (
      <div class="poster">
        <p class="screen">
          <a class="tall" href="/embed">
            Back to your website
          </a>
        </p>
        <h1>Feel unsafe on your way?</h1>
        <p>Scan this. It shows places near you that are open now. Staff there are trained to help.</p>
        <QrCode text={link} label={`QR code of ${link}`} />
        <p class="address">{link.replace(/^https?:\/\//, '').replace(/\/$/, '')}</p>
        <p>
          <strong>In danger now? Call 999.</strong>
        </p>
        <p class="screen muted">Print this page from your browser’s menu.</p>
      </div>
    ),
  });
}
