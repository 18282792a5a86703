import type { LocalDate } from '../../../api/domain/clock.ts';
import type { StaffLine, StaffNeed } from '../../../api/domain/staff-lines.ts';
import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import { dateWords } from '../../../api/html/time-words.ts';
import type { StaffMember } from '../../../api/usecases/change-staff.ts';
import { Details } from '../../html/messages.tsx';
import { Tag, type Tone } from '../../html/tags.tsx';
import { staffAddress } from './addresses.ts';

type Line = StaffLine<StaffMember>;

/** What each need is called above those who have it, in the order in which they stand. */
const GROUPS: Readonly<
  Record<StaffNeed, { readonly heading: string; readonly tag?: string; readonly tone?: Tone }>
> = {
  again: { heading: 'Training has ended', tag: 'Out of date', tone: 'red' },
  learn: { heading: 'Not trained yet', tag: 'To learn', tone: 'orange' },
  starter: { heading: 'New starters', tag: 'New', tone: 'blue' },
  soon: { heading: 'Ends soon', tag: 'Ends soon', tone: 'yellow' },
  current: { heading: 'Up to date' },
  none: { heading: 'No training asked for' },
  later: { heading: 'Still to start' },
};

/** Everybody who works there, by what they have to do; then who left. */
export function StaffList({
  lines,
  left,
  today,
}: {
  lines: readonly Line[];
  left: readonly StaffMember[];
  today: LocalDate;
}) {
  const groups = Map.groupBy(lines, ({ need }) => need);
  return (
    <>
      {[...groups].map(([need, of]) => (
        <section>
          <h3>
            {GROUPS[need].heading} ({of.length})
          </h3>
          <ul class="staff-list">
            {of.map((line) => (
              <Person line={line} today={today} />
            ))}
          </ul>
        </section>
      ))}
      {lines.length === 0 && <p class="empty-state">Nobody is on the list yet.</p>}
      {left.length > 0 && (
        <Details summary={`Who has left (${left.length})`}>
          <ul class="staff-list">
            {left.map(({ venueId, id, name, leftOn }) => (
              <li>
                <a class="govuk-link" href={staffAddress(venueId, id)}>
                  {name}
                </a>
                <span class="muted">Left on {dateWords(leftOn ?? '')}</span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Person({ line: { member, need, modules, starterUntil }, today }: { line: Line; today: LocalDate }) {
  const { tag, tone } = GROUPS[need];
  const facts = [
    member.job,
    need === 'later' ? `Starts on ${dateWords(member.joinedOn)}` : '',
    !member.publicFacing && 'Does not meet the public',
    starterUntil !== null && `New: has until ${dateWords(starterUntil)}`,
    // Nobody asks them to learn: what they have learnt all the same is said, what they have not is not.
    ...modules
      .filter(({ until }) => until !== null || need !== 'none')
      .map(({ moduleKey, until }) => `${MODULE_NAMES[moduleKey]}: ${untilWords(until, today)}`),
  ].filter((fact) => fact !== '' && fact !== false);
  return (
    <li>
      <span class="staff-list__name">
        <a class="govuk-link" href={staffAddress(member.venueId, member.id)}>
          {member.name}
        </a>
        {member.duty !== null && <Tag tone="teal">{member.duty === 'lead' ? 'Lead' : 'Deputy'}</Tag>}
        {tag !== undefined && <Tag {...(tone && { tone })}>{tag}</Tag>}
      </span>
      <span class="muted">
        {facts.map((fact) => (
          <span class="staff-list__fact">{fact}</span>
        ))}
      </span>
    </li>
  );
}

function untilWords(until: LocalDate | null, today: LocalDate): string {
  if (until === null) return 'not yet';
  return until < today ? `ended on ${dateWords(until)}` : `until ${dateWords(until)}`;
}
