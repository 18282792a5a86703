/** What a page's main part says, without its markup. */
export function textOf(html: string): string {
  return html
    .replace(/^.*<main/s, '<main')
    .replace(/<footer.*$/s, '')
    .replace(/<(script|style).*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,])/g, '');
}
