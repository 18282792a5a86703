import { dateWords } from '../../domain/date-words.ts';
import { BLUE, WHITE } from '../colours.ts';
import type { PrintDocument } from '../document.ts';
import { penOn } from '../pen.ts';
import { addSheet } from '../sheet.ts';
import { ENGLISH } from '../words/english.ts';
import type { SignFacts } from '../../domain/signage.ts';
import type { SignTools } from './sign-tools.ts';

const ACROSS = 100;
const CENTRE = ACROSS / 2;
const BLEED = 3;

/**
 * For the window: a round sticker of 100 mm, read from the pavement. Each text stands in a box inside the circle, so none
 * comes near the cut.
 */
export async function drawSticker(
  document: PrintDocument,
  facts: SignFacts,
  { fonts, bleed }: SignTools,
): Promise<void> {
  const pen = penOn(addSheet(document, { width: ACROSS, height: ACROSS, bleed }), fonts);
  pen.circle(CENTRE, CENTRE, CENTRE + (bleed ? BLEED : 0), BLUE);
  const line = { colour: WHITE, align: 'centre', upright: 'middle' } as const;
  await pen.text(facts.schemeName, { ...line, x: 22, y: 10, width: 56, height: 17, size: 10.5, weight: 700 });
  await pen.text(ENGLISH.trained, { ...line, x: 10, y: 27.5, width: 80, height: 7.5, size: 5, weight: 700 });
  pen.box(33, 37, 34, 34, WHITE);
  pen.qr(facts.address, 33, 37, 34);
  await pen.text(facts.venueName, { ...line, x: 15, y: 72.5, width: 70, height: 9, size: 4.2, least: 2.2 });
  await pen.text(`Valid until ${dateWords(facts.validUntil)}`, {
    ...line,
    ...{ x: 22, y: 82, width: 56, height: 6, size: 3.8, weight: 700 },
  });
}
