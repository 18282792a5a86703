import { csvLine } from '../../../api/domain/csv-line.ts';
import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import type { ShownTraining } from '../../../api/usecases/show-venue-training.ts';

/**
 * The staff list as a file that a spreadsheet opens, and that can be taken over again: whoever left, or has not been
 * confirmed, is not in it.
 * @param withAddresses for managers only
 */
export function staffCsv(
  { lines }: Pick<ShownTraining, 'lines'>,
  { withAddresses }: { readonly withAddresses: boolean },
): string {
  const modules = lines[0]?.modules.map(({ moduleKey }) => `${MODULE_NAMES[moduleKey]} until`) ?? [];
  const headings = ['name', 'job', ...(withAddresses ? ['email'] : []), 'public facing', 'joined on', 'duty'];
  const rows = lines
    .toSorted((a, b) => a.member.name.localeCompare(b.member.name, 'en-GB'))
    .map(({ member, modules: learnt }) => [
      ...[member.name, member.job, ...(withAddresses ? [member.email ?? ''] : [])],
      ...[member.publicFacing ? 'yes' : 'no', member.joinedOn, member.duty ?? ''],
      ...learnt.map(({ until }) => until ?? ''),
    ]);
  // With a mark of its encoding, without which Excel reads names with accents wrongly.
  return `\ufeff${[[...headings, ...modules], ...rows].map(csvLine).join('')}`;
}
