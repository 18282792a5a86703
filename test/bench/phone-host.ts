import { brotliCompressSync, constants } from 'node:zlib';
import { drawsFrom } from './seeded.ts';

/**
 * What a council's page brings along, in brotli: about the HTML and styles of HTTP Archive's median page for phones,
 * and a third of its scripts. Pictures and fonts are left out: they come after the words.
 */
export const HOST_WEIGHT_KB = { page: 40, styles: 60, script: 120 } as const;

const SYLLABLES = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'po',
  'ru',
  'sta',
  'tre',
  'vi',
  'wo',
  'xa',
];
const WORDS = 3_000;

export interface CouncilHost {
  readonly styles: string;
  readonly script: string;
  /** The page with this on top of its own text, behind half of its HTML: a menu that is folded away. */
  page(content: string): string;
}

/** Invented text of such a weight, the same in every run. Its script is read and defines functions that nobody calls. */
export function councilHost(): CouncilHost {
  const draws = drawsFrom(7);
  const vocabulary = Array.from({ length: WORDS }, () =>
    Array.from({ length: 2 + draws.below(3) }, () => draws.oneOf(SYLLABLES)).join(''),
  );
  const word = () => vocabulary[Math.floor(WORDS * draws.fraction() ** 2)] ?? '';
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const hex = () =>
    draws
      .below(2 ** 24)
      .toString(16)
      .padStart(6, '0');

  const rule = () =>
    `.${word()}-${word()} .${word()}{color:#${hex()};margin:${draws.below(64)}px ${draws.below(64)}px;width:${draws.below(1000) / 10}%}\n`;
  const helper = () =>
    `function ${word()}_${word()}(a,b){if(a.${word()}>${draws.below(9999)}){return b("${words(4)}",a.${word()})}return a.${word()}[${draws.below(99)}]}\n`;
  const link = () => `<li><a class="${word()}-${word()}" href="/${word()}/${word()}">${words(3)}</a></li>\n`;
  const paragraph = () => `<p class="${word()}">${words(40)}</p>\n`;

  const links = weighing(HOST_WEIGHT_KB.page * 500, link);
  const after = weighing(HOST_WEIGHT_KB.page * 500, paragraph);
  return {
    styles: weighing(HOST_WEIGHT_KB.styles * 1_000, rule),
    script: weighing(HOST_WEIGHT_KB.script * 1_000, helper),
    page: (content) =>
      `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
      `<title>Community safety</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/host.css"></head><body>` +
      `<nav hidden><ul>${links}</ul></nav><main>${content}${after}</main><script src="/host.js"></script></body></html>`,
  };
}

/** So many pieces as weigh this much in brotli, to within two in a hundred. */
function weighing(bytes: number, piece: () => string): string {
  let text = '';
  for (let weight = 0; weight < bytes * 0.99; weight = compressed(text).length) {
    const lack = text === '' ? 8_000 : (text.length * (bytes - weight)) / weight;
    for (const full = text.length + lack; text.length < full;) text += piece();
  }
  return text;
}

/** As a server sends a file that it has time for. */
export function compressed(text: string): Buffer {
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
}
