import type { Child } from 'hono/jsx';

export interface Tile {
  /** What is counted, below the figure. */
  readonly label: string;
  readonly value: string | number;
  /** The rows behind it. */
  readonly href?: string | undefined;
  /** A line of context: "4 more than on 1 March". */
  readonly note?: string | undefined;
}

/** The figures that matter most, each leading to the rows behind it. */
export function StatTiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <ul class="tiles">
      {tiles.map((tile) => (
        <StatTile {...tile} />
      ))}
    </ul>
  );
}

function StatTile({ label, value, href, note }: Tile) {
  return (
    <li class="tile">
      <span class="tile__value">{value}</span>
      <span>
        {href === undefined ? (
          label
        ) : (
          <a class="govuk-link" href={href}>
            {label}
          </a>
        )}
      </span>
      {note !== undefined && <span class="tile__note">{note}</span>}
    </li>
  );
}

export interface Bar {
  readonly label: Child;
  readonly value: number;
  /** The value as it is read, such as `82 % of 40`; the bare number where it is not said. */
  readonly text?: Child;
}

/**
 * A bar for each row of a table, whose figures stand beside it: the bars add nothing that is not written.
 * @param max the value of a full bar; the largest where it is not said
 */
export function BarChart({
  caption,
  labelHeading,
  valueHeading,
  bars,
  max = Math.max(...bars.map(({ value }) => value), 1),
  empty = 'There is nothing to show yet.',
}: {
  caption: string;
  labelHeading: string;
  valueHeading: string;
  bars: readonly Bar[];
  max?: number;
  empty?: Child;
}) {
  if (bars.length === 0) return <p class="govuk-body empty-state">{empty}</p>;
  return (
    <table class="govuk-table bars">
      <caption class="govuk-table__caption govuk-table__caption--m">{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">
            {labelHeading}
          </th>
          <td class="govuk-table__cell bars__bar" />
          <th scope="col" class="govuk-table__header govuk-table__header--numeric">
            {valueHeading}
          </th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {bars.map(({ label, value, text = value }) => (
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {label}
            </th>
            <td class="govuk-table__cell bars__bar">
              <BarShape share={max > 0 ? value / max : 0} />
            </td>
            <td class="govuk-table__cell govuk-table__cell--numeric">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A share from 0 to 1 as a length. Its size is an attribute: our policy forbids inline styles. */
export function BarShape({ share }: { share: number }) {
  const width = Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10;
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={width} height="10" fill="currentColor" />
    </svg>
  );
}
