import { FRAME_TITLE } from './snippets.tsx';

/** For the head of a page: where an editor learns how to embed it (oembed.com, discovery). */
export function OembedLink({ href }: { href: string }) {
  return <link rel="alternate" type="application/json+oembed" href={href} title={FRAME_TITLE} />;
}
