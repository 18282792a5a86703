import { BLACK, BLUE, GREY } from '../colours.ts';
import type { PrintDocument } from '../document.ts';
import { penOn } from '../pen.ts';
import { addSheet } from '../sheet.ts';
import { ENGLISH } from '../words/english.ts';
import { drawLanguages } from './languages.ts';
import { drawFoot, PAPER, type Paper } from './paper.ts';
import type { SignFacts } from '../../domain/signage.ts';
import type { SignTools } from './sign-tools.ts';

/**
 * For the inside of a toilet door: read by one person alone, and quiet enough for whoever waits outside. No coloured band,
 * no alarm; the words are about asking, not about danger.
 */
export async function drawDoorPoster(
  document: PrintDocument,
  facts: SignFacts,
  { fonts, bleed }: SignTools,
  paper: Paper,
): Promise<void> {
  const { scale, ...size } = PAPER[paper];
  const pen = penOn(addSheet(document, { ...size, bleed }), fonts, scale);
  const column = { x: 20, width: 170 } as const;
  const large = facts.languages.length === 0;
  await pen.text('Need a quiet word?', { ...column, y: 20, height: 26, size: 18, weight: 700, colour: BLUE });
  await pen.text(ENGLISH.quietly, { ...column, y: 47, height: 24, size: 8.4, colour: BLACK });
  pen.box(20, 76, 1, large ? 56 : 38, BLUE);
  await pen.text(facts.say, {
    ...{ x: 26, y: 76, width: 164, height: large ? 56 : 38, upright: 'middle' },
    ...{ size: large ? 14 : 11, weight: 700, colour: BLACK },
  });
  const helpAt = large ? 138 : 118;
  const help = [ENGLISH.trained, ENGLISH.schemes[facts.schemeKey]].filter(Boolean).join(' ');
  await pen.text(help, {
    ...{ ...column, y: helpAt, height: large ? 36 : 20, size: large ? 8.4 : 6.2, colour: GREY },
  });
  const from = helpAt + (large ? 40 : 23);
  await drawLanguages(pen, facts, { ...column, y: from, height: 247 - from }, (words) => [
    words.quietly,
    words.trained,
  ]);
  await drawFoot(pen, facts, { y: 251, qr: 34 });
}
