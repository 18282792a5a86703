import type { AuditEntry } from '../../db/audit.ts';
import type { TrainingModuleKey, TrainingWay } from '../domain/training-modules.ts';

/** What the trail says of a record that is made or taken back: ids only, never who it is. */
export function trainingEvent(
  action: 'training.recorded' | 'training.revoked',
  {
    authorityCode,
    venueId,
    recordId,
    staffId,
    moduleKey,
    way,
    trainedOn,
    actor,
    at,
  }: {
    authorityCode: string | null;
    venueId: string;
    recordId: string;
    staffId: string;
    moduleKey: TrainingModuleKey;
    way: TrainingWay;
    trainedOn: string;
    actor: string;
    at: string;
  },
): AuditEntry {
  return {
    ...{ authority_code: authorityCode, occurred_at: at, actor, action, subject: `venue/${venueId}` },
    details: { record: recordId, staff: staffId, module: moduleKey, way, trainedOn },
  };
}
