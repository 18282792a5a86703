import { isLocalDate } from './calendar.ts';
import type { LocalDate } from './clock.ts';
import { dateWords } from './date-words.ts';
import { isMailbox } from './mail-address.ts';
import { joiningDays, LONGEST_JOB, LONGEST_NAME } from './staff.ts';
import type { StaffColumn, StaffColumns } from './staff-columns.ts';

/** What a row of a list says of somebody; what it does not say is absent. */
export interface ReadStaffRow {
  readonly name: string;
  readonly job?: string;
  readonly email?: string;
  readonly publicFacing?: boolean;
  readonly joinedOn?: LocalDate;
}

const YES = ['yes', 'y', 'true', '1', 'x'];
const NO = ['no', 'n', 'false', '0'];

/** Reads a row of a staff list, or says what is wrong with it. */
export function readStaffRow(
  cells: readonly string[],
  { places }: StaffColumns,
  today: LocalDate,
): ReadStaffRow | { readonly refused: string } {
  const cell = (column: StaffColumn): string => tidy(cells[places[column] ?? -1] ?? '');
  const name = cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ');
  if (name === '') return { refused: 'It has no name' };
  if (name.length > LONGEST_NAME) return { refused: `The name is longer than ${LONGEST_NAME} characters` };
  const job = cell('job');
  if (job.length > LONGEST_JOB) return { refused: `The job is longer than ${LONGEST_JOB} characters` };
  const email = cell('email').toLowerCase();
  if (email !== '' && !(isMailbox(email) && /@.+\../.test(email)))
    return { refused: `“${email}” is no e-mail address` };
  const facing = cell('publicFacing').toLowerCase();
  if (facing !== '' && !YES.includes(facing) && !NO.includes(facing))
    return { refused: `“${facing}” under public facing must be yes or no` };
  const typed = cell('joinedOn');
  const joinedOn = typed === '' ? undefined : readDay(typed);
  if (typed !== '' && joinedOn === undefined)
    return { refused: `“${typed}” is no date that we can read. Write it as 27/03/2026 or 2026-03-27` };
  const { notBefore, notAfter } = joiningDays(today);
  if (joinedOn !== undefined && (joinedOn < notBefore || joinedOn > notAfter))
    return {
      refused: `The day they joined must be between ${dateWords(notBefore)} and ${dateWords(notAfter)}`,
    };
  return {
    name,
    ...(job !== '' && { job }),
    ...(email !== '' && { email }),
    ...(facing !== '' && { publicFacing: YES.includes(facing) }),
    ...(joinedOn !== undefined && { joinedOn }),
  };
}

/** A day as people in Britain write it, or as machines do. Two digits of a year are of this century. */
export function readDay(typed: string): LocalDate | undefined {
  const machine = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(typed);
  const people = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(typed);
  const [year, month, day] = machine
    ? [machine[1], machine[2], machine[3]]
    : people
      ? [people[3], people[2], people[1]]
      : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** Characters that show nothing, and can make one word look like another: controls, and marks of direction. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** What our own files put before a text that a spreadsheet would run (csv-line.ts). */
const GUARDED = /^'(?=[=+\-@＝＋－＠])/;

function tidy(cell: string): string {
  return cell.normalize('NFC').replace(/\s+/g, ' ').replace(UNSEEN, '').trim().replace(GUARDED, '');
}
