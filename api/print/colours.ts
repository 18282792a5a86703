/** What a press prints with: cyan, magenta, yellow and black, 0 to 1. */
export type Colour = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** Black ink only: letters of four inks blur where a sheet moves by a hair. */
export const BLACK: Colour = [0, 0, 0, 1];
export const WHITE: Colour = [0, 0, 0, 0];
/** The scheme's blue, dark: white on it is 10 to 1, it on white too. */
export const BLUE: Colour = [1, 0.7, 0, 0.4];
export const PALE: Colour = [0.12, 0.05, 0, 0];
/** For what matters less; still more than 7 to 1 on white. */
export const GREY: Colour = [0, 0, 0, 0.8];
