import type { PropsWithChildren } from 'hono/jsx';

/**
 * A link to another site, whose address a person gave: http and https only, anything else is text. It opens in a tab of
 * its own, which learns neither where it came from nor how to steer it.
 */
export function ExternalLink({ href, children }: PropsWithChildren<{ href: string }>) {
  if (!isWebAddress(href)) return <>{children}</>;
  return (
    <a class="govuk-link" href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span> (opens in a new tab)</span>
    </a>
  );
}

/** Whether an address is one of the web: the scheme http or https, and a host. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
