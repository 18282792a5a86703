import { DataTable, type DataTableProps } from '../html/data-table.tsx';

/** A table of figures, which are compared across: where there is no room it scrolls in a box that the keyboard reaches. */
export function FigureTable<Row>({ captionHidden = false, ...table }: Omit<DataTableProps<Row>, 'stacked'>) {
  if (table.rows.length === 0) return <DataTable {...table} />;
  return (
    <>
      {!captionHidden && <p class="govuk-heading-m">{table.caption}</p>}
      <div class="scroll-box" role="region" aria-label={table.caption} tabindex={0}>
        <DataTable {...table} captionHidden stacked={false} />
      </div>
    </>
  );
}
