/** Shows the buttons that print the page, `data-print`: without JavaScript they could do nothing, so they are hidden. */
export function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}
