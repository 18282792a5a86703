import { STATES } from '../../../api/domain/accreditation.ts';
import { EMPTY_FORM, dayOf, listOf, textOf, type Filled } from '../../../admin/form/filled.ts';
import { Button, ButtonGroup, ButtonLink, PrintButton } from '../../../admin/html/buttons.tsx';
import { Checkboxes, Radios } from '../../../admin/html/choices.tsx';
import { DataTable } from '../../../admin/html/data-table.tsx';
import { DateField, TimeField } from '../../../admin/html/date-field.tsx';
import { Fieldset } from '../../../admin/html/fieldset.tsx';
import { BarChart, StatTiles } from '../../../admin/html/figures.tsx';
import { FileField } from '../../../admin/html/file-field.tsx';
import { FilterPanel } from '../../../admin/html/filter-panel.tsx';
import { HeatTable } from '../../../admin/html/heat-table.tsx';
import { ExternalLink } from '../../../admin/html/links.tsx';
import { SummaryList, TaskList } from '../../../admin/html/lists.tsx';
import { Details, InsetText, WarningText } from '../../../admin/html/messages.tsx';
import { Pagination, ShownCount } from '../../../admin/html/pagination.tsx';
import { StateTag } from '../../../admin/html/tags.tsx';
import { SelectField, TextArea, TextField } from '../../../admin/html/text-fields.tsx';
import { Timeline } from '../../../admin/html/timeline.tsx';

