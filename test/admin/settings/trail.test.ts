import { describe, expect, it } from 'vitest';
import { readDay } from '../../../admin/settings/trail-query.ts';
import { detailLines } from '../../../admin/settings/trail-words.ts';
import { actionWords } from '../../../admin/settings/trail-actions.ts';
import { writeAudited } from '../../../db/audit.ts';
import { anEntry } from '../../helpers/audit.ts';
import { openOffice } from '../../helpers/office.ts';
import { codeOf, sourceFiles } from '../../structure/sources.ts';

const TRAIL = '/admin/councils/E09000003/settings/trail';

async function anOffice() {
  const office = await openOffice();
  await office.addHaven({ id: 'lantern01', name: '=cmd|The "Paper" Lantern' });
  await office.addOfficer('ade@example.org', ['administrator']);
  const browser = await office.signIn('ade@example.org');
  return { office, browser };
}

describe('the audit trail', () => {
  it('says who did what to what, and where its chain ends', async () => {
    const { browser } = await anOffice();
    await browser.post('/admin/councils/E09000003/settings/contact', { team: 'Licensing', seen: '' });
    const page = await (await browser.get(TRAIL)).text();
    expect(page).toContain('Authority details changed');
    expect(page).toContain('Changed: team');
    expect(page).toContain('href="/admin/councils/E09000003/venues/lantern01"');
    expect(page).toMatch(/Events in it<\/dt><dd[^>]*>2</);
    expect(page).toContain('register verify-audit');
  });

  it('keeps filters in its address, and tells of a day that is none', async () => {
    const { browser } = await anOffice();
    const page = await (await browser.get(`${TRAIL}?action=accreditation.accredited&from=1/6/2026`)).text();
    expect(page).toContain('Filter this list (2 in use)');
    expect(page).toContain(`href="${TRAIL}?from=1%2F6%2F2026"`);
    const wrong = await browser.get(`${TRAIL}?from=yesterday&person=%3Cb%3E`);
    expect(wrong.status).toBe(422);
    const shown = await wrong.text();
    expect(shown).toContain('Enter a day like 27/3/2026');
    expect(shown).toContain('value="&lt;b&gt;"');
    for (const odd of ['before=-1', 'before=x', 'action=%00', `person=${'x'.repeat(500)}`, 'of=other'])
      expect((await browser.get(`${TRAIL}?${odd}`)).status).toBeLessThan(500);
  });

  it('shows the register’s own on request, and nothing of another authority', async () => {
    const { office, browser } = await anOffice();
    await writeAudited(office.db, [], [anEntry({ authority_code: 'E09000007', subject: 'venue/secret001' })]);
    const pages = [TRAIL, `${TRAIL}?of=register`, `${TRAIL}?venue=secret001`, `${TRAIL}?person=person/1`];
    for (const path of pages) expect(await (await browser.get(path)).text()).not.toContain('venue/secret001');
    expect(await (await browser.get(`${TRAIL}?of=register`)).text()).toContain('A trail was begun');
  });

  it('is taken away as CSV that a spreadsheet does not run, and says so itself', async () => {
    const { browser } = await anOffice();
    const answer = await browser.post(`${TRAIL}.csv`, { action: '' });
    expect(answer.headers.get('Content-Type')).toContain('text/csv');
    expect(answer.headers.get('Content-Disposition')).toContain('audit-trail-E09000003-2026-06-10.csv');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    expect(text.startsWith('\uFEFFnumber,when,who,what,of,')).toBe(true);
    expect(text).toContain(`"'=cmd|The ""Paper"" Lantern"`);
    expect(text).not.toMatch(/,=cmd/);
    expect(await (await browser.get(TRAIL)).text()).toContain('Trail taken as a file');
  });
});

describe('what an event says', () => {
  const names = {
    actor: (actor: string) => (actor === 'person/ade' ? 'Ade' : 'someone'),
    venues: new Map(),
    authorities: new Map(),
    schemes: new Map([['safe_haven', 'Safe Haven']]),
  };

  it.each([
    [{ from: { phone: '101', name: 'X' }, to: { phone: '102', name: 'X' } }, ['Phone: from 101 to 102']],
    [
      { scheme: 'safe_haven', from: 'renewal_due', to: 'accredited', valid_to: '2027-02-28' },
      ['From renewal due to accredited', 'Scheme: Safe Haven', 'Valid to: 28 February 2027'],
    ],
    [{ from: 'accredited', to: 'accredited', reminder: '30' }, ['Reminder: 30']],
    [{ from: null, to: 'draft' }, ['From nothing to draft']],
    [{ from: { a: [] }, to: { a: ['x_y', true, 3] } }, ['A: from nothing to x y, yes, 3']],
    [{ person: 'ade', note: '', reason: 'They left.' }, ['Person: Ade', 'Reason: They left.']],
    [{ until: '2026-06-10T17:00:00.000Z' }, ['Until: 10 June 2026, 6pm']],
    [
      { from: { opening: { mo: [['09:00', '17:00']] } }, to: null },
      ['Opening: from mo 09:00, 17:00 to nothing'],
    ],
    ['text', []],
    [null, []],
    [{}, []],
  ])('%j', (details, lines) => expect(detailLines(details, names)).toEqual(lines));

  it('has words for every kind of event that this code writes', () => {
    const actions = new Set(
      sourceFiles()
        .filter((file) => /^(api\/usecases|db)\//.test(file))
        .flatMap((file) => [...codeOf(file).matchAll(/(?:action: |eventOf\(|[?:] )'([a-z_]+\.[a-z_]+)'/g)])
        .flatMap(([, action = '']) => action),
    );
    const isError = (action: string) =>
      sourceFiles().some((file) =>
        new RegExp(
          `(conflict|invalid|notFound|forbidden|DomainError)\\(\\s*'${action.replace('.', '\\.')}'`,
        ).test(codeOf(file)),
      );
    const isColumn = (action: string) => /^([a-z]\.|police)/.test(action);
    const silent = [...actions].filter(
      (action) => /: /.test(actionWords(action)) && !isError(action) && !isColumn(action),
    );
    expect(silent).toEqual([]);
    expect(actions.size).toBeGreaterThan(50);
    expect(actionWords('sign_up.moved')).toBe('Sign up: moved');
  });
});

describe('a day in one box', () => {
  it.each([
    ['27/3/2026', '2026-03-27'],
    ['27 March 2026', '2026-03-27'],
    ['27-03-2026', '2026-03-27'],
    ['2026-03-27', '2026-03-27'],
    ['1.12.2026', '2026-12-01'],
    ['', undefined],
    ['31/2/2026', null],
    ['27/3/26', null],
    ['tomorrow', null],
    ['1/13/2026', null],
    ['1 Smarch 2026', null],
  ])('%s', (typed, day) => expect(readDay(typed)).toBe(day));
});
