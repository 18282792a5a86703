import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText } from '../../../api/print/fit-text.ts';
import { fontShelf } from '../../../api/print/font-shelf.ts';
import { readFontFile } from '../../../api/print/fonts.node.ts';
import { shape } from '../../../api/print/shape.ts';
import { anyName } from './any-name.ts';

const fonts = fontShelf(readFontFile);

describe('a text in its place', () => {
  it('never leaves it, whatever the text: it is set smaller, and shortened where that is not enough', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyName,
        fc.double({ min: 20, max: 120, noNaN: true }),
        fc.double({ min: 6, max: 30, noNaN: true }),
        async (text, width, height) => {
          const size = height / 1.4;
          const block = await fitText(text, { fonts, width, height, size, least: size / 4 });
          expect(block.height).toBeLessThanOrEqual(height + 1e-6);
          for (const line of block.lines) expect(line.width * block.size).toBeLessThanOrEqual(width + 1e-6);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('is as large as wished where there is room', async () => {
    const block = await fitText('The Example Arms', { fonts, width: 100, height: 20, size: 6 });
    expect(block).toMatchObject({ size: 6, direction: 'ltr', lines: [{ text: 'The Example Arms' }] });
  });

  it('breaks at spaces, between Chinese characters, and never before what closes', async () => {
    const lines = async (text: string) =>
      (await fitText(text, { fonts, width: 30, height: 60, size: 6 })).lines.map(({ text: line }) => line);
    expect(await lines('Staff here are trained to help.')).toEqual([
      'Staff here',
      'are',
      'trained to',
      'help.',
    ]);
    expect(await lines('这里的员工受过培训。')).toEqual(['这里的员工', '受过培训。']);
  });

  it('leaves out what no font has, and what is invisible, rather than print boxes', async () => {
    expect((await shape('The 🍺 Example \u202eArms\u200b', { fonts, weight: 400 })).text).toBe(
      'The Example Arms',
    );
  });

  it('keeps the mark that Farsi words are written with', async () => {
    expect((await shape('می‌توانید', { fonts, weight: 400 })).text).toBe('می‌توانید');
  });

  it('is read from the right where its first letters are, unless it is said otherwise', async () => {
    expect((await shape('مقهى Angela', { fonts, weight: 400 })).direction).toBe('rtl');
    expect((await shape('Angela مقهى', { fonts, weight: 400 })).direction).toBe('ltr');
    expect((await shape('Angela', { fonts, weight: 400, direction: 'rtl' })).direction).toBe('rtl');
  });
});
