import { contrastRatio, mixed, readableOn, TEXT_CONTRAST, type Colour } from '../../domain/contrast.ts';
import { COLOURS, type ColourName, type EmbedOptions } from './options.ts';

/** The finder's own colours by day. */
export const OWN_COLOURS: Readonly<Record<ColourName, Colour>> = {
  accent: '#17565f',
  text: '#1b2330',
  background: '#fbfaf7',
};

const OPEN = ['#1c5e33', '#8fdba6'] as const;
const FOCUS = ['#8a3ffc', '#d0b3ff'] as const;
/** Edges of cards stand back behind the text. */
const BORDER_SHARE = 0.35;

type Colours = Pick<EmbedOptions, ColourName>;

/** The chosen colours, and the finder's own for the others; undefined where none was chosen. */
function chosen(options: Colours): Readonly<Record<ColourName, Colour>> | undefined {
  if (COLOURS.every((name) => options[name] === '')) return undefined;
  const { accent, text, background } = options;
  return {
    accent: accent || OWN_COLOURS.accent,
    text: text || OWN_COLOURS.text,
    background: background || OWN_COLOURS.background,
  };
}

/**
 * The finder's custom properties for colours that somebody chose: what they did not choose follows so that it can be
 * read. Empty where they chose none: the finder then has its own, by day and in the dark.
 */
export function themeOf(options: Colours): Readonly<Record<string, string>> {
  const colours = chosen(options);
  if (!colours) return {};
  const { accent, text, background } = colours;
  return {
    '--haven-scheme':
      contrastRatio(background, '#000000') < contrastRatio(background, '#ffffff') ? 'dark' : 'light',
    '--haven-text': text,
    '--haven-background': background,
    '--haven-surface': background,
    '--haven-border': mixed(background, text, BORDER_SHARE),
    '--haven-accent': accent,
    '--haven-on-accent': readableOn(accent, ['#ffffff']),
    '--haven-open': readableOn(background, OPEN),
    '--haven-focus': readableOn(background, FOCUS),
  };
}

/** Two colours that meet, and whether people can read the one on the other. */
export interface Finding {
  readonly field: ColourName;
  readonly what: string;
  readonly ratio: number;
  readonly isEnough: boolean;
}

/** Where chosen colours meet. Each needs 4.5 to 1: the accent is the colour of links and of buttons' words. */
export function findingsOf(options: Colours): readonly Finding[] {
  const colours = chosen(options);
  if (!colours) return [];
  const { accent, text, background } = colours;
  return [
    finding('text', 'Text on the background', text, background),
    finding('accent', 'Links and buttons on the background', accent, background),
  ];
}

function finding(field: ColourName, what: string, colour: Colour, ground: Colour): Finding {
  const ratio = contrastRatio(colour, ground);
  return { field, what, ratio, isEnough: ratio >= TEXT_CONTRAST };
}

/** `7.2 to 1`; rounded down, since 4.46 is not 4.5. */
export function ratioWords(ratio: number): string {
  return `${Math.floor(ratio * 10) / 10} to 1`;
}

/** A stylesheet that gives the properties to an element. */
export function themeCss(selector: string, theme: Readonly<Record<string, Colour>>): string {
  const lines = Object.entries(theme).map(([name, colour]) => `  ${name}: ${colour};`);
  return lines.length === 0 ? '' : `${selector} {\n${lines.join('\n')}\n}`;
}
