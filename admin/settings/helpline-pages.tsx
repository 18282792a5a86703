import type { LocalDate } from '../../api/domain/clock.ts';
import { checkedUntil, isCheckOverdue } from '../../api/domain/helpline.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { Helpline } from '../../api/usecases/list-helplines.ts';
import { Button, ButtonLink } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { InsetText } from '../html/messages.tsx';
import { Tag } from '../html/tags.tsx';

/** Every helpline that the authority's administrators keep, those that want checking first. */
export function HelplinesPage({
  base,
  helplines,
  today,
  authority,
}: {
  base: string;
  helplines: readonly Helpline[];
  today: LocalDate;
  /** Its name. */
  authority: string;
}) {
  const overdue = helplines.filter(({ checkedOn }) => isCheckOverdue(checkedOn, today));
  const checked = helplines.filter((each) => !overdue.includes(each));
  const table = { path: `${base}/helplines`, today, authority };
  return (
    <>
      <h1>Helplines</h1>
      <p>
        The phone numbers on <a href="/help">the public help page</a>. What you change is shown there at once.
        Ring a number, or read its own page, before you say that it is checked.
      </p>
      <ButtonLink href={`${base}/helplines/add`}>Add a helpline</ButtonLink>
      <HelplineTable
        {...table}
        caption="Not checked for six months"
        helplines={overdue}
        empty="Every helpline was checked in the last six months."
      />
      {checked.length > 0 && <HelplineTable {...table} caption="Checked" helplines={checked} empty="" />}
    </>
  );
}

function HelplineTable({
  path,
  caption,
  helplines,
  today,
  authority,
  empty,
}: {
  path: string;
  caption: string;
  helplines: readonly Helpline[];
  today: LocalDate;
  authority: string;
  empty: string;
}) {
  return (
    <DataTable
      caption={caption}
      rows={helplines}
      empty={empty}
      columns={[
        {
          heading: 'Helpline',
          cell: ({ key, name, shown, authorityCode }) => (
            <>
              <a href={`${path}/${encodeURIComponent(key)}`}>{name}</a>{' '}
              {authorityCode !== null && <Tag tone="grey">{authority} only</Tag>}{' '}
              {!shown && <Tag tone="grey">Not shown</Tag>}
            </>
          ),
        },
        { heading: 'Reached by', cell: (helpline) => <Ways helpline={helpline} /> },
        {
          heading: 'Kept by, source',
          cell: ({ owner, source }) => (
            <>
              {owner}
              <br />
              <span class="muted">{source}</span>
            </>
          ),
        },
        {
          heading: 'Checked',
          cell: ({ checkedOn }) => (
            <>
              {dateWords(checkedOn)} {isCheckOverdue(checkedOn, today) && <Tag tone="orange">Overdue</Tag>}
            </>
          ),
        },
        {
          heading: 'Today',
          cell: ({ key, name, checkedOn }) =>
            checkedOn === today ? (
              'Checked'
            ) : (
              <form method="post" action={`${path}/${encodeURIComponent(key)}/checked`} class="row-action">
                <Button kind="secondary">
                  Checked today<span class="govuk-visually-hidden">: {name}</span>
                </Button>
              </form>
            ),
        },
      ]}
    />
  );
}

/** A line each; addresses of the web without what each of them begins with. */
function Ways({ helpline: { phone, textNumber, email, website } }: { helpline: Helpline }) {
  const site = website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return (
    <>
      {[phone, textNumber, email, site]
        .filter((way) => way !== '')
        .map((way, place) => (
          <>
            {place > 0 && <br />}
            {way}
          </>
        ))}
    </>
  );
}

/** When an entry was checked, above its form. */
export function CheckedWords({
  helpline: { checkedOn, authorityCode },
  today,
}: {
  helpline: Helpline;
  today: LocalDate;
}) {
  return (
    <InsetText>
      Checked on {dateWords(checkedOn)}.{' '}
      {isCheckOverdue(checkedOn, today)
        ? 'That is more than six months ago: please check every line.'
        : `To be checked again by ${dateWords(checkedUntil(checkedOn))}.`}
      {authorityCode === null && ' It is on the list of every authority of this register.'}
    </InsetText>
  );
}
