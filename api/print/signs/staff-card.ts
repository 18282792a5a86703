import { dateWords } from '../../domain/date-words.ts';
import { BLACK, BLUE, GREY, PALE, WHITE } from '../colours.ts';
import type { PrintDocument } from '../document.ts';
import { penOn } from '../pen.ts';
import { addSheet } from '../sheet.ts';
import type { SignFacts } from '../../domain/signage.ts';
import type { SignTools } from './sign-tools.ts';

/** What staff learn in training, as few words as will do at one in the morning. */
const STEPS: readonly string[] = [
  'Stay calm and believe them. Do not ask them to prove anything.',
  'Take them somewhere quieter, out of sight. Stay with them.',
  'Ask: “What would you like to happen?” Offer a seat, water, a phone, a taxi, a friend, the police.',
  'Not sure? Fetch the trained lead, the deputy or the manager.',
  'Someone in danger, or hurt? Call 999 at once.',
  'A child on their own: never send them away. Stay with them and call 101, or 999 if they are at risk.',
  'Afterwards tell the manager what happened. Write down facts, and no names where you can help it.',
];

/** For the staff room: A6, what to do when someone asks. English, as the training is. */
export async function drawStaffCard(
  document: PrintDocument,
  facts: SignFacts,
  { fonts, bleed }: SignTools,
): Promise<void> {
  const pen = penOn(addSheet(document, { width: 105, height: 148, bleed }), fonts);
  const over = bleed ? 3 : 0;
  pen.box(-over, -over, 105 + 2 * over, 24 + over, BLUE);
  const column = { x: 8, width: 89 } as const;
  const white = { ...column, colour: WHITE } as const;
  await pen.text('When someone asks for help', { ...white, y: 5, height: 9.5, size: 6.2, weight: 700 });
  await pen.text(`${facts.schemeName} · for staff only`, { ...white, y: 14.6, height: 6, size: 3.8 });
  pen.box(8, 28, 89, 15, PALE);
  await pen.text(`The sign tells people: ${facts.say}`, {
    ...{ x: 10, y: 28.6, width: 85, height: 13.8, size: 4, weight: 700, upright: 'middle', colour: BLACK },
  });
  let y = 46;
  for (const [n, step] of STEPS.entries()) {
    await pen.text(String(n + 1), { x: 8, y, width: 6, height: 6, size: 3.75, weight: 700, colour: BLUE });
    y += (await pen.text(step, { x: 14, y, width: 83, height: 16, size: 3.75, colour: BLACK })) + 0.9;
  }
  await pen.text(facts.venueName, { ...column, y: 135, height: 5, size: 3.2, least: 1.8, colour: GREY });
  await pen.text(`Valid until ${dateWords(facts.validUntil)}. Accredited by ${facts.authorityName}.`, {
    ...{ ...column, y: 139.8, height: 4.6, size: 3, least: 1.6, colour: GREY },
  });
}
