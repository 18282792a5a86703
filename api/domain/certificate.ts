import { lastDayOfMonths } from './calendar.ts';
import type { LocalDate } from './clock.ts';
import type { Scheme } from './scheme.ts';
import type { TrainingModuleKey } from './training-modules.ts';

/** How long training counts where no scheme asks for it: as most of them have it (domain.md §5). */
const USUAL_MONTHS = 12;

/** Whether a certificate counts; `ended` once the longest interval of any scheme that asks for it is over. */
export type CertificateState = 'counts' | 'ended' | 'revoked';

/**
 * The last day on which a certificate can count: by the scheme that asks for the module least often. A venue's scheme, or a
 * condition of its licence, may ask for it again sooner.
 */
export function countsUntil(
  { moduleKey, trainedOn }: { readonly moduleKey: TrainingModuleKey; readonly trainedOn: LocalDate },
  schemes: readonly Pick<Scheme, 'rules'>[],
): LocalDate {
  const intervals = schemes
    .filter(({ rules }) => rules.training.modules.includes(moduleKey))
    .map(({ rules }) => rules.training.refreshMonths);
  return lastDayOfMonths(trainedOn, intervals.length === 0 ? USUAL_MONTHS : Math.max(...intervals));
}

export function certificateState(
  { revokedAt }: { readonly revokedAt: string | null },
  until: LocalDate,
  today: LocalDate,
): CertificateState {
  if (revokedAt !== null) return 'revoked';
  return until < today ? 'ended' : 'counts';
}

/** A code as the register has it, out of one that was typed from paper: in capitals, in groups, with O for 0. */
export function certificateCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
}

/** A code as it is printed: in groups that an eye can follow. */
export function codeInGroups(code: string): string {
  return code.toUpperCase().replace(/(.{6})(?=.)/g, '$1 ');
}

/** Whether two spellings are the same name: capitals, accents and spaces make no other person. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) !== '' && folded(one) === folded(other);
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What is on the paper. */
export interface CertificateFacts {
  readonly name: string;
  readonly moduleName: string;
  readonly trainedOn: LocalDate;
  readonly countsUntil: LocalDate;
  readonly code: string;
  /** Where anybody can check it. */
  readonly address: string;
  readonly authorityName: string;
}
