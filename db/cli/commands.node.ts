import { accreditCommand, suspendCommand } from './accredit.node.ts';
import { addPersonCommand } from './add-person.node.ts';
import { backupCommand } from './backup.node.ts';
import type { Command } from './command.ts';
import { exportHavensCommand } from './export-havens.node.ts';
import { findVenuesCommand } from './find-venue.node.ts';
import { importAreasCommand } from './import-areas.node.ts';
import { importBankHolidaysCommand } from './import-bank-holidays.node.ts';
import { importLicencesCommand } from './import-licences.node.ts';
import { importPostcodesCommand } from './import-postcodes.node.ts';
import { importVenuesCommand } from './import-venues.node.ts';
import { publishCommand } from './publish.node.ts';
import { restoreCommand } from './restore.node.ts';
import { verifyAuditCommand } from './verify-audit.node.ts';

/** Every command, in the order in which `--help` lists them. */
export const COMMANDS: readonly Command[] = [
  importAreasCommand,
  importPostcodesCommand,
  importBankHolidaysCommand,
  importVenuesCommand,
  importLicencesCommand,
  findVenuesCommand,
  accreditCommand,
  suspendCommand,
  addPersonCommand,
  publishCommand,
  exportHavensCommand,
  backupCommand,
  restoreCommand,
  verifyAuditCommand,
];
