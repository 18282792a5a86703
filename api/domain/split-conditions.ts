/** 1 mandatory, 2 from the operating schedule, 3 after a hearing; null where the source does not say. */
export type Annex = 1 | 2 | 3 | null;

export interface ConditionText {
  readonly annex: Annex;
  readonly text: string;
}

/**
 * The conditions in the running text of a licence, in their order: annexes by their headings ("Annex 2 – Conditions
 * consistent with the operating schedule"), conditions by number, bullet, `|` or line. Sub-paragraphs stay with their
 * condition. Plans (annex 4) and headings that name only a licensing objective are left out; nothing else is.
 */
export function splitConditions(text: string): readonly ConditionText[] {
  return annexesOf(text.replace(/\r\n?/g, '\n')).flatMap(({ annex, body }) =>
    annex === 'plans' ? [] : conditionsIn(body).map((each) => ({ annex, text: each })),
  );
}

interface AnnexBody {
  readonly annex: Annex | 'plans';
  readonly body: string;
}

/** At the start of a line, or after a sentence where a dash, a colon or the annex's own title follows: not where a sentence mentions one. */
const HEADING =
  /(?:(?:^|\n|\|)[ \t*]*|(?<=(?:[.;:)]|conditions?|schedule|hearing|authority)\s+))annex(?:ure)?\s*(1|2|3|4|I{1,3}|IV|one|two|three|four)\b(?=\s*(?:$|\n|\||[-–—:.]|\(|mandatory|conditions?|plans?))/gi;
const TITLE =
  /^[\s\-–—:.|(]*(?:(?:mandatory conditions?|conditions? (?:which are )?consistent with (?:the )?operating schedule|conditions? attached after (?:a )?hearing(?: by (?:the )?licensing authority)?)[\s):.\-–—|]*)?/i;
const ANNEX: Readonly<Record<string, Annex | 'plans'>> = {
  ...{ '1': 1, i: 1, one: 1, '2': 2, ii: 2, two: 2, '3': 3, iii: 3, three: 3 },
  ...{ '4': 'plans', iv: 'plans', four: 'plans' },
};

function annexesOf(text: string): AnnexBody[] {
  const headings = [...text.matchAll(HEADING)];
  const bodies: AnnexBody[] = [{ annex: null, body: text.slice(0, headings[0]?.index ?? text.length) }];
  for (const [place, heading] of headings.entries()) {
    const end = headings[place + 1]?.index ?? text.length;
    const body = text.slice(heading.index + heading[0].length, end).replace(TITLE, '');
    bodies.push({ annex: ANNEX[(heading[1] ?? '').toLowerCase()] ?? null, body });
  }
  return bodies;
}

const NUMBERED = /^(?:\d{1,3}(?:[.)]+-?|(?=\s+[A-Z]))|[•●▪*·–-])\s*(?=\S)/;
/** Sub-paragraphs where conditions are numbered otherwise. */
const IN_BRACKETS = /^\(\d{1,3}\)\s*(?=\S)/;
const CONTINUES = /^(?:\(?[a-z]{1,4}[.)]|[a-z])/;
const OBJECTIVE =
  /^(?:the )?(?:general(?: conditions?)?|(?:the )?prevention of (?:crime and disorder|public nuisance)|crime and disorder|public (?:safety|nuisance)|(?:the )?protection of children(?: from harm)?|not applicable|none|nil|n\/a)[\s:.–-]*$/i;

function conditionsIn(body: string): string[] {
  const lines = (/[\n|]/.test(body) ? body.split(/[\n|]/) : atNumbers(body))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !OBJECTIVE.test(line));
  const mark = [NUMBERED, IN_BRACKETS].find((each) => lines.some((line) => each.test(line)));
  const conditions: string[][] = [];
  for (const line of lines) {
    const before = conditions.at(-1);
    if (before && (mark ? !mark.test(line) : runsOn(before.at(-1) ?? '', line))) before.push(line);
    else conditions.push([mark ? line.replace(mark, '') : line]);
  }
  return conditions.map((each) => each.join('\n')).filter((each) => /\p{L}/u.test(each));
}

function runsOn(before: string, line: string): boolean {
  return /[;:,]$/.test(before) || CONTINUES.test(line);
}

/** A text without lines, parted where 1., 2., 3. … stand before a capital, each the next of the one before. */
function atNumbers(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  let next = 1;
  for (const { index, [1]: number } of text.matchAll(/(?<=^|\s)(\d{1,3})[.)](?=\s+["'“‘(]?[A-Z0-9])/g)) {
    if (Number(number) !== next) continue;
    pieces.push(text.slice(from, index));
    from = index;
    next += 1;
  }
  return [...pieces, text.slice(from)];
}
