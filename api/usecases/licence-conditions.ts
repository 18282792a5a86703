import type { AuditEntry } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import {
  deleteCondition,
  insertCondition,
  selectConditions,
  updateCondition,
  type ConditionChange,
  type LicenceCondition,
} from '../../db/licence-conditions.ts';
import type { Clock } from '../domain/clock.ts';
import { invalid, notFound } from '../domain/errors.ts';
import { readCondition } from '../domain/licence-conditions.ts';
import { splitConditions, type Annex } from '../domain/split-conditions.ts';
import { findLicence } from './find-licence.ts';
import { writeLicence } from './write-licence.ts';

interface OfLicence {
  readonly authorityCode: string;
  readonly licenceId: string;

  readonly actor: string;
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * Adds conditions from their text: one, or a whole annex, which is taken apart. What each asks for is read from its words.
 *
 * @param conditionId drawn with the form: sent twice, the second finds the first result
 * @param annex of those for which the text names none
 * @throws DomainError `licence.not_found` (404), `licence.no_condition` (400)
 */
export async function addConditions({
  authorityCode,
  licenceId,
  conditionId,
  annex,
  text,
  actor,
  db,
  clock,
}: OfLicence & { conditionId: string; annex: Annex; text: string }): Promise<{ added: number }> {
  const licence = await findLicence({ authorityCode, licenceId, db });
  const present = await selectConditions(db, licenceId);
  if (present.some(({ id }) => id.startsWith(`${conditionId}-`))) return { added: 0 };
  const position = Math.max(0, ...present.map((each) => each.position));
  const conditions = splitConditions(text).map((each, place) => ({
    id: `${conditionId}-${place + 1}`,
    licenceId,
    position: position + place + 1,
    annex: each.annex ?? annex,
    text: each.text,
    ...readCondition(each.text),
    addedBy: actor,
  }));
  if (conditions.length === 0) {
    throw invalid('licence.no_condition', 'There is no condition in this text.', {
      text: 'Enter the text of the condition.',
    });
  }
  const addedAt = new Date(clock.now()).toISOString();
  try {
    await writeLicence(
      db,
      conditions.map((condition) => insertCondition(db, { ...condition, addedAt })),
      [
        eventOf(
          'licence.conditions_added',
          { authorityCode, licenceId, actor, at: addedAt },
          { number: licence.number, conditions: conditions.map(told) },
        ),
      ],
    );
  } catch (error) {
    if (!(error instanceof ConflictError) || !error.concerns('licence_conditions')) throw error;
    return { added: 0 };
  }
  return { added: conditions.length };
}

/**
 * Changes what a condition says, or what it is read to ask for.
 * @throws DomainError `licence.not_found`, `licence.condition_not_found` (404)
 */
export async function changeCondition({
  conditionId,
  change,
  ...ofLicence
}: OfLicence & { conditionId: string; change: ConditionChange }): Promise<void> {
  const { condition, at } = await findCondition({ conditionId, ...ofLicence });
  const before = told(condition);
  const after = told({ ...condition, ...change });
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const { db, actor } = ofLicence;
  await writeLicence(
    db,
    [updateCondition(db, { id: conditionId, addedBy: actor, ...change })],
    [
      eventOf(
        'licence.condition_changed',
        { ...ofLicence, at },
        { condition: conditionId, from: before, to: after },
      ),
    ],
  );
}

/**
 * Takes a condition off a licence; its text stays on the trail.
 * @throws DomainError `licence.not_found`, `licence.condition_not_found` (404)
 */
export async function removeCondition({
  conditionId,
  ...ofLicence
}: OfLicence & { conditionId: string }): Promise<void> {
  const { condition, at } = await findCondition({ conditionId, ...ofLicence });
  const { db } = ofLicence;
  await writeLicence(
    db,
    [deleteCondition(db, conditionId)],
    [
      eventOf(
        'licence.condition_removed',
        { ...ofLicence, at },
        { condition: conditionId, from: told(condition) },
      ),
    ],
  );
}

/** @throws DomainError `licence.not_found`, `licence.condition_not_found` (404) */
export async function findCondition({
  authorityCode,
  licenceId,
  conditionId,
  db,
  clock,
}: OfLicence & { conditionId: string }): Promise<{ condition: LicenceCondition; at: string }> {
  await findLicence({ authorityCode, licenceId, db });
  const condition = (await selectConditions(db, licenceId)).find(({ id }) => id === conditionId);
  if (condition) return { condition, at: new Date(clock.now()).toISOString() };
  throw notFound(
    'licence.condition_not_found',
    'This condition is no longer on the licence. Look at the licence again.',
  );
}

function told({ annex, text, tags, refreshMonths }: ConditionChange): object {
  return { annex, text, tags, refreshMonths };
}

function eventOf(
  action: string,
  {
    authorityCode,
    licenceId,
    actor,
    at,
  }: Pick<OfLicence, 'authorityCode' | 'licenceId' | 'actor'> & { at: string },
  details: object,
): AuditEntry {
  return {
    ...{ authority_code: authorityCode, occurred_at: at, actor },
    ...{ action, subject: `licence/${licenceId}`, details },
  };
}
