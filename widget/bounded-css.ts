/**
 * Styles whose `rem` counts within the limits of `--r`, which haven-finder.styles.ts sets on the host: a host page's root
 * font may be 62.5 % of what people set, or huge. The one real one is written in capitals.
 */
export function css({ raw }: TemplateStringsArray): string {
  return raw.join('').replace(/([\d.]+)rem/g, 'calc($1*var(--r))');
}
