/** Pieces of the map that are built by hand, element by element: a strict page lets nobody write HTML as text. */

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes, and what stands in it. */
export function build<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

function drawing(box: string, path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', box);
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** A pin where it is open, a square sign where it is not: told apart without colour. Both end in the place itself. */
const PIN = 'M18 2C9.7 2 3 8.6 3 16.8 3 27 18 42 18 42s15-15 15-25.2C33 8.6 26.3 2 18 2z';
const SIGN = 'M4 4h28v28H22l-4 10-4-10H4z';

/** A button of one place: its number in the list on the shape of its state. */
export function marker(): HTMLButtonElement {
  return build('button', { type: 'button', class: 'marker' });
}

/** Brings a marker up to date. Only what changed is touched, so that it keeps the focus. */
export function dressMarker(
  button: HTMLButtonElement,
  { number, open, name, chosen }: { number: string; open: boolean; name: string; chosen: boolean },
): void {
  const state = `${number}/${open}`;
  if (button.dataset['state'] !== state) {
    button.dataset['state'] = state;
    button.classList.toggle('shut', !open);
    button.replaceChildren(drawing('0 0 36 44', open ? PIN : SIGN), build('span', {}, number));
  }
  if (button.getAttribute('aria-label') !== name) button.setAttribute('aria-label', name);
  button.setAttribute('aria-pressed', String(chosen));
}

/** Where the list was looked for from: a ring, and its words, which stand where no pin covers them. */
export function here(): { readonly ring: HTMLElement; readonly words: HTMLElement } {
  return { ring: build('div', { class: 'here' }), words: build('div', { class: 'here-words' }) };
}