/** Every field there is, as a form of one page. */
export function SampleForm({ form = EMPTY_FORM }: { form?: Filled }) {
  return (
    <form method="post" action="/form" data-warn-unsaved novalidate>
      <TextField
        {...textOf(form, 'name')}
        label="What is the venue called?"
        hint="As it says over the door"
        autocomplete="organization"
      />
      <Fieldset legend="Address">
        <TextField {...textOf(form, 'address')} label="Street and number" autocomplete="address-line1" />
        <TextField {...textOf(form, 'postcode')} label="Postcode" width={10} autocomplete="postal-code" />
      </Fieldset>
      <TextField
        {...textOf(form, 'fee')}
        label="Yearly fee"
        prefix="£"
        suffix="a year"
        width={5}
        inputmode="decimal"
      />
      <TextArea {...textOf(form, 'reason')} label="Why do you want to join?" maxLength={500} />
      <SelectField
        {...textOf(form, 'kind')}
        label="What kind of place is it?"
        options={[
          { value: '', text: 'Choose one' },
          { value: 'pub', text: 'Pub' },
          { value: 'library', text: 'Library' },
        ]}
      />
      <Radios
        {...textOf(form, 'contact')}
        label="How may we reach you?"
        hint="Choose one"
        options={[
          { value: 'email', text: 'E-mail' },
          {
            value: 'phone',
            text: 'Phone',
            hint: 'During the day',
            reveal: <TextField {...textOf(form, 'phone')} label="Phone number" type="tel" width={20} />,
          },
          { value: 'post', text: 'Post', divider: 'or' },
        ]}
      />
      <Radios
        {...textOf(form, 'step-free')}
        label="Can people get in without steps?"
        inline
        options={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
      <Checkboxes
        {...listOf(form, 'facilities')}
        label="What is there?"
        options={[
          { value: 'toilet', text: 'A toilet', hint: 'Free to use' },
          {
            value: 'charger',
            text: 'A phone charger',
            reveal: <TextField {...textOf(form, 'charger')} label="Which plugs?" />,
          },
        ]}
        none={{ value: 'none', text: 'None of these' }}
      />
      <DateField {...dayOf(form, 'opened')} label="When did it open?" hint="For example, 27 3 2019" />
      <TimeField {...textOf(form, 'closes')} label="When does it close?" hint="For example, 11pm or 23:00" />
      <FileField
        {...textOf(form, 'plan')}
        label="Floor plan"
        accept="application/pdf,.pdf"
        maxBytes={1_048_576}
      />
      <ButtonGroup>
        <Button>Save and continue</Button>
        <Button kind="secondary" name="action" value="later">
          Save and come back later
        </Button>
        <a href="/">Cancel</a>
      </ButtonGroup>
    </form>
  );
}

interface SampleVenue {
  readonly name: string;
  readonly ward: string;
  readonly places: number;
  readonly state: (typeof STATES)[number];
}

const VENUES: readonly SampleVenue[] = STATES.map((state, place) => ({
  name:
    [
      'The Invented Arms',
      'Paper Moon Café',
      'Made-up Library',
      'Llanfairpwllgwyngyllgogerychwyrndrobwll Club',
    ][place % 4] ?? '',
  ward: ['North Ward', 'East Ward'][place % 2] ?? '',
  places: place * 37,
  state,
}));

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** Every component that shows something, one after another. */
export function SampleLists() {
  return (
    <>
      <h1>The Invented Arms</h1>
      <p>
        A pub in North Ward. <a href="/venue">Its public page</a> shows what people see.{' '}
        <ExternalLink href="https://register.example/licence/1">
          The licence in the public register
        </ExternalLink>
      </p>
      <StatTiles
        tiles={[
          { value: 128, label: 'Accredited', href: '/list?state=accredited', note: '4 more than on 1 March' },
          { value: 12, label: 'Waiting for a decision', href: '/list' },
          { value: '82 %', label: 'of mystery visits passed' },
          { value: 0, label: 'Overdue', href: '/list?overdue' },
        ]}
      />
      <WarningText>Everyone who looks for help will stop seeing this venue at once.</WarningText>
      <InsetText>The manager will read: “We need to see your training records.”</InsetText>
      <Details summary="What happens next">
        <p>An officer looks at it within five working days.</p>
      </Details>

      <h2>Tasks</h2>
      <TaskList
        tasks={[
          { title: 'The venue', href: '/task/1', status: 'Completed' },
          {
            title: 'Opening hours',
            href: '/task/2',
            hint: 'And when help is there',
            status: 'Not started',
            tone: 'blue',
          },
          { title: 'The pledge', status: 'Cannot start yet' },
        ]}
      />

      <h2>Facts</h2>
      <SummaryList
        rows={[
          { key: 'Name', value: 'The Invented Arms', change: '/change/name' },
          { key: 'Address', value: '1 Paper Street, Nowhere, N12 0QG', change: '/change/address' },
          { key: 'Signed up', value: '1 March 2026' },
          {
            key: 'Phone',
            value: <span class="muted">Not given</span>,
            change: '/change/phone',
            changeWord: 'Add',
          },
        ]}
      />
      <SummaryList
        title="Premises licence"
        action={{ href: '/licence', text: 'Check again' }}
        rows={[
          { key: 'Number', value: '013756', change: '/licence/number' },
          { key: 'Last checked', value: '2 March 2026' },
        ]}
      />

      <h2>Venues</h2>
      <FilterPanel
        action="/list"
        open
        active={[
          { text: 'Ward: North Ward', removeHref: '/list' },
          { text: 'State: Accredited', removeHref: '/list?ward=north' },
        ]}
      >
        <TextField name="q" label="Name or postcode" type="search" />
        <SelectField
          name="ward"
          label="Ward"
          value="north"
          options={[
            { value: '', text: 'Every ward' },
            { value: 'north', text: 'North Ward' },
          ]}
        />
      </FilterPanel>
      <ShownCount page={7} perPage={14} total={312} what="venues" />
      <DataTable
        caption="Venues by name"
        captionHidden
        empty="No venue is like that."
        rows={VENUES}
        columns={[
          {
            heading: 'Venue',
            sort: { href: '/list?sort=name', now: 'ascending' },
            cell: ({ name }) => <a href="/venue/1">{name}</a>,
          },
          { heading: 'Ward', sort: { href: '/list?sort=ward' }, cell: ({ ward }) => ward },
          { heading: 'State', cell: ({ state }) => <StateTag state={state} /> },
          { heading: 'Room for', numeric: true, cell: ({ places }) => places },
        ]}
      />
      <Pagination page={7} pages={42} hrefOf={(page) => `/list?page=${page}`} />
      <DataTable caption="Venues that moved" empty="No venue has moved." rows={[]} columns={[]} />

      <h2>Figures</h2>
      <PrintButton />
      <BarChart
        caption="Venues by scheme"
        labelHeading="Scheme"
        valueHeading="Venues"
        bars={[
          { label: <a href="/list?scheme=1">Safe Haven</a>, value: 64 },
          { label: 'Ask for Angela', value: 128, text: '128 of 140' },
          { label: 'Safe Place', value: 0 },
        ]}
      />
      <HeatTable
        caption="Places open by hour on a Saturday"
        rowHeading="Ward"
        unit="places open"
        columns={HOURS}
        rows={['North Ward', 'East Ward'].map((label, ward) => ({
          label,
          href: `/ward/${ward}`,
          cells: HOURS.map((_, hour) => ({
            value: Math.max(0, Math.round(11 * Math.sin((hour / 24) * Math.PI * (1 + ward)))),
            href: `/list?hour=${hour}`,
          })),
        }))}
      />

      <h2>What happened</h2>
      <Timeline
        events={[
          {
            title: 'Suspended',
            when: '6:05pm on Friday 25 December',
            at: '2026-12-25T18:05:00Z',
            by: 'Ada Example',
            body: <p class="as-written">{'Training ran out.\nNobody answered.'}</p>,
          },
          {
            title: 'Accredited',
            when: '9am on Monday 2 March',
            at: '2026-03-02T09:00:00Z',
            by: 'Ada Example',
          },
        ]}
      />
      <ButtonGroup>
        <ButtonLink href="/suspend" kind="warning">
          Suspend
        </ButtonLink>
        <ButtonLink href="/visit" kind="secondary">
          Plan a visit
        </ButtonLink>
      </ButtonGroup>
    </>
  );
}
