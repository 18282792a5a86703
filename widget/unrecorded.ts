/*
 * How tools that record visits are asked to leave an element out, each by its own documentation: rrweb and what is made of
 * it, Sentry, PostHog, Fullstory; Hotjar, Microsoft Clarity, LogRocket, Datadog.
 */
const CLASSES = ['rr-block', 'sentry-block', 'ph-no-capture', 'fs-exclude'];
const ATTRIBUTES = {
  'data-hj-suppress': '',
  'data-clarity-mask': 'true',
  'data-private': '',
  'data-dd-privacy': 'hidden',
};

/**
 * Asks them not to record what stands in the finder: the walks to three places say where she is, and her search is hers.
 * The marks are inside the shadow root, since a mark on its host does not reach into it:
 * https://github.com/getsentry/rrweb/pull/319.
 */
export function leaveUnrecorded(root: ShadowRoot): void {
  const base = root.querySelector('[part~=base]');
  if (!base || base.classList.contains('rr-block')) return;
  base.classList.add(...CLASSES);
  for (const [name, value] of Object.entries(ATTRIBUTES)) base.setAttribute(name, value);
}
