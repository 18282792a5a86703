import type { Child } from 'hono/jsx';
import { csvLine } from '../../api/domain/csv-line.ts';
import { ButtonGroup, ButtonLink } from '../html/buttons.tsx';
import { DataTable, type Column } from '../html/data-table.tsx';
import { Pagination } from '../html/pagination.tsx';
import { counted } from './words.ts';

export const ROWS_A_PAGE = 50;

/** A column of a list, on the page and in the file. */
export interface ReportColumn<Row> {
  readonly heading: string;
  /** Its name in the file. */
  readonly csv: string;
  readonly text: (row: Row) => string;
  /** On the page, where it is more than the text. */
  readonly cell?: (row: Row) => Child;
  readonly numeric?: boolean;
  /** `page` or `file`, where it is only in one of them. */
  readonly only?: 'page' | 'file';
  readonly sort?: Column<Row>['sort'];
}

/** The rows behind a figure. */
export interface ReportListProps<Row> {
  readonly title: string;
  /** When it was true, and what is counted. */
  readonly intro: Child;
  readonly filters?: Child;
  readonly columns: readonly ReportColumn<Row>[];
  /** Those of this page. */
  readonly rows: readonly Row[];
  /** On all pages. */
  readonly total: number;
  readonly page: number;
  readonly hrefOfPage: (page: number) => string;
  /** What a row is: one, and several. */
  readonly what: readonly [one: string, several: string];
  readonly empty: string;
  readonly csvHref?: string;
  /** Beside the file. */
  readonly more?: Child;
}

export function ReportList<Row>(props: ReportListProps<Row>) {
  const { title, intro, filters, columns, rows, total, page, what, empty, csvHref, more } = props;
  return (
    <>
      <h1>{title}</h1>
      <p>{intro}</p>
      {filters}
      <p class="govuk-body" id="row-count">
        <strong>{counted(total, ...what)}</strong>
        {total > rows.length && rows.length > 0 && ` · ${rangeWords(page, rows.length)}`}
      </p>
      <DataTable caption={title} captionHidden rows={rows} empty={empty} columns={pageColumns(columns)} />
      <Pagination page={page} pages={Math.ceil(total / ROWS_A_PAGE)} hrefOf={props.hrefOfPage} />
      {total > 0 && (
        <ButtonGroup>
          {csvHref !== undefined && (
            <ButtonLink href={csvHref} kind="secondary">
              Download as CSV
            </ButtonLink>
          )}
          {more}
        </ButtonGroup>
      )}
    </>
  );
}

function rangeWords(page: number, rows: number): string {
  const first = (page - 1) * ROWS_A_PAGE + 1;
  return `here ${first} to ${first + rows - 1}`;
}

export function pageColumns<Row>(columns: readonly ReportColumn<Row>[]): readonly Column<Row>[] {
  return columns
    .filter(({ only }) => only !== 'file')
    .map(({ heading, cell, text, numeric = false, sort }) => ({
      ...{ heading, numeric, cell: cell ?? text },
      ...(sort && { sort }),
    }));
}

/** The rows of one page; the last where a later one is asked for. */
export function pageOf<Row>(rows: readonly Row[], asked: number): { rows: readonly Row[]; page: number } {
  const page = Math.min(asked, Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE)));
  return { page, rows: rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE) };
}

/** All rows as a file that spreadsheets open and do not run. */
export function csvOf<Row>(columns: readonly ReportColumn<Row>[], rows: readonly Row[]): string {
  const inFile = columns.filter(({ only }) => only !== 'page');
  // Without the mark a spreadsheet takes the text for Windows-1252, and "Café" for "CafÃ©".
  const lines = ['\uFEFF', csvLine(inFile.map(({ csv }) => csv))];
  for (const row of rows) lines.push(csvLine(inFile.map(({ text }) => text(row))));
  return lines.join('');
}
