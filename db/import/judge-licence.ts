import { licenceKey, licenceKindOf, licenceStatusOf } from '../../api/domain/licence.ts';
import { parseOutcode, parsePostcode, writtenPostcode } from '../../api/domain/postcode.ts';
import { publicUrl } from '../../api/domain/venue.ts';
import type { FactRow } from '../licence-rows.ts';
import type { LicenceColumn } from './licence-columns.ts';
import type { LicenceRecord } from './licence-csv.ts';
import { readAlcohol, readDay, readFlag } from './licence-texts.ts';
import { oneLine } from './venue-texts.ts';

/** A row fit for the register. A fact is absent where the file does not state it: then what is known is kept. */
export interface JudgedLicence {
  readonly authorityCode: string;
  /** `licenceKey` */
  readonly key: string;
  readonly facts: Partial<FactRow> & Pick<FactRow, 'number' | 'premises_name' | 'postcode'>;
  /** The running text, where the file has such a column. */
  readonly conditions?: string;
  /** The day of the extract. */
  readonly extractedOn: string | null;
  /** What an officer should look at. */
  readonly notes: readonly string[];
}

export type LicenceJudgement = { readonly refused: string } | { readonly licence: JudgedLicence };

/** Whose licence a row says it is: the authority's code, or why that cannot be told. */
export type AuthorityOf = (organisation: {
  readonly label: string;
  readonly uri: string;
}) => { readonly code: string } | { readonly refused: string };

const LONGEST = {
  number: 60,
  name: 200,
  address: 300,
  people: 300,
  hours: 1_000,
  status: 100,
  activities: 600,
} as const;

/** Whether a row is fit for the register, and what it says there. */
export function judgeLicence({ cells, problem }: LicenceRecord, authorityOf: AuthorityOf): LicenceJudgement {
  if (problem !== undefined) return { refused: problem };
  const line = (column: LicenceColumn) => oneLine(cells[column] ?? '');
  const authority = authorityOf({ label: line('organisationlabel'), uri: line('organisationuri') });
  if ('refused' in authority) return authority;
  const number = line('casereference');
  const address = line('locationtext');
  const name = line('premisesname') || address;
  const kind = licenceKindOf(line('servicetypelabel'));
  const end = readDay(cells.licenceenddate ?? '');
  const refused =
    (kind === undefined &&
      `is a ${line('servicetypelabel').toLowerCase()}, which is no licence of premises`) ||
    (number === '' && 'has no licence number (CaseReference): it is not issued yet') ||
    (name === '' && 'has neither a name nor an address') ||
    tooLong({ number, name, address }) ||
    ('problem' in end && `its LicenceEndDate is no day: ${end.problem}`);
  if (refused) return { refused };
  const notes: string[] = [];
  const postcode = readPostcode(line('postcode'), notes);
  const extract = readDay(cells.extractdate ?? '');
  return {
    licence: {
      authorityCode: authority.code,
      key: licenceKey(number, postcode),
      facts: {
        number,
        premises_name: name,
        postcode,
        ...('day' in end && cells.licenceenddate !== undefined && { ends_on: end.day }),
        ...(cells.servicetypelabel !== undefined && kind !== undefined && { kind }),
        ...(cells.locationtext !== undefined && { address }),
        ...datesOf(cells, notes),
        ...peopleOf(cells, notes),
        ...activitiesOf(cells, notes),
        ...statusOf(cells),
        ...identifiersOf(cells, notes),
      },
      ...(cells.conditions !== undefined && { conditions: cells.conditions }),
      extractedOn: 'day' in extract ? extract.day : null,
      notes,
    },
  };
}

function tooLong(texts: Readonly<Record<'number' | 'name' | 'address', string>>): string | undefined {
  for (const field of ['number', 'name', 'address'] as const) {
    const { length } = texts[field];
    if (length > LONGEST[field]) return `its ${field} has ${length} characters, more than ${LONGEST[field]}`;
  }
  return undefined;
}

