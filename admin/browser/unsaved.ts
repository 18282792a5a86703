/**
 * Asks before a page is left whose form, `data-warn-unsaved`, holds what was typed and not sent. A form that came back
 * with errors holds such words from the start.
 */
export function warnOfUnsaved(): void {
  const unsaved = new Set(document.querySelectorAll('form[data-warn-unsaved="changed"]'));
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-warn-unsaved]')) {
    form.addEventListener('input', () => unsaved.add(form));
    form.addEventListener('submit', () => unsaved.delete(form));
  }
  addEventListener('beforeunload', (event) => {
    if (unsaved.size > 0) event.preventDefault();
  });
}
