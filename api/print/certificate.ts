import { codeInGroups, type CertificateFacts } from '../domain/certificate.ts';
import { dateWords } from '../domain/date-words.ts';
import { BLACK, BLUE, GREY } from './colours.ts';
import { printDocument } from './document.ts';
import type { FontShelf } from './font-shelf.ts';
import { penOn } from './pen.ts';
import { addSheet } from './sheet.ts';

const [WIDE, HIGH] = [297, 210];

/** A certificate on A4 across: whose, in what, when, until when it can count, and how anybody checks it. */
export async function printCertificate(
  facts: CertificateFacts,
  { fonts, madeAt }: { fonts: FontShelf; madeAt: number },
): Promise<Uint8Array> {
  const document = await printDocument({
    title: `Certificate: ${facts.moduleName}`,
    author: facts.authorityName,
    language: 'en-GB',
    madeAt,
  });
  const pen = penOn(addSheet(document, { width: WIDE, height: HIGH, bleed: false }), fonts);
  for (const [x, y, width, height] of [
    [10, 10, WIDE - 20, 1],
    [10, HIGH - 11, WIDE - 20, 1],
    [10, 10, 1, HIGH - 20],
    [WIDE - 11, 10, 1, HIGH - 20],
  ] as const)
    pen.box(x, y, width, height, BLUE);
  const line = { x: 25, width: WIDE - 50, align: 'centre', colour: BLACK } as const;
  await pen.text('Certificate of training', {
    ...line,
    y: 24,
    height: 18,
    size: 11,
    colour: BLUE,
    weight: 700,
  });
  await pen.text('This is to say that', { ...line, y: 48, height: 8, size: 5 });
  const name = { ...line, y: 58, height: 28, size: 15, least: 4, upright: 'middle', weight: 700 } as const;
  await pen.text(facts.name, name);
  await pen.text('has completed', { ...line, y: 88, height: 8, size: 5 });
  await pen.text(facts.moduleName, { ...line, y: 97, height: 15, size: 9.5, colour: BLUE, weight: 700 });
  await pen.text(`on ${dateWords(facts.trainedOn)}`, { ...line, y: 113, height: 9, size: 6 });
  const until = `It counts until ${dateWords(facts.countsUntil)} at the latest. A venue’s scheme or licence can ask for the training again sooner.`;
  await pen.text(until, { ...line, y: 125, height: 8, size: 4.4, colour: GREY });
  pen.qr(facts.address, 25, 146, 44);
  const right = { x: 76, width: WIDE - 101, colour: BLACK } as const;
  await pen.text('Check this certificate', { ...right, y: 150, height: 8, size: 5.4, weight: 700 });
  await pen.text(codeInGroups(facts.code), { ...right, y: 159, height: 9, size: 6.4, weight: 700 });
  await pen.text(facts.address, { ...right, y: 169, height: 7, size: 4, least: 1.8 });
  const kept = `It is on the register of ${facts.authorityName || 'the council'}, which says whether it still counts.`;
  await pen.text(kept, { ...right, y: 178, height: 7, size: 4, least: 2, colour: GREY });
  return document.finish();
}
