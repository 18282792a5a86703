import { SIGN_NAMES, type SignFacts, type SignKind } from '../../domain/signage.ts';
import { printDocument, type PrintDocument } from '../document.ts';
import { drawDoorPoster } from './door-poster.ts';
import { drawPoster } from './poster.ts';
import type { SignTools } from './sign-tools.ts';
import { drawStaffCard } from './staff-card.ts';
import { drawSticker } from './sticker.ts';

type Draw = (document: PrintDocument, facts: SignFacts, tools: SignTools) => Promise<void>;

const DRAW: Readonly<Record<SignKind, Draw>> = {
  sticker: drawSticker,
  'poster-a4': (document, facts, tools) => drawPoster(document, facts, tools, 'a4'),
  'poster-a5': (document, facts, tools) => drawPoster(document, facts, tools, 'a5'),
  'door-a4': (document, facts, tools) => drawDoorPoster(document, facts, tools, 'a4'),
  'door-a5': (document, facts, tools) => drawDoorPoster(document, facts, tools, 'a5'),
  card: drawStaffCard,
};

/** Signs of a venue as one PDF, a page each: fonts in it, and with `bleed` ready for a press. */
export async function printSigns(
  kinds: readonly SignKind[],
  facts: SignFacts,
  tools: SignTools,
): Promise<Uint8Array> {
  const [first] = kinds;
  const what = kinds.length === 1 && first ? SIGN_NAMES[first] : 'Signs';
  const document = await printDocument({
    title: `${what}: ${facts.schemeName}, ${facts.venueName}`,
    author: facts.authorityName,
    language: 'en-GB',
    madeAt: tools.madeAt,
  });
  for (const kind of kinds) await DRAW[kind](document, facts, tools);
  return document.finish();
}
