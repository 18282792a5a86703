/** The lists that one page has, side by side: links, since each has an address of its own. */
export function ListTabs({
  label,
  tabs,
}: {
  /** What the lists are, for those who hear it. */
  label: string;
  tabs: readonly { readonly href: string; readonly text: string; readonly current: boolean }[];
}) {
  return (
    <nav class="list-tabs no-print" aria-label={label}>
      <ul>
        {tabs.map(({ href, text, current }) => (
          <li>
            <a class="govuk-link" href={href} {...(current && { 'aria-current': 'page' })}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
