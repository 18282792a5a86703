import type { ShownPlace } from '../../api/domain/report-cases.ts';
import { weekWords } from '../../api/html/hours-words.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { ReportBase } from '../../api/usecases/read-report.ts';
import type { Asked } from './asked.ts';

type Framed = Pick<ReportBase, 'frame'>;

/** Empty where it is not one of the authority's. */
export function wardName({ frame }: Framed, code: string | null): string {
  return frame.wards.find((ward) => ward.code === code)?.name ?? '';
}

export function schemeName({ frame }: Framed, key: string): string {
  return frame.schemes.find((scheme) => scheme.key === key)?.name ?? key;
}

/** A day that stays on one line; nothing where there is none. */
export function dayCell(day: string | null | undefined): string {
  return day === null || day === undefined ? '' : dateWords(day).replaceAll(' ', '\u00a0');
}

/** An officer's page of a venue. */
export function venueHref({ authorityCode }: Pick<Asked, 'authorityCode'>, venueId: string): string {
  return `/admin/councils/${authorityCode}/venues/${venueId}`;
}

/** When help is there, in one line. */
export function helpWords({ help, opening }: Pick<ShownPlace['haven'], 'help' | 'opening'>): string {
  const hours = help ?? opening;
  return hours ? weekWords(hours) : 'Opening hours not known. Call first';
}
