import { aTimeout } from '@open-wc/testing';

type Page = Window & typeof globalThis;

export async function until(condition: () => unknown): Promise<void> {
  const patience = performance.now() + 5_000;
  while (!condition()) {
    if (performance.now() > patience) throw new Error('waited in vain');
    await aTimeout(10);
  }
}

async function ready(page: Page, path: string): Promise<Page> {
  await until(() => page.location.pathname === path && page.document.readyState === 'complete');
  if (path !== '/frame/neutral') await page.customElements.whenDefined('haven-finder');
  return page;
}

/** A page of frames.node.ts in a frame of this one. */
export async function aFrame(
  path: string,
  sandbox?: string,
): Promise<{ frame: HTMLIFrameElement; page: Page }> {
  const frame = document.createElement('iframe');
  if (sandbox) frame.setAttribute('sandbox', sandbox);
  frame.src = path;
  document.body.append(frame);
  return { frame, page: await ready(frame.contentWindow as Page, path) };
}

/** The same in a window of its own. */
export async function aWindow(path: string): Promise<Page> {
  const page = window.open(path, '_blank') as Page | null;
  if (!page) throw new Error('the browser opens no window');
  return ready(page, path);
}
