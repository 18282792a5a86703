import { idOfWords } from './ids.ts';

export interface HeatRow {
  readonly label: string;
  readonly href?: string | undefined;
  /** One a column, in their order. */
  readonly cells: readonly HeatCell[];
}

export interface HeatCell {
  readonly value: number;
  /** The rows behind it. */
  readonly href?: string | undefined;
}

export interface HeatTableProps {
  readonly caption: string;
  /** What the first column names: `Ward`. */
  readonly rowHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** What a number counts, in the plural: `places open`. */
  readonly unit: string;
}

/**
 * Numbers by two headings, darker where there are more; none at all has a dashed frame. The number is in each cell. It
 * scrolls within its own box, which can be reached by keyboard.
 */
export function HeatTable({ caption, rowHeading, columns, rows, unit }: HeatTableProps) {
  const max = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ value }) => value)));
  const captionId = idOfWords(caption);
  return (
    <>
      {/* Not a caption element: that would be as wide as the table, and scroll away with it. */}
      <p class="govuk-heading-m" id={captionId}>
        {caption}
      </p>
      <div class="scroll-box" role="region" aria-labelledby={captionId} tabindex={0}>
        <table class="heat" aria-labelledby={captionId}>
          <thead>
            <tr>
              <th scope="col">{rowHeading}</th>
              {columns.map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, href, cells }) => (
              <tr>
                <th scope="row">{href === undefined ? label : <a href={href}>{label}</a>}</th>
                {cells.map((cell) => (
                  <td class={`heat-${heatLevel(cell.value, max)}`}>
                    {cell.href === undefined ? (
                      <span>{cell.value}</span>
                    ) : (
                      <a class="heat__link" href={cell.href}>
                        {cell.value}
                      </a>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <HeatKey max={max} unit={unit} />
    </>
  );
}

/** What the grounds stand for, where there is anything to tell apart. */
function HeatKey({ max, unit }: { max: number; unit: string }) {
  if (max === 0) return <></>;
  return (
    <ul class="heat-key" aria-label="Key">
      <li>
        <span class="heat-0" />
        no {unit}
      </li>
      {heatSteps(max).map(({ level, from, to }) => (
        <li>
          <span class={`heat-${level}`} />
          {from === to ? from : `${from} to ${to}`}
        </li>
      ))}
    </ul>
  );
}

const LEVELS = 5;

/** 0 for none; else 1 to 5, by fifths of the largest. */
export function heatLevel(value: number, max: number): number {
  if (value <= 0 || max <= 0) return 0;
  return Math.min(LEVELS, Math.max(1, Math.ceil((value / max) * LEVELS)));
}

/** The whole numbers of each level that has any. */
export function heatSteps(max: number): { level: number; from: number; to: number }[] {
  const steps = new Map<number, { level: number; from: number; to: number }>();
  for (let level = 1; level <= LEVELS; level++) {
    const from = Math.floor(((level - 1) * max) / LEVELS) + 1;
    const to = Math.floor((level * max) / LEVELS);
    if (to >= from) steps.set(level, { level, from, to });
  }
  return [...steps.values()];
}
