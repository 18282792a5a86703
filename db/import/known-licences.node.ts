import type BetterSqlite3 from 'better-sqlite3';
import { nameLikeness } from '../../api/domain/name-likeness.ts';
import type { JudgedLicence } from './judge-licence.ts';
import { keysOfNumber, numberOfKey, type LicenceStaging } from './licence-staging.node.ts';
import { WRITTEN_COLUMNS } from './licence-changes.node.ts';
import type { KnownLicence } from './merge-licence.ts';

/** Below this, two names under one number are of two premises. */
const LEAST_LIKENESS = 0.6;

interface Row extends KnownLicence {
  readonly source_ref: string;
}

/**
 * Finds the licence of the register that a row of the file is: the one with its number and postcode, or else the only one of its
 * number that the file has no longer, where the premises have nearly the same name: its postcode was put right.
 */
export function knownLicences(
  connection: BetterSqlite3.Database,
  staging: LicenceStaging,
): (licence: JudgedLicence) => KnownLicence | undefined {
  const columns = ['id', 'version', 'venue_id', 'source_ref', ...WRITTEN_COLUMNS].join(', ');
  const byKey = connection.prepare<[string, string], Row>(
    `SELECT ${columns} FROM premises_licences WHERE authority_code = ? AND source_ref = ?`,
  );
  const byNumber = connection.prepare<[string, string, string], Row>(
    `SELECT ${columns} FROM premises_licences WHERE authority_code = ? AND source_ref >= ? AND source_ref < ?`,
  );
  return (licence) => {
    const { authorityCode, key, facts } = licence;
    const found = byKey.get(authorityCode, key);
    if (found) return found;
    if (staging.linesOfSameNumber(licence).length > 0) return undefined;
    const number = numberOfKey(key);
    const [former, ...others] = byNumber
      .all(authorityCode, ...keysOfNumber(number))
      .filter((each) => numberOfKey(each.source_ref) === number);
    const isIt =
      former &&
      others.length === 0 &&
      nameLikeness(former.premises_name, facts.premises_name) >= LEAST_LIKENESS;
    return isIt ? former : undefined;
  };
}