function readPostcode(text: string, notes: string[]): string {
  if (text === '') return '';
  const postcode = parsePostcode(text);
  if (postcode) return writtenPostcode(postcode);
  const outcode = parseOutcode(text);
  notes.push(
    outcode ? `its postcode is only ${outcode}` : `its postcode was left out: "${text.slice(0, 20)}"`,
  );
  return outcode ?? '';
}

type Cells = LicenceRecord['cells'];
type Facts = Partial<FactRow>;

function datesOf(cells: Cells, notes: string[]): Facts {
  const facts: Facts = {};
  for (const [column, fact] of [
    ['casedate', 'issued_on'],
    ['licencestartdate', 'starts_on'],
  ] as const) {
    const text = cells[column];
    if (text === undefined) continue;
    const reading = readDay(text);
    if ('day' in reading) facts[fact] = reading.day;
    else
      notes.push(
        `its ${fact === 'issued_on' ? 'CaseDate' : 'LicenceStartDate'} was left out: ${reading.problem}`,
      );
  }
  return facts;
}

function peopleOf(cells: Cells, notes: string[]): Facts {
  const facts: Facts = {};
  for (const [column, fact] of [
    ['licenceholder', 'holder'],
    ['designatedpremisessupervisor', 'supervisor'],
  ] as const) {
    const text = cells[column];
    if (text === undefined) continue;
    const names = listOf(text).join(', ');
    if (names.length <= LONGEST.people) facts[fact] = names;
    else notes.push(`its ${fact} was left out: ${names.length} characters, more than ${LONGEST.people}`);
  }
  return facts;
}

function activitiesOf(cells: Cells, notes: string[]): Facts {
  const facts: Facts = {};
  if (cells.entertainmenttypelabel !== undefined) {
    facts.activities = JSON.stringify(listOf(cells.entertainmenttypelabel.slice(0, LONGEST.activities)));
  }
  const flags = {
    supply: readFlag(cells.alcoholsupply),
    on: readFlag(cells.onpremisesalcoholsale),
    off: readFlag(cells.offpremisesalcoholsale),
  };
  const alcohol = readAlcohol(flags);
  if (alcohol !== undefined) facts.alcohol = alcohol;
  if (alcohol === 'unknown' && flags.supply === false)
    notes.push('it says that alcohol is sold, and that it is not');
  const late = readFlag(cells.latenightrefreshment);
  if (late !== undefined) facts.late_night_refreshment = late ? 1 : 0;
  if (cells.openinghours !== undefined) {
    const hours = oneLine(cells.openinghours);
    facts.hours_text = hours.slice(0, LONGEST.hours);
    if (hours.length > LONGEST.hours) notes.push(`its hours were cut at ${LONGEST.hours} characters`);
  }
  return facts;
}

function statusOf(cells: Cells): Facts {
  if (cells.statuslabel === undefined) return {};
  const words = oneLine(cells.statuslabel).slice(0, LONGEST.status);
  return { status: licenceStatusOf(words), status_text: words };
}

function identifiersOf(cells: Cells, notes: string[]): Facts {
  const facts: Facts = {};
  if (cells.licenceurl !== undefined) {
    const link = oneLine(cells.licenceurl);
    facts.register_link = link.length <= 500 ? publicUrl(link) : '';
    if (facts.register_link === '' && link !== '')
      notes.push(`its link was left out: "${link.slice(0, 60)}"`);
  }
  if (cells.uprn !== undefined) {
    const uprn = oneLine(cells.uprn).replace(/^0+(?=\d)/, '');
    facts.uprn = /^\d{1,12}$/.test(uprn) ? uprn : null;
    if (facts.uprn === null && uprn !== '') notes.push(`its UPRN was left out: "${uprn.slice(0, 20)}"`);
  }
  return facts;
}

/** Parts between bars, each once, empty ones left out. */
function listOf(text: string): string[] {
  return [...new Set(text.split('|').map(oneLine).filter(Boolean))];
}
