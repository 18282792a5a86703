export type Encoding = 'br' | 'gzip';

/** Browsers and clients send a handful of different texts. */
const known = new Map<string, Encoding | undefined>();
const MOST_KNOWN = 100;

/** The best encoding that an Accept-Encoding header takes: brotli, then gzip, then none (RFC 9110 section 12.5.3). */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  if (header === undefined) return undefined;
  if (known.has(header)) return known.get(header);
  if (known.size >= MOST_KNOWN) known.clear();
  const wanted = new Set(
    header
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((word) => word.trim()))
      .filter(([, weight = 'q=1']) => !/^q=0(\.0*)?$/.test(weight))
      .map(([name]) => name),
  );
  const best = wanted.has('br') ? 'br' : wanted.has('gzip') || wanted.has('x-gzip') ? 'gzip' : undefined;
  known.set(header, best);
  return best;
}
