/** What a condition of a licence asks for, where that matters to a scheme. */
export const CONDITION_TAGS = ['ask_for_angela', 'wave_training', 'training_records', 'refresh'] as const;
export type ConditionTag = (typeof CONDITION_TAGS)[number];

export interface ConditionReading {
  /** In the order of CONDITION_TAGS. */
  readonly tags: readonly ConditionTag[];
  /** The longest that may pass before training is given anew, in months; null where the condition names no time. */
  readonly refreshMonths: number | null;
}

const ASKS_FOR_ANGELA =
  /\bask(?:ing)?[\s-]*(?:for|4)?[\s-]*["'“‘]?angela\b|\bangela['’”"]?[^.;]{0,30}\b(?:scheme|campaign|initiative|protocol|poster|training|policy)/i;
/** In capitals, or before "training": a Mexican wave is no condition. */
const WAVE = /\bWAVE\b|\b[Ww]ave\s+(?:training|trained|course)|\b[Ww]elfare\s+(?:and|&)\s+[Vv]ulnerability/;
const WELFARE = /\bwelfare\s*(?:and|&)\s*vulnerability\b/i;
const TRAINING_RECORDS =
  /\btraining\b[^.;]{0,60}\b(?:records?|recorded|register|log(?:book)?)\b|\b(?:records?|register|log)\s+(?:of|for|on|relating to|detailing|showing)\b[^.;]{0,40}\btraining\b/i;

/** Reads a condition by its words. What an officer sees otherwise in the text counts more: tags can be changed. */
export function readCondition(text: string): ConditionReading {
  const refreshMonths = refreshMonthsIn(text);
  const found: Readonly<Record<ConditionTag, boolean>> = {
    ask_for_angela: ASKS_FOR_ANGELA.test(text),
    wave_training: WAVE.test(text) || WELFARE.test(text),
    training_records: TRAINING_RECORDS.test(text),
    refresh: refreshMonths !== null || /\b(?:refresher|refreshed|re-?trained)\b/i.test(text),
  };
  return { tags: CONDITION_TAGS.filter((tag) => found[tag]), refreshMonths };
}

/** Whether a text is a tag that conditions have. */
export function isConditionTag(text: string): text is ConditionTag {
  return (CONDITION_TAGS as readonly string[]).includes(text);
}

/** The scheme whose accreditation answers a condition, `any` where every one does; null where it asks for none. */
export function asksFor(tags: readonly ConditionTag[]): 'ask_for_angela' | 'any' | null {
  if (tags.includes('ask_for_angela')) return 'ask_for_angela';
  return tags.includes('wave_training') ? 'any' : null;
}

/**
 * How often the conditions of a licence ask for training anew, in months; null where they do not. The shortest interval they
 * name, where one of them asks for Ask for Angela or WAVE: the interval often stands in the condition after it. It takes the
 * place of a scheme's own where it is shorter (domain.md §5).
 */
export function trainingInterval(conditions: readonly ConditionReading[]): number | null {
  if (conditions.every(({ tags }) => asksFor(tags) === null)) return null;
  const months = conditions.flatMap(({ refreshMonths }) => (refreshMonths === null ? [] : [refreshMonths]));
  return months.length === 0 ? null : Math.min(...months);
}

const WORDS: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11 },
  ...{ twelve: 12, eighteen: 18, 'twenty four': 24, 'twenty-four': 24 },
};
const NUMBER = String.raw`(\d{1,3}|${Object.keys(WORDS).join('|')})(?:\s*\(\w+\))?`;
const SPAN = String.raw`(day|week|month|year)s?`;

/** Each finds an interval: `number` and `span`, or what stands for them. */
const INTERVALS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:every|each)\s+(?:${NUMBER}[\s-]*(?:(?:to|or|-|–)\s*\w+[\s-]*)?)?(?:calendar\s+)?${SPAN}\b`,
    'gi',
  ),
  new RegExp(
    String.raw`\bintervals?\s+(?:of\s+)?(?:\w+\s+){0,4}?${NUMBER}[\s-]*(?:calendar\s+)?${SPAN}\b`,
    'gi',
  ),
  new RegExp(String.raw`\b${NUMBER}[\s-]*${SPAN}(?:ly)?\s+intervals?\b`, 'gi'),
  new RegExp(String.raw`\b${NUMBER}[\s-]*${SPAN}ly\b`, 'gi'),
];
const FIXED: readonly (readonly [RegExp, number])[] = [
  [/\bquarterly\b/gi, 3],
  [/\b(?:half[\s-]yearly|bi-?annual(?:ly)?|twice\s+(?:a|per|each)\s+year|twice\s+yearly)\b/gi, 6],
  [
    /(?<!\bbi-?)\bannual(?:ly)?\b|(?<!half[\s-]|twice\s)\byearly\b|\bonce\s+(?:a|per)\s+year\b|\bper\s+annum\b/gi,
    12,
  ],
  [/\b(?:three|3)\s+times\s+(?:a|per)\s+year\b/gi, 4],
  [/\bbi-?ennial(?:ly)?\b/gi, 24],
  [new RegExp(String.raw`(?<!(?:\d|${Object.keys(WORDS).join('|')}|\bbi)\)?[\s-]*)\bmonthly\b`, 'gi'), 1],
];

const LONGEST_MONTHS = 60;

/** Only of training, sentence by sentence: "records are kept for 12 months" and "CCTV is checked weekly" are no interval. */
function refreshMonthsIn(text: string): number | null {
  const months = text
    .split(/[.;\n]+(?=\s|$)/)
    .flatMap((sentence) =>
      intervalsIn(sentence).flatMap((each) => (isOfTraining(sentence, each.at) ? [each.months] : [])),
    )
    .filter((each) => each >= 1 && each <= LONGEST_MONTHS);
  return months.length === 0 ? null : Math.min(...months);
}

function intervalsIn(sentence: string): { at: number; months: number }[] {
  const counted = INTERVALS.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].map(({ index, [1]: number = 'one', [2]: span = '' }) => ({
      at: index,
      months: inMonths(WORDS[number.toLowerCase()] ?? Number(number), span.toLowerCase()),
    })),
  );
  const named = FIXED.flatMap(([pattern, months]) =>
    [...sentence.matchAll(pattern)].map(({ index }) => ({ at: index, months })),
  );
  return [...counted, ...named];
}

/** Rounded down: a shorter time is the careful reading. */
function inMonths(number: number, span: string): number {
  if (span === 'year') return number * 12;
  if (span === 'month') return number;
  return Math.max(1, Math.floor(span === 'week' ? (number * 12) / 52 : (number * 12) / 365));
}

const ANEW = /\brefresh|\bre-?train/i;
const OF_SOMETHING_ELSE =
  /\b(?:records?|register|log|cctv|review(?:ed)?|inspect(?:ed)?|check(?:ed)?|kept|retained|stored)\b/i;

function isOfTraining(sentence: string, at: number): boolean {
  if (ANEW.test(sentence)) return true;
  const before = sentence.slice(0, at).toLowerCase();
  const last = before.lastIndexOf('training');
  if (last >= 0) return !OF_SOMETHING_ELSE.test(before.slice(last));
  return /^[\w\s()-]{0,40}\btraining\b/i.test(sentence.slice(at));
}
