import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { helplineIs, insertHelpline, upsertHelpline, type Helpline } from '../../db/helplines.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { readHelpline } from './read-helpline.ts';

/** What an administrator says of an entry. */
export type HelplineFacts = Pick<
  Helpline,
  | 'name'
  | 'forWhom'
  | 'phone'
  | 'textNumber'
  | 'email'
  | 'website'
  | 'hours'
  | 'owner'
  | 'source'
  | 'position'
  | 'shown'
>;

interface Keeping {
  /** Whose administrator it is. */
  authorityCode: string;
  actor: string;
  db: Database;
  clock: Clock;
}

/**
 * Adds an entry, checked today. The same key a second time is the same form sent twice, and adds nothing.
 * @param forEverybody on every authority's list, rather than on this one's
 */
export async function addHelpline({
  helplineKey,
  facts,
  forEverybody,
  authorityCode,
  actor,
  db,
  clock,
}: Keeping & { helplineKey: string; facts: HelplineFacts; forEverybody: boolean }): Promise<void> {
  const helpline: Helpline = {
    ...facts,
    key: helplineKey,
    emergency: false,
    checkedOn: todayOf(clock),
    authorityCode: forEverybody ? null : authorityCode,
  };
  const event = eventOf('helpline.added', helpline, { name: helpline.name }, { actor, clock });
  try {
    await writeAudited(db, [insertHelpline(db, helpline)], [event]);
  } catch (error) {
    if (!(error instanceof ConflictError && error.concerns('helplines'))) throw error;
  }
}

/**
 * Changes an entry; public pages and the API say so at once.
 * @param checked every line of it was checked today
 * @param seen of the page that this was decided on
 * @throws DomainError `helpline.not_found` (404), `helpline.changed_meanwhile` (409), `helpline.emergency` (400)
 */
export async function editHelpline({
  helplineKey,
  facts,
  checked,
  seen,
  ...keeping
}: Keeping & {
  helplineKey: string;
  facts: HelplineFacts;
  checked: boolean;
  seen: string;
}): Promise<void> {
  const { helpline: before, seen: now } = await readHelpline({ helplineKey, ...keeping });
  if (before.emergency && !facts.shown) {
    const message = 'Numbers for danger now are always shown.';
    throw invalid('helpline.emergency', message, { shown: message });
  }
  const after = { ...before, ...facts, ...(checked && { checkedOn: todayOf(keeping.clock) }) };
  // A form that is sent twice says what stands there already.
  if (seen !== now && changedFields(before, after).length > 0) throw changedFirst();
  await change('helpline.changed', before, after, keeping);
}

/**
 * Notes that somebody checked an entry today and found it right.
 * @throws DomainError `helpline.not_found` (404), `helpline.changed_meanwhile` (409)
 */
export async function markHelplineChecked({
  helplineKey,
  ...keeping
}: Keeping & { helplineKey: string }): Promise<void> {
  const { helpline: before } = await readHelpline({ helplineKey, ...keeping });
  await change('helpline.checked', before, { ...before, checkedOn: todayOf(keeping.clock) }, keeping);
}

async function change(
  action: string,
  before: Helpline,
  after: Helpline,
  { actor, db, clock }: Pick<Keeping, 'actor' | 'db' | 'clock'>,
): Promise<void> {
  const changed = changedFields(before, after);
  if (changed.length === 0) return;
  const pick = (from: Helpline) => Object.fromEntries(changed.map((field) => [field, from[field]]));
  const event = eventOf(action, after, { from: pick(before), to: pick(after) }, { actor, clock });
  const writes: readonly Write[] = [expectation(db, helplineIs(before)), upsertHelpline(db, after)];
  try {
    await writeAudited(db, writes, [event]);
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    throw changedFirst(error);
  }
}

function changedFields(before: Helpline, after: Helpline): readonly (keyof Helpline)[] {
  return (Object.keys(after) as (keyof Helpline)[]).filter((field) => before[field] !== after[field]);
}

function changedFirst(cause?: unknown) {
  return conflict(
    'helpline.changed_meanwhile',
    'Someone else changed this helpline while you were writing. What they saved stands with each field: look at it, then save.',
    cause,
  );
}

/** What is for everybody stands on the register's own trail. */
function eventOf(
  action: string,
  { key, authorityCode }: Helpline,
  details: object,
  { actor, clock }: Pick<Keeping, 'actor' | 'clock'>,
): AuditEntry {
  return {
    authority_code: authorityCode,
    occurred_at: new Date(clock.now()).toISOString(),
    actor,
    action,
    subject: `helpline/${key}`,
    details,
  };
}

function todayOf(clock: Clock): string {
  return londonDate(epochMinutes(clock.now()));
}
