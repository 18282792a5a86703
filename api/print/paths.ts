import { appendBezierCurve, closePath, lineTo, moveTo, type PDFOperator } from 'pdf-lib';

const GAP_MM = 0.5;
/** How far the handles of a quarter of a circle reach, in parts of its radius. */
const ROUND = 0.5523;

interface Edges {
  readonly width: number;
  readonly height: number;
  /** Where the bleed ends and where the paper does, from the line to cut at. */
  readonly from: number;
  readonly to: number;
  /** Millimetres to points. */
  readonly X: (x: number) => number;
  readonly Y: (y: number) => number;
}

/** Two short lines at each corner, outside the bleed. */
export function cutMarks({ width, height, from, to, X, Y }: Edges): PDFOperator[] {
  const [near, far] = [from + GAP_MM, to - GAP_MM];
  return [0, width].flatMap((x) =>
    [0, height].flatMap((y) => {
      const [outX, outY] = [x === 0 ? -1 : 1, y === 0 ? -1 : 1];
      return [
        moveTo(X(x + outX * near), Y(y)),
        lineTo(X(x + outX * far), Y(y)),
        moveTo(X(x), Y(y + outY * near)),
        lineTo(X(x), Y(y + outY * far)),
      ];
    }),
  );
}

/** A circle of points, of four curves. */
export function circlePath(x: number, y: number, r: number): PDFOperator[] {
  const k = r * ROUND;
  return [
    moveTo(x + r, y),
    appendBezierCurve(x + r, y + k, x + k, y + r, x, y + r),
    appendBezierCurve(x - k, y + r, x - r, y + k, x - r, y),
    appendBezierCurve(x - r, y - k, x - k, y - r, x, y - r),
    appendBezierCurve(x + k, y - r, x + r, y - k, x + r, y),
    closePath(),
  ];
}
