import type { Child } from 'hono/jsx';
import { classes } from './field.tsx';

export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Child;
  /** Figures stand at the end of their cell, so that their digits line up. */
  readonly numeric?: boolean;
  /** Where the list can be put in this column's order. */
  readonly sort?: { readonly href: string; readonly now?: 'ascending' | 'descending' | undefined };
}

export interface DataTableProps<Row> {
  /** What the table holds; read first by those who hear it. */
  readonly caption: string;
  /** True where a heading above says the same. */
  readonly captionHidden?: boolean;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** A sentence in place of a table without rows. */
  readonly empty: Child;
  /** False for a table of two or three short columns, which fits a phone as it is. */
  readonly stacked?: boolean;
}

/**
 * Rows of facts. On a narrow screen each row becomes a card, its cells with their column's heading. The roles are said
 * again because browsers drop those of a table that is laid out as anything else.
 */
export function DataTable<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  empty,
  stacked = true,
}: DataTableProps<Row>) {
  if (rows.length === 0) return <p class="govuk-body empty-state">{empty}</p>;
  return (
    <table class={classes('govuk-table data-table', stacked && 'data-table--stacked')} role="table">
      <caption
        class={captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}
      >
        {caption}
      </caption>
      <thead class="govuk-table__head" role="rowgroup">
        <tr class="govuk-table__row" role="row">
          {columns.map((column) => (
            <Heading column={column} />
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" role="rowgroup">
        {rows.map((row) => (
          <tr class="govuk-table__row" role="row">
            {columns.map((column, place) => (
              <Cell column={column} row={row} first={place === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading<Row>({ column: { heading, numeric, sort } }: { column: Column<Row> }) {
  return (
    <th
      scope="col"
      role="columnheader"
      class={classes('govuk-table__header', numeric && 'govuk-table__header--numeric')}
      {...(sort?.now && { 'aria-sort': sort.now })}
    >
      {sort === undefined ? (
        heading
      ) : (
        <a class="govuk-link" href={sort.href}>
          {heading}
          {sort.now && <span aria-hidden="true">{sort.now === 'ascending' ? ' ▲' : ' ▼'}</span>}
        </a>
      )}
    </th>
  );
}

function Cell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  if (first) {
    return (
      <th scope="row" role="rowheader" class="govuk-table__header">
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td
      role="cell"
      class={classes('govuk-table__cell', column.numeric && 'govuk-table__cell--numeric')}
      data-label={column.heading}
    >
      <div>{column.cell(row)}</div>
    </td>
  );
}
