import { describe, expect, it } from 'vitest';
import { STATES } from '../../../api/domain/accreditation.ts';
import { filledWith, listOf, textOf } from '../../../admin/form/filled.ts';
import { Button, ButtonLink, PrintButton } from '../../../admin/html/buttons.tsx';
import { Checkboxes, Radios } from '../../../admin/html/choices.tsx';
import { DataTable } from '../../../admin/html/data-table.tsx';
import { DateField } from '../../../admin/html/date-field.tsx';
import { FileField } from '../../../admin/html/file-field.tsx';
import { BarChart, BarShape, StatTiles } from '../../../admin/html/figures.tsx';
import { FilterPanel } from '../../../admin/html/filter-panel.tsx';
import { heatLevel, heatSteps, HeatTable } from '../../../admin/html/heat-table.tsx';
import { ExternalLink } from '../../../admin/html/links.tsx';
import { SummaryList, TaskList } from '../../../admin/html/lists.tsx';
import {
  Details,
  ErrorSummary,
  InsetText,
  NotificationBanner,
  Panel,
  WarningText,
} from '../../../admin/html/messages.tsx';
import { pagesShown, Pagination, ShownCount } from '../../../admin/html/pagination.tsx';
import { STATE_WORDS, StateTag, Tag } from '../../../admin/html/tags.tsx';
import { SelectField, TextArea, TextField } from '../../../admin/html/text-fields.tsx';
import { Timeline } from '../../../admin/html/timeline.tsx';
import { attributeValues, brokenReferences, tagsOf } from './markup.ts';
import { SampleForm, SampleLists } from './sample-page.tsx';
import { SAMPLE_ERRORS } from './sample-site.tsx';

const render = (element: unknown): string => String(element);

/** Each component with the same words wherever it takes words. */
const WITH_WORDS: Readonly<Record<string, (words: string) => unknown>> = {
  TextField: (w) => <TextField name="a" label={w} hint={w} error={w} value={w} prefix={w} suffix={w} />,
  TextArea: (w) => <TextArea name="a" label={w} hint={w} error={w} value={w} maxLength={9} />,
  SelectField: (w) => <SelectField name="a" label={w} value={w} options={[{ value: w, text: w }]} />,
  FileField: (w) => <FileField name="a" label={w} hint={w} error={w} accept={w} />,
  Radios: (w) => (
    <Radios
      name="a"
      label={w}
      hint={w}
      error={w}
      value={w}
      options={[{ value: w, text: w, hint: w, divider: w, reveal: w }]}
    />
  ),
  Checkboxes: (w) => (
    <Checkboxes
      name="a"
      label={w}
      values={[w]}
      options={[{ value: w, text: w }]}
      none={{ value: 'none', text: w }}
    />
  ),
  DateField: (w) => <DateField name="a" label={w} error={w} value={{ day: w, month: w, year: w }} />,
  Button: (w) => (
    <Button name="a" value={w}>
      {w}
    </Button>
  ),
  ButtonLink: (w) => <ButtonLink href={`/a?b=${encodeURIComponent(w)}`}>{w}</ButtonLink>,
  ErrorSummary: (w) => <ErrorSummary errors={{ a: w, form: w }} />,
  NotificationBanner: (w) => <NotificationBanner title={w} text={w} />,
  Panel: (w) => <Panel title={w}>{w}</Panel>,
  InsetText: (w) => <InsetText>{w}</InsetText>,
  WarningText: (w) => <WarningText>{w}</WarningText>,
  Details: (w) => <Details summary={w}>{w}</Details>,
  Tag: (w) => <Tag>{w}</Tag>,
  SummaryList: (w) => <SummaryList title={w} rows={[{ key: w, value: w, change: '/a', changeWord: w }]} />,
  TaskList: (w) => <TaskList tasks={[{ title: w, href: '/a', hint: w, status: w, tone: 'blue' }]} />,
  DataTable: (w) => (
    <DataTable
      caption={w}
      rows={[w]}
      empty={w}
      columns={[
        { heading: w, cell: (row) => row },
        { heading: w, cell: (row) => row },
      ]}
    />
  ),
  Pagination: (w) => (
    <Pagination page={2} pages={3} label={w} hrefOf={() => `/a?q=${encodeURIComponent(w)}`} />
  ),
  ShownCount: (w) => <ShownCount page={1} perPage={2} total={3} what={w} />,
  FilterPanel: (w) => (
    <FilterPanel action="/a" active={[{ text: w, removeHref: '/a' }]}>
      {w}
    </FilterPanel>
  ),
  StatTiles: (w) => <StatTiles tiles={[{ label: w, value: w, href: '/a', note: w }]} />,
  BarChart: (w) => (
    <BarChart caption={w} labelHeading={w} valueHeading={w} bars={[{ label: w, value: 1, text: w }]} />
  ),
  HeatTable: (w) => (
    <HeatTable
      caption={w}
      rowHeading={w}
      unit={w}
      columns={[w]}
      rows={[{ label: w, cells: [{ value: 1 }] }]}
    />
  ),
  Timeline: (w) => <Timeline events={[{ title: w, when: w, at: '2026-03-01', by: w, body: w }]} />,
};

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea></select></title><b>',
  '<!--',
  '&lt;b&gt;',
];

