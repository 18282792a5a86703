import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Deps } from '../../api/deps.ts';
import { contentSecurityPolicy } from '../../api/http/security.ts';
import { assetAddress } from './asset-address.ts';
import { AdminLayout, type LayoutProps } from './layout.tsx';

export interface AdminPage extends Pick<
  LayoutProps,
  'title' | 'errors' | 'nav' | 'person' | 'back' | 'notice'
> {
  readonly content: Child;
  /** 200; 422 where `errors` holds any. */
  readonly status?: 200 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 422 | 429 | 500 | 503;
  /** Built modules that this page needs beside the shared one, by path: `assets/pin.js`. */
  readonly modules?: readonly string[];
  /** Built stylesheets that this page needs beside the shared one. */
  readonly styles?: readonly string[];
}

/**
 * Answers with a whole page of the signed-in part. Its policy allows our own files and nothing that stands in the page:
 * no inline script, no inline style, no `style` attribute. It is kept nowhere: the next person at this computer goes
 * back to a page that asks who they are.
 */
export async function sendAdminPage(
  c: Context,
  { asset }: Pick<Deps, 'asset'>,
  { content, status, modules = [], styles = [], ...page }: AdminPage,
): Promise<Response> {
  const failed = Object.keys(page.errors ?? {}).length > 0;
  const document = (
    <AdminLayout
      {...page}
      styles={await addresses(asset, ['assets/admin.css', ...styles])}
      modules={await addresses(asset, ['assets/admin.js', ...modules])}
    >
      {content}
    </AdminLayout>
  );
  c.header('Content-Security-Policy', contentSecurityPolicy());
  // Under no-referrer browsers send forms with `Origin: null`, and could not be told from a foreign page.
  c.header('Referrer-Policy', 'same-origin');
  c.header('Cache-Control', 'private, no-store');
  c.header('Content-Type', 'text/html; charset=utf-8');
  return c.body(`<!doctype html>${await document.toString()}`, status ?? (failed ? 422 : 200));
}

async function addresses(asset: Deps['asset'], paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => assetAddress(asset, path)));
  return found.filter((address) => address !== undefined);
}
