/** A number on a page of reports, with the address of the rows behind it. */
export interface Figure {
  readonly value: number;
  readonly href: string;
}

const LINK = /<a class="(?:govuk-link figure-link[^"]*|heat__link)" href="([^"]+)">(\d+)<\/a>/g;
const TILE = /<span class="tile__value">(\d+)<\/span><span><a class="govuk-link" href="([^"]+)">/g;

/** The figures of a page; tiles that count wards lead to a page about them, and no list. */
export function figuresOn(page: string): readonly Figure[] {
  return [
    ...[...page.matchAll(LINK)].map(([, href = '', value]) => ({ href: plain(href), value: Number(value) })),
    ...[...page.matchAll(TILE)].map(([, value, href = '']) => ({ href: plain(href), value: Number(value) })),
  ].filter(({ href }) => !/\/coverage\?/.test(href));
}

/** How many rows a list says that it has on all its pages. */
export function rowsBehind(page: string): number | undefined {
  const said =
    /id="row-count"><strong>(\d+) /.exec(page)?.[1] ??
    // The list of licences says it in its own way.
    /of (\d+) licences?/.exec(page)?.[1] ??
    />(\d+) licences?</.exec(page)?.[1];
  return said === undefined ? undefined : Number(said);
}

function plain(href: string): string {
  return href.replaceAll('&amp;', '&');
}