describe.each(Object.entries(WITH_WORDS))('%s', (_, of) => {
  it.each(HOSTILE)('takes %j for words and nothing else', (words) => {
    const html = render(of(words));
    expect(tagsOf(html)).toEqual(tagsOf(render(of('plain words'))));
    expect(html).not.toMatch(/<!--|<script|<img|<b>/);
  });
});

describe('a form of every field', () => {
  const pages = {
    'as it is first shown': render(<SampleForm />),
    'with an error on each': render(
      <>
        <ErrorSummary errors={SAMPLE_ERRORS} />
        <SampleForm form={{ values: {}, errors: SAMPLE_ERRORS }} />
      </>,
    ),
  };
  it.each(Object.entries(pages))(
    '%s refers to nothing that is not there, and has each id once',
    (_, html) => {
      expect(brokenReferences(html)).toEqual([]);
    },
  );

  it('leads from each error to its field, and marks the field', () => {
    const html = pages['with an error on each'];
    const fields = Object.keys(SAMPLE_ERRORS).filter((name) => name !== 'form');
    for (const name of fields) {
      expect(html).toContain(`<a href="#${name}">`);
      expect(html).toContain(`id="${name}-error"`);
    }
    expect(html.match(/govuk-form-group--error/g)?.length).toBe(fields.length);
    expect(attributeValues(pages['as it is first shown'], 'aria-invalid')).toEqual([]);
  });

  it('has a label or a legend for every control', () => {
    const html = pages['as it is first shown'];
    const labelled = attributeValues(html, 'for');
    const controls = [...html.matchAll(/<(?:input|select|textarea)[^>]*\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(controls.length).toBeGreaterThan(15);
    expect(controls.filter((id) => !labelled.includes(id ?? ''))).toEqual([]);
  });

  it('has no attribute that a strict policy forbids', () => {
    for (const html of [...Object.values(pages), render(<SampleLists />)]) {
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|<script|javascript:/);
    }
  });
});

describe('fields', () => {
  it('hold what was typed', () => {
    const form = filledWith({ a: 'The "Arms" & <Co>', b: ['x', 'y'], c: null });
    expect(render(<TextField {...textOf(form, 'a')} label="A" />)).toContain(
      'value="The &quot;Arms&quot; &amp; &lt;Co&gt;"',
    );
    const boxes = render(
      <Checkboxes
        {...listOf(form, 'b')}
        label="B"
        options={['x', 'y', 'z'].map((value) => ({ value, text: value }))}
      />,
    );
    expect(boxes.match(/checked/g)?.length).toBe(2);
    expect(textOf(form, 'c').value).toBeUndefined();
    expect(textOf(form, 'toString').value).toBeUndefined();
  });

  it('keep a line break that comes first in a text of several lines', () => {
    expect(render(<TextArea name="a" label="A" value={'\nsecond line'} />)).toContain(
      '>\n\nsecond line</textarea>',
    );
  });

  it('show a stored day in three boxes, without leading noughts', () => {
    const html = render(<DateField name="a" label="A" value="2026-03-09" />);
    expect(attributeValues(html, 'value')).toEqual(['9', '3', '2026']);
    expect(attributeValues(html, 'name')).toEqual(['a-day', 'a-month', 'a-year']);
    expect(attributeValues(html, 'id')).toEqual(['a', 'a-month', 'a-year']);
  });

  it('can be the heading of their page', () => {
    expect(render(<TextField name="a" label="Name?" size="l" pageHeading />)).toMatch(
      /<h1[^>]*><label[^>]*govuk-label--l/,
    );
    expect(render(<Radios name="a" label="Which?" size="l" pageHeading options={[]} />)).toMatch(
      /<legend[^>]*><h1/,
    );
  });

  it('show a choice that reveals more open where it is chosen', () => {
    const reveal = (value?: string) =>
      render(
        <Radios name="a" label="A" value={value} options={[{ value: 'x', text: 'X', reveal: 'more' }]} />,
      );
    expect(reveal('x')).not.toContain('--hidden');
    expect(reveal()).toContain('govuk-radios__conditional--hidden');
  });
});

describe('links', () => {
  it.each(['https://a.example/x?y=1', 'http://a.example'])('lead to %s in a tab of its own', (href) => {
    expect(render(<ExternalLink href={href}>Licence</ExternalLink>)).toMatch(
      /<a [^>]*href="http[^>]*rel="noopener noreferrer"/,
    );
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//a.example',
    '/admin',
    'a.example',
    '',
  ])('are words where the address is %j', (href) => {
    expect(render(<ExternalLink href={href}>Licence</ExternalLink>)).toBe('Licence');
  });
});

describe('tags', () => {
  it('have words of their own for each state, and green for what is shown without reserve only', () => {
    const words = STATES.map((state) => STATE_WORDS[state].words);
    expect(new Set(words).size).toBe(STATES.length);
    expect(STATES.filter((state) => STATE_WORDS[state].tone === 'green')).toEqual(['accredited']);
    expect(render(<StateTag state="suspended" />)).toBe(
      '<strong class="govuk-tag govuk-tag--red">Suspended</strong>',
    );
  });
});

describe('a table', () => {
  const table = (rows: readonly string[]) =>
    render(
      <DataTable
        caption="Venues"
        empty="No venue is waiting."
        rows={rows}
        columns={[
          { heading: 'Venue', cell: (row) => row, sort: { href: '?sort=name', now: 'descending' } },
          { heading: 'Days', numeric: true, cell: () => 3 },
        ]}
      />,
    );
  it('names its rows by their first cell, and its cells by their column', () => {
    const html = table(['The Arms']);
    expect(html).toMatch(/<th scope="row" role="rowheader"[^>]*>The Arms<\/th>/);
    expect(html).toContain('data-label="Days"');
    expect(html).toContain('aria-sort="descending"');
  });

  it('without rows is a sentence', () => {
    expect(table([])).toBe('<p class="govuk-body empty-state">No venue is waiting.</p>');
  });
});

describe('the pages of a list', () => {
  it.each([
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [3, 5, [1, 2, 3, 4, 5]],
    [1, 9, [1, 2, 'gap', 9]],
    [5, 9, [1, 'gap', 4, 5, 6, 'gap', 9]],
    [4, 9, [1, 2, 3, 4, 5, 'gap', 9]],
    [9, 9, [1, 'gap', 8, 9]],
  ])('at %i of %i are %j', (page, pages, shown) => {
    expect(pagesShown(page, pages)).toEqual(shown);
  });

  it('are not there where there is only one', () => {
    expect(render(<Pagination page={1} pages={1} hrefOf={String} />)).toBe('');
  });

  it('say how many are shown', () => {
    expect(render(<ShownCount page={13} perPage={25} total={312} what="venues" />)).toContain(
      'Showing 301 to 312 of 312 venues',
    );
    expect(render(<ShownCount page={1} perPage={25} total={1} what="venues" />)).toContain('1 venues');
  });
});

describe('figures', () => {
  it('are as long as their share, and never longer than the bar', () => {
    const width = (share: number) => attributeValues(render(<BarShape share={share} />), 'width')[0];
    expect([0, 0.333, 1, 7, -1].map(width)).toEqual(['0', '33.3', '100', '100', '0']);
  });

  it('of heat are none, or one of five levels, and the key says which numbers each holds', () => {
    for (const max of [1, 2, 3, 5, 7, 11, 100]) {
      const steps = heatSteps(max);
      const named = steps.flatMap(({ level, from, to }) =>
        Array.from({ length: to - from + 1 }, (_, place) => [from + place, level]),
      );
      const counted = Array.from({ length: max }, (_, place) => [place + 1, heatLevel(place + 1, max)]);
      expect(named).toEqual(counted);
    }
    expect(heatLevel(0, 10)).toBe(0);
    expect(heatLevel(0, 0)).toBe(0);
  });

  it('have their number in every cell', () => {
    const html = render(
      <HeatTable
        caption="Open"
        rowHeading="Ward"
        unit="places"
        columns={['1am', '2am']}
        rows={[{ label: 'North', cells: [{ value: 0 }, { value: 4, href: '/x' }] }]}
      />,
    );
    expect(html).toContain('<td class="heat-0"><span>0</span></td>');
    expect(html).toMatch(/<td class="heat-5"><a [^>]*href="\/x">4<\/a><\/td>/);
  });
});

describe('a button that prints', () => {
  it('is hidden until the module shows it', () => {
    expect(render(<PrintButton />)).toMatch(/data-print[^>]* hidden/);
  });
});
