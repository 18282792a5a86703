import { BLACK, BLUE, GREY, PALE, WHITE } from '../colours.ts';
import type { PrintDocument } from '../document.ts';
import { penOn } from '../pen.ts';
import { addSheet } from '../sheet.ts';
import { ENGLISH } from '../words/english.ts';
import { drawLanguages } from './languages.ts';
import { drawFoot, PAPER, type Paper } from './paper.ts';
import type { SignFacts } from '../../domain/signage.ts';
import type { SignTools } from './sign-tools.ts';

const [LEFT, WIDE] = [15, 180];

/** For the bar or counter: what the place is for, what to say, and what staff will do. Designed on A4. */
export async function drawPoster(
  document: PrintDocument,
  facts: SignFacts,
  { fonts, bleed }: SignTools,
  paper: Paper,
): Promise<void> {
  const { scale, ...size } = PAPER[paper];
  const pen = penOn(addSheet(document, { ...size, bleed }), fonts, scale);
  // Into the bleed, which is 3 mm on every paper.
  const over = bleed ? 3 / scale : 0;
  pen.box(-over, -over, 210 + 2 * over, 66 + over, BLUE);
  const column = { x: LEFT, width: WIDE } as const;
  const white = { ...column, colour: WHITE, weight: 700 } as const;
  await pen.text(ENGLISH.unsafe, { ...white, y: 12, height: 26, size: 18 });
  await pen.text(ENGLISH.trained, { ...white, y: 40, height: 16, size: 11 });
  // Without other languages the English words have their room.
  const large = facts.languages.length === 0;
  const name = { ...column, y: 72, height: large ? 20 : 15, size: large ? 14 : 11 };
  await pen.text(facts.schemeName, { ...name, colour: BLUE, weight: 700 });
  const summaryAt = name.y + name.height;
  const summary = { ...column, y: summaryAt, height: large ? 34 : 20, size: large ? 8.4 : 5.8 };
  await pen.text(facts.summary, { ...summary, colour: BLACK });
  const boxAt = summaryAt + summary.height + 2;
  const boxHigh = large ? 46 : 28;
  pen.box(LEFT, boxAt, WIDE, boxHigh, PALE);
  await pen.text(facts.say, {
    ...{ x: LEFT + 6, y: boxAt + 2, width: WIDE - 12, height: boxHigh - 4, upright: 'middle' },
    ...{ size: large ? 13 : 9.5, weight: 700, colour: BLACK },
  });
  const willAt = boxAt + boxHigh + 3;
  const will = { ...column, y: willAt, height: large ? 56 : 18, size: large ? 7.6 : 4.8 };
  await pen.text(facts.staffWill, { ...will, colour: large ? BLACK : GREY });
  const from = willAt + will.height + 2;
  await drawLanguages(pen, facts, { ...column, y: from, height: 247 - from }, (words) => [
    words.unsafe,
    words.trained,
    words.schemes[facts.schemeKey],
  ]);
  await drawFoot(pen, facts, { y: 251, qr: 34 });
}
