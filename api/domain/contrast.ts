/** A colour as `#rrggbb`. */
export type Colour = string;

/** What normal text needs (WCAG 2.2, 1.4.3, level AA). */
export const TEXT_CONTRAST = 4.5;

/** `#rrggbb` of what somebody wrote: `17565F`, `#fff`, ` #17565f `; undefined where it is no such colour. */
export function readColour(text: string): Colour | undefined {
  const [, digits = ''] = /^\s*#?([0-9a-f]{6}|[0-9a-f]{3})\s*$/i.exec(text) ?? [];
  if (digits === '') return undefined;
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return `#${long.toLowerCase()}`;
}

/**
 * The contrast of two colours, 1 to 21: (L1 + 0.05) / (L2 + 0.05) of their relative luminances, the lighter first
 * (WCAG 2.2, definition of contrast ratio).
 */
export function contrastRatio(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
    linear(parseInt(colour.slice(start, start + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** The first of some colours that can be read on a ground; else black or white, of which one always can. */
export function readableOn(ground: Colour, wanted: readonly Colour[]): Colour {
  const best = contrastRatio('#ffffff', ground) >= contrastRatio('#000000', ground) ? '#ffffff' : '#000000';
  return wanted.find((colour) => contrastRatio(colour, ground) >= TEXT_CONTRAST) ?? best;
}

/** A colour between two: 0 is the first, 1 the second. */
export function mixed(one: Colour, other: Colour, share: number): Colour {
  const channels = [1, 3, 5].map((start) => {
    const [from, to] = [one, other].map((colour) => parseInt(colour.slice(start, start + 2), 16));
    return Math.round((from ?? 0) + ((to ?? 0) - (from ?? 0)) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
