import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import {
  countProspects,
  monthsTo,
  type ProspectCount,
  type ProspectFilter,
} from '../../api/domain/prospect-figures.ts';
import { monthWords } from '../../api/html/time-words.ts';
import { readProspectReport, type ProspectReport } from '../../api/usecases/read-prospect-report.ts';
import type { AdminEnv } from '../admin-env.ts';
import type { Column } from '../html/data-table.tsx';
import { sendPage } from '../page.tsx';
import { readAsked, type Asked } from './asked.ts';
import { FigureTable } from './figure-table.tsx';
import { FigureLink } from './figure-link.tsx';
import { momentWords, sourceWords, STAGE_WORDS } from './words.ts';

const MONTHS = 12;
const STAGES = ['imported', 'signed_up', 'accredited'] as const;

/** How many of the premises that came with imports became havens. */
export function prospectPageRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/councils/:authority/reports/prospects', async (c) => {
    const asked = readAsked(c, deps);
    const report = await readProspectReport({ ...asked, ...deps });
    return sendPage(c, deps, {
      title: 'From import to haven',
      errors: asked.days.errors,
      back: { href: asked.hrefOf(''), text: 'Reports' },
      content: <ProspectPage asked={asked} report={report} />,
    });
  });
  return routes;
}

function ProspectPage({ asked, report }: { asked: Asked; report: ProspectReport }) {
  const { authorityCode } = asked;
  return (
    <>
      <h1>From import to haven</h1>
      <p>
        Imports bring premises onto the register that nobody has signed up yet. This counts how many did, and
        how many were then accredited. {momentWords(report.moment)}
      </p>
      <ProspectTable asked={asked} counts={report.counts} />
      {report.counts.length > 0 && (
        <MonthTable asked={asked} counts={report.counts} last={report.moment.day.slice(0, 7)} />
      )}
      <p>
        Premises with a licence to sell alcohol are counted apart:{' '}
        <a href={`/admin/councils/${authorityCode}/licences/lists/not-signed-up`}>
          licensed, and not signed up
        </a>
        .
      </p>
    </>
  );
}

/** By where the import came from, and how far its premises came. */
export function ProspectTable({
  asked,
  counts,
  captionHidden = false,
}: {
  asked: Asked;
  counts: readonly ProspectCount[];
  captionHidden?: boolean;
}) {
  const sources = [...new Set(counts.map(({ source }) => source))].toSorted();
  const all = { source: undefined, label: 'All imports' };
  const rows = [
    ...sources.map((source) => ({ source, label: sourceWords(source) })),
    ...(sources.length > 1 ? [all] : []),
  ];
  return (
    <FigureTable
      caption="By import"
      captionHidden={captionHidden}
      rows={rows}
      empty="No premises were imported yet. An operator does so with the command “register import venues”."
      columns={[
        { heading: 'Import', cell: ({ label }) => label },
        ...[...STAGES, 'waiting' as const].map((stage) => ({
          heading: stage === 'imported' ? 'Imported' : STAGE_WORDS[stage],
          numeric: true,
          cell: ({ source }: (typeof rows)[number]) => link(asked, counts, { source, stage }),
        })),
        {
          heading: 'Share signed up',
          numeric: true,
          cell: ({ source }) => shareOf(counts, source),
        },
      ]}
    />
  );
}

function MonthTable({
  asked,
  counts,
  last,
}: {
  asked: Asked;
  counts: readonly ProspectCount[];
  last: string;
}) {
  const columns: Column<string>[] = [
    { heading: 'Month', cell: (month) => monthWords(`${month}-01`) },
    ...STAGES.map((stage) => ({
      heading: stage === 'imported' ? 'Imported' : STAGE_WORDS[stage],
      numeric: true,
      cell: (month: string) => link(asked, counts, { stage, month }),
    })),
  ];
  const months = monthsTo(last, MONTHS).toReversed();
  return <FigureTable caption="By the month in which it happened" rows={months} columns={columns} empty="" />;
}

function link(asked: Asked, counts: readonly ProspectCount[], filter: ProspectFilter) {
  return (
    <FigureLink value={countProspects(counts, filter)} href={asked.hrefOf('prospects/list', { ...filter })} />
  );
}

function shareOf(counts: readonly ProspectCount[], source: string | undefined): string {
  const all = countProspects(counts, { source, stage: 'imported' });
  const signedUp = countProspects(counts, { source, stage: 'signed_up' });
  return all === 0 ? 'None' : `${Math.round((signedUp / all) * 100)}% (${signedUp} of ${all})`;
}
