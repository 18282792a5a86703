import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { staffCsv } from '../../../admin/training/staff/staff-csv.ts';
import { listRows } from '../../../admin/training/staff/list-file.ts';
import { readDay } from '../../../api/domain/read-staff-row.ts';
import { planImport, type Listed } from '../../../api/domain/staff-import.ts';

const TODAY = '2026-06-10';
const SAM: Listed = {
  ...{ id: 'sam', name: 'Sam Sample', job: 'Bar staff', email: 'sam@example.org', publicFacing: true },
  ...{ joinedOn: '2024-03-27', leftOn: null },
};
const ALI: Listed = { ...SAM, id: 'ali', name: 'Ali Example', email: null };
const HEADINGS = 'name,job,email,public facing,joined on';

/** What becomes of each row of a list: its kind, and why where it is refused. */
function judge(rows: string, listed: readonly Listed[] = [SAM, ALI], headings = HEADINGS) {
  const plan = planImport(listRows(`${headings}\n${rows}`), listed, TODAY);
  return (plan?.rows ?? []).map((row) => (row.kind === 'refused' ? row.reason : row.kind));
}

describe('a row of a staff list', () => {
  it('is added, changes somebody, or changes nothing', () => {
    expect(judge('Jo New,Door,,yes,27/03/2026')).toEqual(['add']);
    expect(judge('Sam Sample,Bar staff,sam@example.org,yes,27/03/2024')).toEqual(['unchanged']);
    expect(judge('SAM  SAMPLE,Manager,,,')).toEqual(['change']);
  });

  it.each([
    ['without a name', ',Bar,,yes,27/03/2026', 'It has no name'],
    ['with no date', 'Jo New,Bar,,yes,', 'It does not say since when they have worked here'],
    ['with a day that is none', 'Jo,Bar,,yes,31/02/2026', /“31\/02\/2026” is no date/],
    ['far in the future', 'Jo,Bar,,yes,2027-01-01', /must be between/],
    ['with a wrong address', 'Jo,Bar,jo@@x,yes,2026-01-01', /no e-mail address/],
    ['with neither yes nor no', 'Jo,Bar,,perhaps,2026-01-01', /must be yes or no/],
    ['with a name of a hundred letters', `${'x'.repeat(100)},,,,2026-01-01`, /longer than 80/],
  ])('is refused %s, and says why', (_, row, reason) => {
    expect(judge(row)[0]).toMatch(reason);
  });

  it('that stands twice in a list is taken once', () => {
    expect(judge('Jo New,Bar,,,2026-01-01\nJo  new,Bar,,,2026-01-01')).toEqual([
      'add',
      'It is the same person as on line 2',
    ]);
    expect(judge('Sam Sample,Cook,,,\nSam S.,Bar,sam@example.org,,')).toEqual([
      'change',
      'It is the same person as on line 2',
    ]);
  });

  it('leaves as it is what it does not say', () => {
    const plan = planImport(listRows('name,public facing\nSam Sample,no'), [SAM], TODAY);
    expect(plan?.rows).toMatchObject([{ kind: 'change', facts: { ...factsOf(SAM), publicFacing: false } }]);
  });

  it('of somebody who left, or whose name two have, is not guessed at', () => {
    expect(judge('Sam Sample,,,,', [{ ...SAM, leftOn: '2026-01-01' }])[0]).toMatch(/marked as left/);
    expect(judge('Ali Example,Cook,,,', [ALI, { ...ALI, id: 'ali2' }])[0]).toMatch(/Two people/);
    // Two Sams at two addresses are two people.
    expect(judge('Sam Sample,Cook,other@example.org,,2026-01-01', [SAM])).toEqual(['add']);
  });

  it('is known by the headings that people write, whatever their order', () => {
    const headings = 'Start Date;Role;First name;Surname;Customer-facing?;Shoe size;Previous training';
    const plan = planImport(listRows(`${headings}\n1/2/24;Bar;Jo;New;Y;9;WAVE`), [], TODAY);
    expect(plan).toMatchObject({ ignored: ['Shoe size'], hasTraining: true });
    expect(plan?.rows).toMatchObject([
      { kind: 'add', facts: { name: 'Jo New', job: 'Bar', publicFacing: true, joinedOn: '2024-02-01' } },
    ]);
    expect(planImport(listRows('job,email\nBar,x@example.org'), [], TODAY)).toBeUndefined();
  });
});

describe('a day of a list', () => {
  it.each([
    ['27/03/2026', '2026-03-27'],
    ['7.3.26', '2026-03-07'],
    ['2026-03-27', '2026-03-27'],
    ['2026-03-27 00:00:00', '2026-03-27'],
    ['03/27/2026', undefined],
    ['46108', undefined],
    ['soon', undefined],
  ])('%s is %s', (typed, date) => {
    expect(readDay(typed)).toBe(date);
  });
});

describe('a staff list that was saved as a file', () => {
  // What looks guarded by us already is the one thing that does not come back as it was.
  const text = fc
    .string({ unit: 'binary', maxLength: 30 })
    .map(tidied)
    .filter((each) => !each.startsWith("'"));
  const person = fc.record({
    name: text.filter((name) => /[\p{L}\p{N}]/u.test(name)),
    job: text,
    publicFacing: fc.boolean(),
    joinedOn: fc.constantFrom('2020-02-29', '2026-06-10'),
    email: fc.constantFrom(null, 'a@example.org', '-b@example.org'),
  });

  it('changes nothing when it is imported again, whatever people are called', () => {
    fc.assert(
      fc.property(person, (facts) => {
        const member = { ...SAM, ...facts, id: 'x', leftOn: null };
        const line = { member, need: 'none' as const, modules: [], starterUntil: null };
        const file = staffCsv({ lines: [line as never] }, { withAddresses: true });
        expect(planImport(listRows(file), [member], TODAY)?.rows.map(({ kind }) => kind)).toEqual([
          'unchanged',
        ]);
      }),
    );
  });

  it('holds no formula that a spreadsheet would run, and no addresses for those who may not see them', () => {
    const member = { ...SAM, name: '=HYPERLINK("http://evil.example")', job: '+1' };
    const file = staffCsv(
      { lines: [{ member, need: 'none', modules: [], starterUntil: null } as never] },
      { withAddresses: false },
    );
    expect(file).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(file).not.toContain('sam@example.org');
  });
});

function factsOf({ name, job, email, publicFacing, joinedOn }: Listed) {
  return { name, job, email, publicFacing, joinedOn };
}

/** As a form leaves a text. */
function tidied(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim();
}
