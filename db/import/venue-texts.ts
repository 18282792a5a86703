import { FACILITIES, publicUrl, type Facility } from '../../api/domain/venue.ts';
import type { VenueRecord } from './venue-record.ts';

/** Texts that no real row exceeds, and the most characters they may have. */
export const LONGEST = { name: 200, ref: 100, address: 300, town: 100 } as const;

const LONGEST_PHONE = 40;
const LONGEST_WEBSITE = 500;
/** Control characters and line breaks, and marks that turn the direction of the text around them. */
const UNSEEN = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
const PHONE = /^\+?[\d\s().-]{3,}(\s?(ext|x)\.?\s?\d+)?$/i;
const KNOWN_FACILITIES: ReadonlySet<string> = new Set(FACILITIES);

/** Most texts are plain already. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** One line in composed Unicode; what it says is kept, also where it begins with `=` or `@`. */
export function oneLine(text: string): string {
  return text === '' || PLAIN.test(text) ? text : text.replace(UNSEEN, ' ').trim().normalize('NFC');
}

interface ContactsReading {
  readonly values: {
    readonly phone: string | null;
    readonly website: string | null;
    readonly facilities: string | null;
    readonly uprn: string | null;
    readonly fhrsid: string | null;
  };
  readonly notes: readonly string[];
}

/** Phone, website, facilities and identifiers; what cannot be right is left out and noted. */
export function readContacts(record: VenueRecord): ContactsReading {
  const notes: string[] = [];
  const usable = (label: string, text: string | undefined, read: (line: string) => string): string | null => {
    if (text === undefined) return null;
    const line = oneLine(text);
    const value = line === '' ? '' : read(line);
    if (value === '' && line !== '') notes.push(`its ${label} was left out: "${line.slice(0, 60)}"`);
    return value;
  };
  return {
    values: {
      phone: usable('phone', record.phone, firstPhone),
      website: usable('website', record.website, webAddress),
      facilities: record.facilities ? JSON.stringify(facilitiesIn(record.facilities, notes)) : null,
      uprn: usable('UPRN', record.uprn, (line) => (/^\d{1,12}$/.test(line) ? line : '')),
      fhrsid: usable('FHRSID', record.fhrsid, (line) => (/^\d{1,10}$/.test(line) ? line : '')),
    },
    notes,
  };
}

/** OpenStreetMap parts several numbers by semicolons; a card has one. */
function firstPhone(line: string): string {
  const first = (line.split(';')[0] ?? '').trim();
  return first.length <= LONGEST_PHONE && PHONE.test(first) ? first : '';
}

function webAddress(line: string): string {
  const first = (line.split(';')[0] ?? '').trim();
  return first.length <= LONGEST_WEBSITE ? publicUrl(first) : '';
}

function facilitiesIn(words: readonly string[], notes: string[]): readonly Facility[] {
  const known = new Set<Facility>();
  for (const word of words) {
    const key = word.toLowerCase().replace(/[\s-]+/g, '_');
    if (isFacility(key)) known.add(key);
    else notes.push(`its facility "${word.slice(0, 60)}" is not one of ${FACILITIES.join(', ')}`);
  }
  return FACILITIES.filter((facility) => known.has(facility));
}

function isFacility(word: string): word is Facility {
  return KNOWN_FACILITIES.has(word);
}
