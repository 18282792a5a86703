import { create } from 'qrcode';

export interface QrMatrix {
  /** Modules on a side. */
  readonly count: number;
  /** Dark modules that lie side by side in a row, as one. */
  readonly modules: readonly (readonly [column: number, row: number, length: number])[];
}

/** The modules of a QR code. A quarter of them may be lost (level Q): it hangs in windows and bars for a year. */
export function qrMatrix(text: string): QrMatrix {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules;
  const modules: [number, number, number][] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = column;
      while (column < size && data[row * size + column]) column += 1;
      if (column > from) modules.push([from, row, column - from]);
    }
  }
  return { count: size, modules };
}
