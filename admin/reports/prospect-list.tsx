import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import {
  PROSPECT_STAGES,
  type ProspectFilter,
  type ProspectStage,
} from '../../api/domain/prospect-figures.ts';
import { addressWords } from '../../api/html/haven-words.ts';
import { monthWords } from '../../api/html/time-words.ts';
import { listProspects, type Prospect, type ProspectList } from '../../api/usecases/read-prospect-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import type { ListFilter } from '../list-address.ts';
import { sendPage } from '../page.tsx';
import { readAsked, type Asked } from './asked.ts';
import { readFilter, ReportFilters, type FilterField } from './filters.tsx';
import { dayCell, venueHref, wardName } from './names.ts';
import { Where } from './where.tsx';
import { csvOf, ReportList, ROWS_A_PAGE, type ReportColumn } from './report-list.tsx';
import { sendCsv } from './send-csv.ts';
import { momentWords, sourceWords, STAGE_WORDS } from './words.ts';

type ProspectFilterName = 'stage' | 'source' | 'month';

/** More than an authority has premises. */
const ALL = 200_000;

/** Premises that came with imports: the rows behind how many of them signed up. */
export function prospectListRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/prospects/list', async (c) => {
    const asked = readAsked(c, deps);
    const { fields, filter, page } = readProspectFilter(c);
    const read = (each: number) =>
      listProspects({
        ...asked,
        ...deps,
        filter: rowFilter(filter),
        limit: ROWS_A_PAGE,
        offset: (each - 1) * ROWS_A_PAGE,
      });
    const first = await read(page);
    // A page that is past the last one knows no total: the first one does.
    const [list, shown] = first.total === 0 && page > 1 ? [await read(1), 1] : [first, page];
    const title = 'Premises that came with imports';
    return sendPage(c, deps, {
      title,
      errors: asked.days.errors,
      back: { href: asked.hrefOf('prospects'), text: 'From import to haven' },
      content: (
        <ReportList
          title={title}
          intro={momentWords(list.moment)}
          filters={<ReportFilters asked={asked} page="prospects/list" fields={fields} filter={filter} />}
          columns={prospectColumns(list, asked)}
          rows={list.prospects}
          total={list.total}
          page={shown}
          hrefOfPage={(each) =>
            asked.hrefOf('prospects/list', { ...filter, page: each > 1 ? String(each) : undefined })
          }
          what={['place', 'places']}
          empty="No premises are like that. Clear the filters, or look at another day."
          csvHref={asked.hrefOf('prospects/csv', filter)}
        />
      ),
    });
  });
  routes.get('/councils/:authority/reports/prospects/csv', async (c) => {
    const asked = readAsked(c, deps);
    const { filter } = readProspectFilter(c);
    const list = await listProspects({ ...asked, ...deps, filter: rowFilter(filter), limit: ALL, offset: 0 });
    return sendCsv(c, `prospects-${list.moment.day}`, csvOf(prospectColumns(list, asked), list.prospects));
  });
  return routes;
}

/** Which imports there were is not asked: the address of a list names one, and what is none has no rows. */
function readProspectFilter(c: Context<AdminEnv>) {
  const [source = '', month = ''] = [c.req.query('source'), c.req.query('month')];
  const fields: readonly FilterField<ProspectFilterName>[] = [
    {
      name: 'stage',
      label: 'How far',
      options: PROSPECT_STAGES.map((stage) => ({ value: stage, text: STAGE_WORDS[stage] })),
    },
    {
      name: 'source',
      label: 'Import',
      options: source === '' ? [] : [{ value: source, text: sourceWords(source) }],
    },
    {
      name: 'month',
      label: 'In',
      options: /^20\d\d-(0[1-9]|1[0-2])$/.test(month)
        ? [{ value: month, text: monthWords(`${month}-01`) }]
        : [],
    },
  ];
  return {
    fields: fields.filter(({ options }) => options.length > 0),
    ...readFilter<ProspectFilterName>(c, fields),
  };
}

function rowFilter({ stage = 'imported', source, month }: ListFilter<ProspectFilterName>): ProspectFilter {
  return { stage: stage as ProspectStage, source, month };
}

function prospectColumns(list: ProspectList, asked: Asked): readonly ReportColumn<Prospect>[] {
  return [
    {
      heading: 'Place',
      csv: 'name',
      text: ({ name }) => name,
      cell: ({ id, name, address, postcode }) => (
        <>
          <a href={venueHref(asked, id)}>{name}</a>
          <br />
          <span class="beside-name">{addressWords(address, postcode)}</span>
        </>
      ),
    },
    { heading: 'Address', csv: 'address', text: ({ address }) => address, only: 'file' },
    {
      heading: 'Where',
      csv: 'town',
      text: ({ town }) => town,
      cell: (venue) => <Where {...{ report: list, venue }} />,
    },
    { heading: 'Postcode', csv: 'postcode', text: ({ postcode }) => postcode, only: 'file' },
    { heading: 'Ward', csv: 'ward', text: ({ wardCode }) => wardName(list, wardCode), only: 'file' },
    { heading: 'Import', csv: 'import', text: ({ source }) => sourceWords(source) },
    {
      heading: 'Imported',
      csv: 'imported_on',
      text: ({ importedOn }) => importedOn,
      cell: ({ importedOn }) => dayCell(importedOn),
    },
    {
      heading: 'Signed up',
      csv: 'signed_up_on',
      text: ({ signedUpOn }) => signedUpOn ?? '',
      cell: ({ signedUpOn }) => dayCell(signedUpOn),
    },
    {
      heading: 'Accredited',
      csv: 'accredited_on',
      text: ({ accreditedOn }) => accreditedOn ?? '',
      cell: ({ accreditedOn }) => dayCell(accreditedOn),
    },
  ];
}
