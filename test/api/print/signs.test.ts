import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGN_LANGUAGES } from '../../../api/domain/sign-languages.ts';
import { SIGN_KINDS, type SignFacts, type SignKind } from '../../../api/domain/signage.ts';
import { readFontFile } from '../../../api/print/fonts.node.ts';
import { printer } from '../../../api/print/printer.ts';
import { phrasesOf, signWords } from '../../../api/print/words/wording.ts';
import { REFERENCE_SCHEMES } from '../../../db/reference/schemes.ts';
import { readPdf } from '../../helpers/read-pdf.ts';
import { anyName } from './any-name.ts';

const print = printer(readFontFile);
const PRESS = { bleed: true, madeAt: Date.parse('2026-06-10T17:00:00Z') };
const SIZES: Readonly<Record<SignKind, { width: number; height: number }>> = {
  sticker: { width: 100, height: 100 },
  'poster-a4': { width: 210, height: 297 },
  'poster-a5': { width: 148, height: 210 },
  'door-a4': { width: 210, height: 297 },
  'door-a5': { width: 148, height: 210 },
  card: { width: 105, height: 148 },
};

function facts(schemeKey: string, given: Partial<SignFacts> = {}): SignFacts {
  const scheme = REFERENCE_SCHEMES.find(({ key }) => key === schemeKey);
  if (!scheme) throw new Error(`no scheme ${schemeKey}`);
  const { name, summary, say, staffWill } = scheme.wording.en;
  return {
    ...{ venueName: 'The Example Arms', schemeKey, schemeName: name, summary, say, staffWill },
    ...{ languages: [], address: 'https://havens.example/havens/k3f9x2m4q', validUntil: '2027-02-28' },
    ...{ authorityName: 'London Borough of Example', ...given },
  };
}

describe('a pack of signs', () => {
  it.each(REFERENCE_SCHEMES.map(({ key }) => key))(
    'of %s says what the scheme says, until when, and whom to call',
    async (schemeKey) => {
      const given = facts(schemeKey);
      const { pages } = await readPdf(await print.signs(SIGN_KINDS, given, PRESS));
      const [sticker, poster, , door, , card] = pages.map(({ text }) => squeezed(text));
      for (const words of [
        given.schemeName,
        'Staff here are trained to help.',
        'Valid until 28 February 2027',
      ])
        expect(sticker).toContain(squeezed(words));
      for (const words of [
        given.say,
        given.summary,
        given.staffWill,
        'Call 999',
        'Valid until 28 February 2027',
      ])
        expect(poster).toContain(squeezed(words));
      for (const words of ['Need a quiet word?', given.say, '999']) expect(door).toContain(squeezed(words));
      for (const words of ['When someone asks for help', given.say, '28 February 2027'])
        expect(card).toContain(squeezed(words));
      for (const text of [sticker, poster, door])
        expect(text).not.toMatch(/guarantee|aresafe|issafe|isasafe/i);
    },
  );

  it('has a page of its size each, with 3 mm of bleed around it and marks beyond, and every font in it', async () => {
    const bytes = await print.signs(
      SIGN_KINDS,
      facts('ask_for_angela', { languages: ['ar', 'gu', 'zh'] }),
      PRESS,
    );
    const { pages, fonts, title, language } = await readPdf(bytes);
    expect(pages.map(({ trim }) => trim)).toEqual(SIGN_KINDS.map((kind) => SIZES[kind]));
    for (const { trim, bleed, media } of pages) {
      expect(bleed).toEqual({ width: trim.width + 6, height: trim.height + 6 });
      expect(media).toEqual({ width: trim.width + 20, height: trim.height + 20 });
    }
    expect(fonts.map(({ name }) => name.slice(7)).toSorted()).toEqual(
      expect.arrayContaining(['NotoSans-Bold', 'NotoSansArabic-Regular', 'NotoSansGujarati-Regular']),
    );
    expect(fonts.every(({ name, embedded }) => embedded && /^[A-Z]{6}\+/.test(name))).toBe(true);
    expect(title).toBe('Signs: Ask for Angela, The Example Arms');
    expect(language).not.toBe('');
    expect(bytes.length).toBeLessThan(400_000);
  });

  it('for a printer at hand is the bare page', async () => {
    const { pages } = await readPdf(
      await print.signs(['poster-a4'], facts('safe_haven'), { ...PRESS, bleed: false }),
    );
    expect(pages).toMatchObject([
      { media: SIZES['poster-a4'], bleed: SIZES['poster-a4'], trim: SIZES['poster-a4'] },
    ]);
  });

  it('says the phrase in English beside each language, and what that language says of the scheme', async () => {
    for (const language of SIGN_LANGUAGES) {
      const given = facts('ask_for_angela', { languages: [language] });
      const { pages } = await readPdf(await print.signs(['poster-a4'], given, PRESS));
      const text = squeezed(pages[0]?.text ?? '');
      expect(text.split('CanIspeaktoAngela').length).toBe(3);
      const own = squeezed(signWords(language).schemes['ask_for_angela'] ?? 'none');
      // What is read from the right, or joined from parts, pdf.js gives back by its shapes: the pixel test covers those.
      expect(text.includes(own) || ['ar', 'fa', 'ur', 'he', 'gu'].includes(language)).toBe(true);
    }
  });

  it('keeps every text inside its page, whatever the venue is called', async () => {
    await fc.assert(
      fc.asyncProperty(anyName, fc.constantFrom(...SIGN_KINDS), async (venueName, kind) => {
        const given = facts('safe_haven', { venueName, languages: ['ur', 'pl'] });
        const { pages } = await readPdf(await print.signs([kind], given, PRESS));
        const [page] = pages;
        if (!page) throw new Error('no page');
        for (const { x, y } of page.pieces) {
          expect(x).toBeGreaterThan(3);
          expect(x).toBeLessThan(page.trim.width - 3);
          expect(y).toBeGreaterThan(3);
          expect(y).toBeLessThan(page.trim.height - 3);
        }
        expect(page.pieces.map(({ text }) => text).join('')).toContain(
          '999'.slice(0, kind === 'sticker' ? 0 : 3),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('the words of signs', () => {
  it('take the phrases out of what the scheme says', () => {
    expect(phrasesOf('Ask “Can I speak to Angela?” or “Is Angela in?”')).toEqual([
      '“Can I speak to Angela?”',
      '“Is Angela in?”',
    ]);
    expect(phrasesOf('Drop in while it is open.')).toEqual([]);
  });

  it('are there in every language for every scheme, and never promise that a place is safe', () => {
    for (const language of ['en', ...SIGN_LANGUAGES] as const) {
      const { schemes, ...common } = signWords(language);
      expect(Object.keys(schemes).toSorted()).toEqual(REFERENCE_SCHEMES.map(({ key }) => key).toSorted());
      for (const words of [...Object.values(schemes), ...Object.values(common)]) {
        expect(words).toMatch(/\S/);
        expect(words).not.toMatch(/guarantee|garant|this place is safe/i);
      }
      expect(common.danger).toContain('999');
    }
  });
});

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}
