import { describe, expect, it } from 'vitest';
import { printDocument } from '../../../api/print/document.ts';
import { fitText } from '../../../api/print/fit-text.ts';
import { FONT_PARTS, fontFileName } from '../../../api/print/font-files.ts';
import { fontShelf } from '../../../api/print/font-shelf.ts';
import { readFontFile } from '../../../api/print/fonts.node.ts';
import { addSheet } from '../../../api/print/sheet.ts';
import { usePdfBrowser } from '../../helpers/pdf-in-browser.ts';

const TEXTS: readonly (readonly [language: string, text: string])[] = [
  ['en', 'Staff here are trained to help. Żółć ffi'],
  ['cy', 'Ŵyn, tŷ ac ŷd: mae’r staff yma wedi’u hyfforddi'],
  ['vi', 'Nhân viên ở đây được đào tạo'],
  ['ro', 'Personalul de aici este instruit să ajute'],
  ['uk', 'Персонал тут навчений. Їжак, ґрунт'],
  ['el', 'Το προσωπικό έχει εκπαιδευτεί'],
  ['ar', 'الموظفون هنا مُدَرَّبون (اطلب Angela) لا الله 2026'],
  ['fa', 'کارکنان اینجا آموزش دیده‌اند. می‌توانید'],
  ['ur', 'یہاں کا عملہ مدد کے لیے تربیت یافتہ ہے۔ ٹھیک'],
  ['he', 'הצוות כאן עבר הכשרה. שָׁלוֹם "Angela" 24/7'],
  ['gu', 'સ્ટાફને તાલીમ અં આં ક્ષત્રિય કૃપા હું શ્રી પ્રશિક્ષિત'],
  ['hi', 'यहाँ के कर्मचारी प्रशिक्षित हैं क्षत्रिय'],
  ['zh', '这里的员工受过培训。，可以帮助您。请问 Angela 在吗？'],
];
const RIGHT_TO_LEFT = ['ar', 'fa', 'ur', 'he'];

const [WIDTH, ROW, SIZE, SCALE] = [160, 12, 6, 3] as const;
const pixels = (millimetres: number) => (millimetres * 72 * SCALE) / 25.4;

describe('text on paper', () => {
  const browser = usePdfBrowser(readFontFile);
  const fonts = fontShelf(readFontFile);

  it.each(TEXTS)(
    'in %s has the same letters in the same places as Chromium shows',
    async (language, text) => {
      const direction = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
      const document = await printDocument({ title: 'Text', author: 'Test', language, madeAt: 0 });
      const sheet = addSheet(document, { width: WIDTH, height: ROW, bleed: false });
      const block = await fitText(text, { fonts, direction, width: WIDTH, height: ROW, size: SIZE });
      expect(block.size).toBe(SIZE);
      sheet.text(block, { x: 0, y: 0, width: WIDTH });
      const printed = await browser().render(await document.finish(), 1, SCALE);

      const faces = FONT_PARTS.map(
        (part) =>
          `@font-face{font-family:N;src:url(/fonts/${fontFileName(part, 400)});unicode-range:${part.ranges
            .map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`)
            .join(',')}}`,
      );
      // Of several faces for a character a browser takes the last.
      const style = `${faces.reverse().join('')}body{margin:0}div{font:${pixels(SIZE)}px/1.36 N;text-rendering:geometricPrecision;text-spacing-trim:space-all}`;
      const shown = await browser().screenshot(
        `<!doctype html><meta charset="utf-8"><style>${style}</style><div lang="${language}" dir="${direction}">${text}</div>`,
        { width: Math.ceil(pixels(WIDTH)), height: Math.ceil(pixels(ROW)) },
      );
      for (const [one, other] of [
        [printed, shown],
        [shown, printed],
      ] as const) {
        const { all, met } = await browser().covered(one, other, 2);
        expect(all).toBeGreaterThan(500);
        expect(met / all).toBeGreaterThan(0.995);
      }
    },
  );
});
