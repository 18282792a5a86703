import { describe, expect, it } from 'vitest';
import { insertHelpline } from '../../db/helplines.ts';
import { openSite, type Site } from './open-site.ts';
import { textOf } from './text-of.ts';

describe('the page for girls under 18', () => {
  it('says where to go, what to say, what happens, whom to call and whom to trust, in this order', async () => {
    const html = await (await openSite()).page('/under-18');
    const headings = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, words]) => words);
    expect(headings).toEqual([
      'Where to go',
      'What to say',
      'What happens then',
      'Who to call',
      'A grown-up you trust',
      'Your phone',
    ]);
  });

  it('looks for places for all ages first', async () => {
    const html = await (await openSite()).page('/under-18');
    expect(html).toMatch(/<input type="checkbox" name="under18" value="1" checked=""/);
  });

  it('says what each scheme asks her to say, in the words of the register', async () => {
    const site = await openSite();
    const words = textOf(await site.page('/under-18'));
    expect(words).toContain('safe_haven: Say safe_haven');
    expect(words).toContain('ask_for_angela: Say ask_for_angela');
  });

  it('takes Childline from the register, with the day on which it was checked', async () => {
    const site = await openSite();
    await addChildline(site, true);
    const html = await site.page('/under-18');
    expect(html).toContain('href="tel:08005550199"');
    expect(textOf(html)).toContain('Checked on 4 May 2026');
  });

  it('names no Childline number where the register does not show one', async () => {
    const site = await openSite();
    await addChildline(site, false);
    const html = await site.page('/under-18');
    expect(html).not.toContain('To talk to someone');
    expect(html).toContain('href="tel:999"');
  });

  it('is written for a reading age of about nine: short sentences, short words', async () => {
    const site = await openSite();
    for (const path of ['/under-18', '/cover-your-tracks']) {
      const main = /<main[^>]*>(.*)<\/main>/s.exec(await site.page(path))?.[1] ?? '';
      expect(gradeOf(main)).toBeLessThan(6);
    }
  });
});

describe('the page on covering tracks', () => {
  it('says first that we cannot clear a history', async () => {
    const words = textOf(await (await openSite()).page('/cover-your-tracks'));
    expect(words).toContain('We cannot clear your phone’s history.');
    expect(words).not.toMatch(/we (will |can )?(delete|clear|hide)/i);
  });
});

it.each(['/', '/help', '/under-18', '/privacy'])('%s leads to both pages', async (path) => {
  const html = await (await openSite()).page(path);
  expect(html).toContain('href="/under-18"');
  expect(html).toContain('href="/cover-your-tracks"');
});

async function addChildline({ db }: Site, shown: boolean): Promise<void> {
  const ways = { phone: '0800 555 0199', textNumber: '', email: '', website: 'https://line.example' };
  const line = { name: 'Childline', forWhom: 'Anyone under 19', hours: '24 hours', checkedOn: '2026-05-04' };
  const kept = { owner: 'An officer', source: 'test', position: 1, emergency: false, authorityCode: null };
  await db.writeAll([insertHelpline(db, { key: 'childline', ...line, ...ways, ...kept, shown })]);
}

/** Flesch-Kincaid grade, US: age is about grade plus 5. */
function gradeOf(html: string): number {
  const sentences = html
    .replace(/<\/(?:p|li|h[1-6]|a|label|button)>/g, '. ')
    .replace(/<[^>]+>/g, ' ')
    .split(/[.?!:]\s/)
    .map((sentence) => sentence.match(/[a-z’]+/gi) ?? [])
    .filter((words) => words.length > 2);
  const words = sentences.flat();
  const syllables = words.reduce(
    (sum, word) => sum + Math.max(1, word.replace(/e$/, '').match(/[aeiouy]+/gi)?.length ?? 1),
    0,
  );
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
