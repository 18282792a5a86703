import type { Plugin } from '@web/dev-server-core';

/** Pages that a test opens in a frame: each with its headers, since a policy cannot be given to a page later. */
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'none'; connect-src http://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types test; base-uri 'none'";

const PAGES: Readonly<Record<string, { readonly policy?: string; readonly body: string }>> = {
  '/frame/strict': {
    policy: STRICT,
    body: '<script type="module" src="/widget/haven-finder.define.ts"></script>',
  },
  '/frame/strict-with-lit': {
    policy: STRICT.replace('trusted-types test', 'trusted-types test lit-html'),
    body: '<script type="module" src="/widget/haven-finder.define.ts"></script>',
  },
  '/frame/plain': { body: '<script type="module" src="/widget/haven-finder.define.ts"></script>' },
  '/frame/neutral': { body: 'The weather' },
};

export function frames(): Plugin {
  return {
    name: 'frames',
    serve({ path, response }) {
      const page = PAGES[path];
      if (!page) return undefined;
      if (page.policy) response.set('Content-Security-Policy', page.policy);
      return {
        type: 'html',
        body: `<!doctype html><html lang="en"><head><title>A page</title></head><body>${page.body}</body></html>`,
      };
    },
  };
}
