import { dateWords } from '../../domain/date-words.ts';
import { BLACK, BLUE, GREY } from '../colours.ts';
import type { Pen } from '../pen.ts';
import { ENGLISH } from '../words/english.ts';
import type { SignFacts } from '../../domain/signage.ts';

export type Paper = 'a4' | 'a5';

/** Millimetres; A5 is A4 made smaller, so that one design serves both. */
export const PAPER: Readonly<Record<Paper, { width: number; height: number; scale: number }>> = {
  a4: { width: 210, height: 297, scale: 1 },
  a5: { width: 148, height: 210, scale: 148 / 210 },
};

/** What stands at the foot of each poster: where to look it up, whom to call, and until when the sign holds. */
export async function drawFoot(
  pen: Pen,
  facts: SignFacts,
  { y, qr }: { y: number; qr: number },
): Promise<void> {
  pen.qr(facts.address, 15, y, qr);
  const x = 15 + qr + 4;
  const width = 195 - x;
  await pen.text(ENGLISH.danger, { x, y, width, height: 10, size: 6.6, weight: 700, colour: BLACK });
  await pen.text('Scan to see until when this place is open, and that this sign still holds.', {
    ...{ x, y: y + 10, width, height: 6.4, size: 4, colour: BLACK },
  });
  await pen.text(`Valid until ${dateWords(facts.validUntil)}`, {
    ...{ x, y: y + 17, width, height: 8, size: 5.4, weight: 700, colour: BLUE },
  });
  await pen.text(`${facts.venueName}. Accredited by ${facts.authorityName}.`, {
    ...{ x, y: y + 25.4, width, height: qr - 25.4, size: 3.8, least: 1.8, colour: GREY, direction: 'ltr' },
  });
}
