/**
 * What belongs to a checkbox that is not ticked is folded away, and is not sent: words that nobody sees are not what a
 * person says. They are there again when it is ticked.
 */
export function holdBackFolded(): void {
  const boxes = document.querySelectorAll<HTMLInputElement>('input[type="checkbox"][aria-controls]');
  const follow = (): void => {
    for (const box of boxes) {
      const folded = document.getElementById(box.getAttribute('aria-controls') ?? '');
      for (const field of folded?.querySelectorAll<HTMLInputElement>('input, textarea, select') ?? [])
        field.disabled = !box.checked;
    }
  };
  for (const box of boxes) box.addEventListener('change', follow);
  // A browser that goes back puts the ticks back after this module has run.
  addEventListener('pageshow', follow);
  follow();
}
