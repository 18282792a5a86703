/**
 * Says at once that a chosen file is larger than its field takes, `data-max-bytes`, and takes it out again: sent, it would
 * be refused with everything that was typed beside it.
 */
export function refuseLargeFiles(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type="file"][data-max-bytes]')) {
    const said = document.getElementById(`${input.id}-size`);
    input.addEventListener('change', () => {
      const limit = Number(input.dataset['maxBytes']);
      const tooLarge = [...(input.files ?? [])].some(({ size }) => size > limit);
      if (tooLarge) input.value = '';
      if (!said) return;
      said.textContent = tooLarge ? (input.dataset['tooLarge'] ?? '') : '';
      said.hidden = !tooLarge;
    });
  }
}
