import { create } from 'qrcode';

/** White around it, in modules: the standard asks for four (ISO/IEC 18004). */
const QUIET_MODULES = 4;

/**
 * A QR code as SVG: black on white whatever the page's colours, since some readers want that. It takes its size from the
 * styles around it. A quarter of a poster may be torn or stickered over before it cannot be read.
 * @param text what it holds, such as an address
 * @param label what it is, for people who cannot see it
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules;
  const side = size + 2 * QUIET_MODULES;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
      xmlns="http://www.w3.org/2000/svg"
    >
      <rect width={side} height={side} fill="#fff" />
      <path fill="#000" d={pathOf(data, size)} />
    </svg>
  );
}

/** A stroke for each run of dark modules of a row. */
function pathOf(data: Uint8Array, size: number): string {
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue;
      const from = column;
      while (column < size && data[row * size + column]) column++;
      path += `M${from + QUIET_MODULES} ${row + QUIET_MODULES}h${column - from}v1h-${column - from}z`;
    }
  }
  return path;
}
