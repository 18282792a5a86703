/** A number that leads to exactly that many rows. */
export function FigureLink({ value, href }: { value: number; href: string }) {
  return (
    <a
      class={value === 0 ? 'govuk-link figure-link figure-link--none' : 'govuk-link figure-link'}
      href={href}
    >
      {value}
    </a>
  );
}
